/// One reading, whole.
struct ReadingPageView: Sendable {
    struct Fact: Sendable {
        var label: String
        var value: String
    }

    var person: PersonFrameView
    /// Where it comes from anew, to move on by itself.
    var part: String
    var title: String
    var notice: String?
    var marks: [String]
    var table: String
    var facts: [Fact]
    var claim: ClaimView?
    var hasEarlier: Bool
    /// A table of what it said before it was changed.
    var earlier: String
    var json: String
    var jsonAddress: String
    var back: String
}
