/// The part of a person's page that moves on by itself.
struct TodayFragmentView: Sendable {
    var today: PersonView
    /// What the owner should know about this person.
    var warnings: [WarningView]
}
