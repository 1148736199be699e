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

        init(_ diagnostic: Diagnostic, in texts: Texts) {
            severity = diagnostic.severity.rawValue
            kind =
                switch diagnostic.severity {
                case .error: texts[.severityError]
                case .warning: texts[.severityWarning]
                case .note: texts[.severityNote]
                }
            place = "\(diagnostic.file):\(diagnostic.line):\(diagnostic.column)"
            message = diagnostic.message(in: texts.language.rawValue)
            hint = diagnostic.hint(in: texts.language.rawValue)?.nonEmpty
            excerpt = diagnostic.excerpt?.nonEmpty
        }
    }

    var severity: String
    var summary: String
    var faults: [Fault]
    var hasFaults: Bool

    init(_ check: ConfigurationCheck, in texts: Texts) {
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
        faults = (check.errors + check.diagnostics.filter { $0.severity != .error }).map { Fault($0, in: texts) }
        hasFaults = !faults.isEmpty
    }
}
