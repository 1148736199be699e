/// A page of records of one kind.
struct RecordsView: Sendable {
    struct Row: Sendable {
        var address: String
        var title: String
        var detail: String
    }

    var person: PersonFrameView
    var title: String
    var kinds: [PersonFrameView.Tab]
    /// The day up to which records are shown, as a field for days has it; empty for the newest.
    var day: String
    var lastDay: String
    var rows: [Row]
    var isEmpty: Bool
    var older: String?
    var newest: String?
}
