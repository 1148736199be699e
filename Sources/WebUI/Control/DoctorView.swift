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
            return Row(
                name: texts.text(of: "doctorOf", code: finding.name) ?? finding.name,
                state: state,
                label: texts[label],
                message: finding.message,
                hint: finding.hint
            )
        }
        hasRows = !rows.isEmpty
    }
}
