/// What is not known about the real cloud, or is better turned off in a test.
package struct CloudRules: Sendable {
    /// Rows a page.
    package var measurePageSize = 1000
    package var activityPageSize = 200
    package var sleepPageSize = 300
    package var workoutPageSize = 200
    package var heartPageSize = 200

    /// Requests of one application in a minute; nil for no limit.
    package var requestsPerMinute: Int? = 120
    /// Whether the same token request within ten seconds is answered with 601.
    package var refusesRepeatedTokenRequests = true
    /// The `wait_seconds` of that answer; nil for the time that is really left.
    package var repeatedTokenRequestWait: Int?
    /// Whether `lastupdate` finds rows changed in that very second too.
    package var lastUpdateIsInclusive = false
    /// Whether the last page names an offset all the same.
    package var offsetOnLastPage = false
    /// Whether a refresh names the user by a number instead of a string.
    package var refreshNamesUserByNumber = true
    /// Whether an empty map is written `[]`, as PHP does.
    package var emptyMapsAsArrays = true

    /// Whether a list of workouts has one of them twice.
    package var doublesOneWorkout = true

    /// Whether a callback has to answer HEAD before it may be subscribed.
    package var probesCallbacks = true
    /// Whether callbacks may be plain http, addresses, `localhost` and any port, as in Withings' restricted mode.
    package var isInRestrictedMode = false
    /// Seconds that an application has to leave between two subscriptions, or is told 601; nil for none.
    package var subscribePause: Double?
    /// Subscriptions of one user, or 305; nil for no limit.
    package var maxSubscriptions: Int?
    /// When a callback that fails is given up.
    package var cancellation = SubscriptionCancellation.afterTwentyDays
    /// Seconds from an event until it is first told.
    package var notificationDelay = 0.0
    /// What goes wrong with notifications on the way.
    package var notificationTroubles = NotificationTroubles()

    package init() {}
}
