import WithingsModel

/// A record that is gone at Withings, as it was last: no state or chart has it, but whoever asks what was deleted sees what it
/// was and when it was found to be gone.
package struct DeletedRecord: Sendable, Equatable {
    package enum Content: Sendable, Equatable {
        case measures(MeasureGroup)
        case sleep(SleepSummary)
        case activity(DailyActivity)
        case workout(Workout)
        case heart(HeartRecording)
        case stethoscope(StethoscopeRecording)
    }

    package var content: Content
    package var deletedAt: EpochSeconds

    package init(_ content: Content, deletedAt: EpochSeconds) {
        self.content = content
        self.deletedAt = deletedAt
    }
}
