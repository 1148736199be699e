import WithingsModel

/// What one answer of Withings brings, to be saved in one transaction.
package struct RecordPage: Sendable, Equatable {
    package var measureGroups: [MeasureGroup]
    package var sleep: [SleepSummary]
    package var activity: [DailyActivity]
    package var workouts: [Workout]
    package var heartRecordings: [HeartRecording]
    package var heartSignals: [HeartSignal]
    package var stethoscopeRecordings: [StethoscopeRecording]
    package var stethoscopeSignals: [StethoscopeSignal]
    package var sleepSegments: [SleepSegment]
    /// Where ``sleepSegments`` are all that their devices have: what else is kept of those devices within is gone. A device
    /// that the page does not name is left alone.
    package var sleepWindow: Range<EpochSeconds>?
    package var intraday: [IntradaySample]
    /// What was seen when a stretch of time was read again: whatever else is kept of it is gone at Withings.
    package var sweep: RecordSweep?
    /// The whole list of devices; nil where the answer says nothing about devices. A device no longer listed goes.
    package var devices: [Device]?
    /// The goals now; nil where the answer says nothing about goals. An empty `Goals` withdraws them all.
    package var goals: Goals?
    /// What could not be read, with its reason.
    package var setAside: [SetAsideRecord]
    /// How far the sync of one kind is once this page is kept.
    package var cursor: CursorUpdate?

    package struct CursorUpdate: Sendable, Equatable {
        package var kind: RecordKind
        package var cursor: SyncCursor
        package init(_ kind: RecordKind, _ cursor: SyncCursor) {
            self.kind = kind
            self.cursor = cursor
        }
    }

    package init(
        measureGroups: [MeasureGroup] = [],
        sleep: [SleepSummary] = [],
        activity: [DailyActivity] = [],
        workouts: [Workout] = [],
        heartRecordings: [HeartRecording] = [],
        heartSignals: [HeartSignal] = [],
        stethoscopeRecordings: [StethoscopeRecording] = [],
        stethoscopeSignals: [StethoscopeSignal] = [],
        sleepSegments: [SleepSegment] = [],
        sleepWindow: Range<EpochSeconds>? = nil,
        intraday: [IntradaySample] = [],
        sweep: RecordSweep? = nil,
        devices: [Device]? = nil,
        goals: Goals? = nil,
        setAside: [SetAsideRecord] = [],
        cursor: CursorUpdate? = nil
    ) {
        self.measureGroups = measureGroups
        self.sleep = sleep
        self.activity = activity
        self.workouts = workouts
        self.heartRecordings = heartRecordings
        self.heartSignals = heartSignals
        self.stethoscopeRecordings = stethoscopeRecordings
        self.stethoscopeSignals = stethoscopeSignals
        self.sleepSegments = sleepSegments
        self.sleepWindow = sleepWindow
        self.intraday = intraday
        self.sweep = sweep
        self.devices = devices
        self.goals = goals
        self.setAside = setAside
        self.cursor = cursor
    }
}
