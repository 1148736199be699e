import Store
import WithingsModel

/// When something of each group was last measured, and what follows from that at a moment.
struct MeasureTiming {
    /// The last reading of each group; the first of those taken together.
    let last: [ReadingGroup: LatestMeasure]
    /// The last ECG, where only the list of recordings has it: some watches and monitors send no measures with it.
    let ecg: HeartRecording?
    private let now: EpochSeconds

    init(_ measures: [LatestMeasure], recordings: [HeartRecording] = [], now: EpochSeconds) {
        var last: [ReadingGroup: LatestMeasure] = [:]
        for measure in measures {
            let group = ReadingGroup(measure.measure.type)
            if let other = last[group], other.measuredAt >= measure.measuredAt { continue }
            last[group] = measure
        }
        self.last = last
        let ecg = recordings.filter(\.hasECG).max { $0.at < $1.at }
        self.ecg = ecg.flatMap { $0.at > last[.ecg]?.measuredAt ?? .min ? $0 : nil }
        self.now = now
    }

    /// When something of a group was last measured.
    func measuredAt(_ group: ReadingGroup) -> EpochSeconds? {
        group == .ecg ? ecg?.at ?? last[group]?.measuredAt : last[group]?.measuredAt
    }

    /// Whole days since then; none where the clock says that it is yet to come.
    func days(since measuredAt: EpochSeconds) -> EpochSeconds { max(0, now - measuredAt) / 86_400 }

    /// Until when nothing here changes by the clock alone.
    func unchangedUntil(limits: [ReadingGroup: EpochSeconds]) -> EpochSeconds {
        var until = EpochSeconds.max
        for group in ReadingGroup.allCases {
            guard let measuredAt = measuredAt(group) else { continue }
            until = min(until, measuredAt + (days(since: measuredAt) + 1) * 86_400)
            if let limit = limits[group], measuredAt + limit >= now { until = min(until, measuredAt + limit + 1) }
        }
        return max(until, now + 1)
    }
}
