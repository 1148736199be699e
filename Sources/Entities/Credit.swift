import WithingsModel

/// How a value was given to its person where Withings gives no attribution of its own: only groups of measures and
/// workouts have one. It is said what is known, and nothing is made up.
enum Credit {
    /// It stands in the person's account, and nothing says how it got there.
    static let account = EntityDetail("attribution", .text("account"))

    /// A day of activity: from a tracker of the account's, or from what another maker or a phone handed in.
    static func activity(_ row: DailyActivity) -> EntityDetail {
        switch row.isTracker {
        case true?: EntityDetail("attribution", .text("tracker"))
        case false?: EntityDetail("attribution", .text("app"))
        case nil: account
        }
    }
}
