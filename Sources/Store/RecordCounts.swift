import WithingsModel

/// How much is kept of one person.
package struct RecordCounts: Sendable, Equatable {
    package var measureGroups = 0
    package var measures = 0
    package var sleep = 0
    package var activity = 0
    package var workouts = 0
    package var heartRecordings = 0
    package var stethoscopeRecordings = 0
    package var sleepSegments = 0
    package var intradaySamples = 0
    /// Records that are gone at Withings.
    package var tombstones = 0
    package var setAside = 0
    /// Readings that could be another person's (attribution 1) and that the owner has not decided about.
    package var ambiguousGroups = 0
    /// Readings of which Withings wrote the attribution or the category in a way that nobody can read: they are taken as those
    /// are of which it says nothing.
    package var misreadGroups = 0
    /// The oldest measuring time that is kept.
    package var oldestMeasureAt: EpochSeconds?

    package init() {}
}
