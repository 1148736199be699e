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
        }
    }
}
