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

    package init(_ severity: Severity, file: String, line: Int, column: Int, message: String, hint: String? = nil) {
        self.severity = severity
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `configuration.yaml:3:14: error: …`, as compilers write it.
    package var description: String {
        "\(file):\(line):\(column): \(severity.rawValue): \(message)" + (hint.map { " (\($0))" } ?? "")
    }
}
