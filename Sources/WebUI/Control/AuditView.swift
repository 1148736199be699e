import Access

/// Who came in and what was done, newest first.
struct AuditView: Sendable {
    var tabs: [PersonFrameView.Tab]
    var table: String
    var isEmpty: Bool

    init(_ entries: [AuditTrail.Entry], in words: PageWords) {
        let texts = words.texts
        tabs = ControlTab.audit.tabs(in: texts)
        isEmpty = entries.isEmpty
        table =
            TableHTML(
                caption: texts[.tabAudit],
                headers: [texts[.time], texts[.what], texts[.auditAbout], texts[.auditFrom]],
                rows: entries.map { entry in
                    [
                        .init(words.moments.exact(entry.at)),
                        .init(texts.text(of: "audit", code: "of_" + entry.event) ?? entry.event),
                        .init([entry.about, entry.place].compactMap { $0 }.joined(separator: " · ")),
                        .init(entry.address ?? texts[.auditHere]),
                    ]
                }
            ).html
    }
}
