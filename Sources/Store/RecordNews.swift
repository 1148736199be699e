import WithingsModel

/// Records that a page brought for the first time; a correction of a record that was there already is no news.
package struct RecordNews: Sendable, Equatable {
    package var measureGroups: [MeasureGroup]
    package var sleep: [SleepSummary]
    /// Nights that were there and that Withings has only now called complete.
    package var completedSleep: [SleepSummary]
    package var workouts: [Workout]
    package var heartRecordings: [HeartRecording]
    package var isEmpty: Bool {
        measureGroups.isEmpty && sleep.isEmpty && completedSleep.isEmpty && workouts.isEmpty && heartRecordings.isEmpty
    }

    package init(
        measureGroups: [MeasureGroup] = [],
        sleep: [SleepSummary] = [],
        completedSleep: [SleepSummary] = [],
        workouts: [Workout] = [],
        heartRecordings: [HeartRecording] = []
    ) {
        self.measureGroups = measureGroups
        self.sleep = sleep
        self.completedSleep = completedSleep
        self.workouts = workouts
        self.heartRecordings = heartRecordings
    }
}
