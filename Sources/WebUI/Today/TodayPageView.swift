/// A person's own page: their day, what is new, and every value.
struct TodayPageView: Sendable {
    var person: PersonFrameView
    var today: PersonView
    /// Where the part of the page that moves on by itself is.
    var fragment: String
}
