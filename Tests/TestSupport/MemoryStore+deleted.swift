import Store
import WithingsModel

extension MemoryStore {
    package func deletedRecords(of user: WithingsUserID, limit: Int, skipping: Int) throws -> [DeletedRecord] {
        try requireOpen()
        guard limit > 0, let kept = records[user] else { return [] }
        var gone: [DeletedRecord] = []
        func add<Record>(_ records: some Sequence<Kept<Record>>, _ content: (Record) -> DeletedRecord.Content) {
            for kept in records {
                if let deletedAt = kept.deletedAt {
                    gone.append(DeletedRecord(content(kept.record), deletedAt: deletedAt))
                }
            }
        }
        add(kept.groups.values) { .measures($0) }
        add(kept.sleep.values) { .sleep($0) }
        add(kept.activity.values) { .activity($0) }
        add(kept.workouts.values) { .workout($0) }
        add(kept.heart.values) { .heart($0) }
        add(kept.stethoscope.values) { .stethoscope($0) }
        gone.sort { first, second in
            let (left, right) = (first.place, second.place)
            if first.deletedAt != second.deletedAt { return first.deletedAt > second.deletedAt }
            if left.kind != right.kind { return left.kind < right.kind }
            return (left.at, left.number, left.text) > (right.at, right.number, right.text)
        }
        return Array(gone.dropFirst(max(0, skipping)).prefix(limit))
    }
}

extension DeletedRecord {
    fileprivate var place: (kind: Int, at: EpochSeconds, number: Int64, text: String) {
        switch content {
        case .measures(let group): (0, group.measuredAt, group.id, "")
        case .sleep(let night): (1, night.endAt, night.id, "")
        case .activity(let day): (2, EpochSeconds(day.day.daysSinceEpoch), 0, day.sourceKey)
        case .workout(let workout): (3, workout.startAt, workout.id, "")
        case .heart(let recording): (4, recording.at, 0, recording.key)
        case .stethoscope(let recording): (5, recording.at, recording.signalID, "")
        }
    }
}
