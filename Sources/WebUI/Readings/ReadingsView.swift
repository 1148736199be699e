import WithingsModel

/// The list of a person's readings.
struct ReadingsView: Sendable {
    struct Row: Sendable {
        var id: String
        var address: String
        var when: MomentView
        /// `Weight 72.4 kg, Fat ratio 21.3 %, …`
        var values: String
        var device: String?
        var attribution: String?
        var marks: [String]
        /// The forms that decide an ambiguous reading, where it is still open.
        var claim: ClaimView?
    }

    struct Count: Sendable {
        var label: String
        var value: String
        var address: String?
    }

    var person: PersonFrameView
    /// Where the part that moves on by itself comes from.
    var part: String
    var title: String
    var intro: String
    var notice: String?
    var kinds: [PersonFrameView.Tab]
    var filters: [SpanView.Option]
    /// The day up to which readings are shown, as a field for days has it; empty for the newest.
    var day: String
    var lastDay: String
    var rows: [Row]
    var isEmpty: Bool
    var older: String?
    var newest: String?
    var counts: [Count]
    var hasAside: Bool
    var aside: String
}
