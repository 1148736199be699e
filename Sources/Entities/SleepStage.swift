import WithingsModel

/// In which state somebody slept last.
enum SleepStage {
    /// The segment that ended last, of the device whose data reaches furthest.
    static func latest(_ segments: [SleepSegment]) -> SleepSegment? {
        segments.max { ($0.endAt, $0.startAt) < ($1.endAt, $1.startAt) }
    }
}
