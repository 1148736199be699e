/// A page of records of one kind.
struct RecordsView: Sendable {
    struct Row: Sendable {
        var id: String
        var address: String
        var title: String
        var detail: String
    }

    var person: PersonFrameView
    /// Where the part that moves on by itself comes from.
    var part: String
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
