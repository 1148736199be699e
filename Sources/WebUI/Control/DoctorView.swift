import WebServer

/// What the doctor found, or how to ask.
struct DoctorView: Sendable {
    struct Row: Sendable {
        var name: String
        /// The class of the mark.
        var state: String
        var label: String
        var message: String
        var hint: String?
        /// The language of what is said, where it is not that of the page.
        var language: String?
    }

    var tabs: [PersonFrameView.Tab]
    var canLook: Bool
    var rows: [Row]
    var hasRows: Bool

    init(_ findings: [Operations.Finding], canLook: Bool, in texts: Texts) {
        tabs = ControlTab.doctor.tabs(in: texts)
        self.canLook = canLook
        rows = findings.map { finding in
            let (state, label): (String, ControlPhrase) =
                switch finding.state {
                case "ok": ("idle", .doctorOk)
                case "warning": ("waiting", .doctorWarning)
                case "failed": ("needsOwner", .doctorFailed)
                default: ("off", .doctorSkipped)
                }
            // In English the program's own words are used, which name what no code does.
            let own = texts.language == .english ? nil : finding.saying
            let message = own.flatMap(texts.said)
            return Row(
                name: texts.text(of: "doctorOf", code: finding.name.replacing(" ", with: "_")) ?? finding.name,
                state: state,
                label: texts[label],
                message: message ?? finding.message,
                hint: message == nil ? finding.hint : own.flatMap(texts.hint) ?? finding.hint,
                language: message != nil || texts.language == .english || finding.hint == nil ? nil : "en"
            )
        }
        hasRows = !rows.isEmpty
    }
}
