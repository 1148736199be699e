import BridgeConfiguration

/// What a check of the configuration gave.
struct CheckView: Sendable, Equatable {
    struct Fault: Sendable, Equatable {
        var severity: String
        var kind: String
        /// `configuration.yaml:3:14`
        var place: String
        var message: String
        var hint: String?
        /// The line of the file; what is secret in it is left out already.
        var excerpt: String?
        var file: String
        var line: Int
        /// Where its line can be changed; nil for who may not, and for files elsewhere.
        var edit: String?

        init(_ diagnostic: Diagnostic, isEditable: Bool, in texts: Texts) {
            severity = diagnostic.severity.rawValue
            kind =
                switch diagnostic.severity {
                case .error: texts[.severityError]
                case .warning: texts[.severityWarning]
                case .note: texts[.severityNote]
                }
            (file, line) = (diagnostic.file, diagnostic.line)
            if isEditable, !file.hasPrefix("/") { edit = EditorView.address(of: file, line: line) }
            place = "\(diagnostic.file):\(diagnostic.line):\(diagnostic.column)"
            message = diagnostic.message(in: texts.language.rawValue)
            hint = diagnostic.hint(in: texts.language.rawValue)?.nonEmpty
            // Of a file elsewhere nothing is shown: a page could be made to include any that the program may read.
            excerpt = file.hasPrefix("/") ? nil : diagnostic.excerpt?.nonEmpty
        }
    }

    var severity: String
    var summary: String
    var faults: [Fault]
    var hasFaults: Bool

    /// - Parameter isEditable: whether the places lead to where they are changed.
    init(_ check: ConfigurationCheck, isEditable: Bool = true, in texts: Texts) {
        let errors = check.errors.count
        let remarks = check.diagnostics.count - errors
        severity = check.isValid ? "good" : "bad"
        summary =
            if check.isValid {
                remarks == 0 ? texts[.checkValid] : texts(.checkValidNotes, ["count": "\(remarks)"])
            } else {
                errors == 1 ? texts[.checkInvalidOne] : texts(.checkInvalid, ["count": "\(errors)"])
            }
        // What has to be mended stands first.
        faults = (check.errors + check.diagnostics.filter { $0.severity != .error }).map {
            Fault($0, isEditable: isEditable, in: texts)
        }
        hasFaults = !faults.isEmpty
    }
}
