/// A person's own page: their day, what is new, and every value.
struct TodayPageView: Sendable {
    var person: PersonFrameView
    var notice: String?
    var today: PersonView
    /// What the owner should know about this person.
    var warnings: [WarningView]
    /// Where the part of the page that moves on by itself is.
    var fragment: String
}
