/// Why a page cannot write a value into the configuration. Nothing was written then.
package struct ConfigurationEditFault: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// The block or its value is written in a form that cannot be changed without touching what stands around it.
        case unusualForm = "unusual_form"
        /// The file is no YAML, or cannot be read.
        case unreadable
        case unwritable
        /// Somebody else changed the file between looking and writing.
        case changedMeanwhile = "changed_meanwhile"
        /// A value with a line end or a control character in it.
        case unfitValue = "unfit_value"
        /// A cover over a secret that does not stand where the secret was.
        case movedSecret = "moved_secret"
        /// Bytes that are no UTF-8, or a zero.
        case notText = "not_text"
        case tooLarge = "too_large"
    }

    package var code: Code
    /// As the user knows it.
    package var file: String
    package var key: String?

    package init(_ code: Code, file: String, key: String? = nil) {
        self.code = code
        self.file = file
        self.key = key
    }

    package var description: String {
        switch code {
        case .unusualForm:
            "\(key ?? "A value") is written in \(file) in a form that only a person can change. Change it in the file."
        case .unreadable: "\(file) cannot be read as it is. Mend its faults first."
        case .unwritable: "\(file) cannot be written. Make it writable for this program."
        case .changedMeanwhile: "\(file) was changed meanwhile. Look at it again."
        case .unfitValue: "\(key ?? "A value") has a line end or a control character in it."
        case .movedSecret:
            "\(key ?? "A secret") does not stand where the secret was. It can be written over, but not moved."
        case .notText: "\(file) has bytes that are no text. Write over the places where a page shows U+FFFD."
        case .tooLarge: "\(file) is too large for a page. Change it with an editor."
        }
    }
}
