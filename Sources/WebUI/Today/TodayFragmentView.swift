/// The part of a person's page that moves on by itself.
struct TodayFragmentView: Sendable {
    var today: PersonView
}
