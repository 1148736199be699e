/// Something to say about a place in the configuration.
package struct Diagnostic: Sendable, Equatable {
    package enum Severity: String, Sendable { case error, warning, note }

    package var severity: Severity
    /// The file as the user knows it, relative to the configuration directory (`configuration.yaml`).
    package var file: String
    /// 1-based, at the value.
    package var line: Int
    package var column: Int
    package var message: String
    /// What to do, "did you mean" included; nil where the message says it all.
    package var hint: String?
    /// The line of the file, for people to recognise the place. What is secret in it is left out already.
    package var excerpt: String?
    /// Message and hint in the languages beside English.
    var translations: [String: Translation] = [:]

    struct Translation: Sendable, Equatable {
        var message: String
        var hint: String?
    }

    package init(_ severity: Severity, file: String, line: Int, column: Int, message: String, hint: String? = nil) {
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint
    }

    /// The message in a language (`en`, `ko`); English where there is no other.
    package func message(in language: String) -> String {
        translations[language]?.message ?? message
    }

    /// The hint in a language (`en`, `ko`); English where there is no other.
    package func hint(in language: String) -> String? {
        guard let translation = translations[language] else { return hint }
        return translation.hint
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `configuration.yaml:3:14: error: …`, as compilers write it.
    package var description: String {
        "\(file):\(line):\(column): \(severity.rawValue): \(message)" + (hint.map { " (\($0))" } ?? "")
    }
}
