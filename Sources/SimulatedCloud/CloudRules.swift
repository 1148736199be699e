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

    package init() {}
}
