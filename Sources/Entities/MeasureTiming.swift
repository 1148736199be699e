import Store
import WithingsModel

/// When something of each group was last measured, and what follows from that at a moment.
struct MeasureTiming {
    /// The last reading of each group; the first of those taken together.
    let last: [ReadingGroup: LatestMeasure]
    private let now: EpochSeconds

    init(_ measures: [LatestMeasure], now: EpochSeconds) {
        var last: [ReadingGroup: LatestMeasure] = [:]
        for measure in measures {
            let group = ReadingGroup(measure.measure.type)
            if let other = last[group], other.measuredAt >= measure.measuredAt { continue }
            last[group] = measure
        }
        self.last = last
        self.now = now
    }

    /// Whole days since then; none where the clock says that it is yet to come.
    func days(since measuredAt: EpochSeconds) -> EpochSeconds { max(0, now - measuredAt) / 86_400 }

    /// Until when nothing here changes by the clock alone.
    func unchangedUntil(limits: [ReadingGroup: EpochSeconds]) -> EpochSeconds {
        var until = EpochSeconds.max
        for (group, measure) in last {
            until = min(until, measure.measuredAt + (days(since: measure.measuredAt) + 1) * 86_400)
            if let limit = limits[group], measure.measuredAt + limit >= now {
                until = min(until, measure.measuredAt + limit + 1)
            }
        }
        return max(until, now + 1)
    }
}
