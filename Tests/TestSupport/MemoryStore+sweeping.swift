import Store
import WithingsModel

extension MemoryStore.Records {
    mutating func apply(_ sweep: RecordSweep) -> RecordChange {
        var tried = self
        let change = tried.mark(sweep)
        if sweep.isTrial { return change }
        self = tried
        if case .sleep = sweep.listed { removeGone(in: sweep.days) }
        return change
    }

    private mutating func removeGone(in days: ClosedRange<LocalDay>) {
        let gone = sleep.values.filter { $0.deletedAt != nil && days.contains($0.record.day) }.map(\.span)
        let kept = sleep.values.filter { $0.deletedAt == nil }.map(\.span)
        segments = segments.mapValues(GoneNights(gone: gone, kept: kept).remaining)
    }

    /// What the nights here say of segments.
    var goneNights: GoneNights {
        GoneNights(
            gone: sleep.values.filter { $0.deletedAt != nil }.map(\.span),
            kept: sleep.values.filter { $0.deletedAt == nil }.map(\.span)
        )
    }

    private mutating func mark(_ sweep: RecordSweep) -> RecordChange {
        switch sweep.listed {
        case .measures(let listed):
            Self.mark(&groups, sweep, { sweep.moments.contains($0.measuredAt) }) { listed.contains($0.id) }
        case .sleep(let listed):
            Self.mark(&sleep, sweep, { sweep.days.contains($0.day) }) { listed.contains($0.id) }
        case .activity(let listed):
            Self.mark(&activity, sweep, { sweep.days.contains($0.day) }) {
                listed[$0.day]?.contains($0.sourceKey) ?? false
            }
        case .workouts(let listed):
            Self.mark(&workouts, sweep, { sweep.days.contains($0.day) }) { listed.contains($0.id) }
        case .heart(let listed):
            Self.mark(&heart, sweep, { $0.signalID != nil && sweep.moments.contains($0.at) }) {
                $0.signalID.map(listed.contains) ?? false
            }
        case .stethoscope(let listed):
            Self.mark(&stethoscope, sweep, { sweep.moments.contains($0.at) }) { listed.contains($0.signalID) }
        }
    }

    private static func mark<ID: Hashable, Record>(
        _ kept: inout [ID: MemoryStore.Kept<Record>],
        _ sweep: RecordSweep,
        _ isInside: (Record) -> Bool,
        _ isListed: (Record) -> Bool
    ) -> RecordChange {
        var change = RecordChange()
        for (id, known) in kept where isInside(known.record) {
            if isListed(known.record) {
                guard known.deletedAt != nil else { continue }
                kept[id]?.deletedAt = nil
                change.changed += 1
            } else if known.deletedAt == nil, known.savedAt <= sweep.at {
                kept[id]?.deletedAt = sweep.at
                change.removed += 1
            }
        }
        return change
    }
}

extension MemoryStore.Kept<SleepSummary> {
    fileprivate var span: GoneNights.Span {
        GoneNights.Span(startAt: record.startAt, endAt: record.endAt, deviceID: record.deviceID)
    }
}
