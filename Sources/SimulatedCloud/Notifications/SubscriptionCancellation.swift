/// When the cloud gives up on a callback.
package enum SubscriptionCancellation: Sendable {
    /// After four notifications in a row that could not be told, as older pages have it.
    case afterFourFailures
    /// After twenty days in which none could be told, as the newest page has it.
    case afterTwentyDays
    case never
}
