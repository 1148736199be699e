import Store
import WithingsModel

extension MemoryStore {
    package func latestMeasures(of user: WithingsUserID) throws -> [LatestMeasure] {
        try requireOpen()
        var latest: [MeasureType: [BodyPosition?: LatestMeasure]] = [:]
        for kept in kept(of: user) where kept.isState {
            let group = kept.record
            // The first of several values of one type and position counts, hence the last to be looked at.
            for measure in group.measures.reversed() {
                let candidate = LatestMeasure(measure, of: group)
                if let best = latest[measure.type]?[measure.position], best.isLater(than: candidate) { continue }
                latest[measure.type, default: [:]][measure.position] = candidate
            }
        }
        return latest.values.flatMap(\.values).sorted {
            ($0.measure.type.rawValue, $0.measure.position?.rawValue ?? -1)
                < ($1.measure.type.rawValue, $1.measure.position?.rawValue ?? -1)
        }
    }

    package func measureGroups(
        of user: WithingsUserID,
        in range: Range<EpochSeconds>,
        limit: Int
    ) throws -> [MeasureGroup] {
        try requireOpen()
        let found = groups(of: user).filter { range.contains($0.measuredAt) }.sorted {
            ($0.measuredAt, $0.createdAt, $0.id) > ($1.measuredAt, $1.createdAt, $1.id)
        }
        return Array(found.prefix(max(0, limit)))
    }

    package func latestSleep(of user: WithingsUserID, limit: Int) throws -> [SleepSummary] {
        try requireOpen()
        let found = sleep(of: user).sorted { ($0.endAt, $0.id) > ($1.endAt, $1.id) }
        return Array(found.prefix(max(0, limit)))
    }

    package func latestActivity(of user: WithingsUserID, limit: Int) throws -> [DailyActivity] {
        try requireOpen()
        let rows = activity(of: user)
        let days = Set(Set(rows.map(\.day)).sorted(by: >).prefix(max(0, limit)))
        return rows.filter { days.contains($0.day) }.sorted {
            $0.day == $1.day ? $0.sourceKey < $1.sourceKey : $0.day > $1.day
        }
    }

    package func devices(of user: WithingsUserID) throws -> [Device] {
        try requireOpen()
        return (records[user]?.devices.values.map { $0 } ?? []).sorted { $0.id < $1.id }
    }

    package func goals(of user: WithingsUserID) throws -> Goals? {
        try requireOpen()
        return records[user]?.goals
    }

    package func cursor(of user: WithingsUserID, for kind: RecordKind) throws -> SyncCursor? {
        try requireOpen()
        return records[user]?.cursors[kind]
    }

    package func counts(of user: WithingsUserID) throws -> RecordCounts {
        try requireOpen()
        var counts = RecordCounts()
        guard let kept = records[user] else { return counts }
        let present = kept.groups.values.filter { $0.deletedAt == nil }
        counts.measureGroups = present.count
        counts.measures = present.reduce(0) { $0 + $1.record.measures.count }
        counts.sleep = sleep(of: user).count
        counts.activity = activity(of: user).count
        counts.workouts = kept.workouts.values.count { $0.deletedAt == nil }
        counts.heartRecordings = kept.heart.values.count { $0.deletedAt == nil }
        counts.stethoscopeRecordings = kept.stethoscope.values.count { $0.deletedAt == nil }
        counts.sleepSegments = kept.segments.values.reduce(0) { $0 + $1.count }
        counts.intradaySamples = kept.intraday.count
        counts.tombstones = kept.groups.values.count { $0.deletedAt != nil }
        counts.tombstones += kept.sleep.values.count { $0.deletedAt != nil }
        counts.tombstones += kept.activity.values.count { $0.deletedAt != nil }
        counts.tombstones += kept.workouts.values.count { $0.deletedAt != nil }
        counts.tombstones += kept.heart.values.count { $0.deletedAt != nil }
        counts.tombstones += kept.stethoscope.values.count { $0.deletedAt != nil }
        counts.setAside = kept.setAside.count
        counts.ambiguousGroups = present.count { $0.record.attribution == .ambiguous && $0.isClaimed == nil }
        counts.misreadGroups = present.count(where: \.record.isMisread)
        counts.oldestMeasureAt = present.map(\.record.measuredAt).min()
        return counts
    }

    package func setAsideRecords(of user: WithingsUserID, limit: Int) throws -> [SetAsideRecord] {
        try requireOpen()
        let newest = (records[user]?.setAside ?? []).sorted {
            $0.receivedAt == $1.receivedAt
                ? ($0.kind.rawValue, $0.json) < ($1.kind.rawValue, $1.json) : $0.receivedAt > $1.receivedAt
        }
        return Array(newest.prefix(max(0, limit)))
    }

    package func removeRecords(of user: WithingsUserID) throws {
        try requireOpen()
        records[user] = nil
        versions.note(user)
    }

    package func sleep(of user: WithingsUserID, endingIn range: Range<EpochSeconds>) throws -> [SleepSummary] {
        try requireOpen()
        return sleep(of: user).filter { range.contains($0.endAt) }.sorted { ($0.endAt, $0.id) < ($1.endAt, $1.id) }
    }

    package func activity(of user: WithingsUserID, in days: ClosedRange<LocalDay>) throws -> [DailyActivity] {
        try requireOpen()
        return activity(of: user).filter { days.contains($0.day) }.sorted {
            ($0.day, $0.sourceKey) < ($1.day, $1.sourceKey)
        }
    }

    package func workouts(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) throws -> [Workout] {
        try requireOpen()
        let present = records[user]?.workouts.values.filter { $0.deletedAt == nil }.map(\.record) ?? []
        let found = present.filter { range.contains($0.startAt) }.sorted { ($0.startAt, $0.id) > ($1.startAt, $1.id) }
        return Array(found.prefix(max(0, limit)))
    }

    package func series(_ key: MeasureSeriesKey, of user: WithingsUserID, in range: Range<EpochSeconds>) throws
        -> [MeasurePoint]
    {
        try requireOpen()
        let points = kept(of: user).filter { $0.isState && range.contains($0.record.measuredAt) }.compactMap { kept in
            kept.record.measures.first { $0.type == key.type && $0.position == key.position }.map {
                MeasurePoint(
                    measuredAt: kept.record.measuredAt,
                    value: $0.value,
                    groupID: kept.record.id,
                    attribution: kept.record.attribution,
                    deviceID: kept.record.deviceID,
                    modelID: kept.record.modelID,
                    modelName: kept.record.modelName,
                    timeZone: kept.record.timeZone
                )
            }
        }
        return points.sorted { ($0.measuredAt, $0.groupID) < ($1.measuredAt, $1.groupID) }
    }

    package func seriesKeys(of user: WithingsUserID) throws -> [MeasureSeriesKey] {
        let measures = kept(of: user).filter(\.isState).flatMap(\.record.measures)
        let keys = Set(measures.map { MeasureSeriesKey($0.type, position: $0.position) })
        return keys.sorted {
            ($0.type.rawValue, $0.position?.rawValue ?? -1) < ($1.type.rawValue, $1.position?.rawValue ?? -1)
        }
    }

    package func keptMeasureGroups(of user: WithingsUserID, before: EpochSeconds, limit: Int) throws
        -> [KeptMeasureGroup]
    {
        try requireOpen()
        let found = kept(of: user).filter { $0.record.measuredAt < before }.sorted {
            ($0.record.measuredAt, $0.record.createdAt, $0.record.id)
                > ($1.record.measuredAt, $1.record.createdAt, $1.record.id)
        }
        guard limit > 0 else { return [] }
        let oldest = found.prefix(limit).last?.record.measuredAt ?? .min
        return found.prefix { $0.record.measuredAt >= oldest }.map(\.group)
    }

    package func keptMeasureGroup(_ id: Int64, of user: WithingsUserID) throws -> KeptMeasureGroup? {
        try requireOpen()
        return records[user]?.groups[id]?.group
    }

    package func claim(_ id: Int64, of user: WithingsUserID, as isClaimed: Bool?) throws -> Bool {
        try requireOpen()
        guard records[user]?.groups[id] != nil else { return false }
        records[user]?.groups[id]?.isClaimed = isClaimed
        versions.note(user)
        return true
    }

    private func kept(of user: WithingsUserID) -> [Kept<MeasureGroup>] {
        records[user]?.groups.values.map { $0 } ?? []
    }

    private func groups(of user: WithingsUserID) -> [MeasureGroup] {
        kept(of: user).filter { $0.deletedAt == nil }.map(\.record)
    }

    private func sleep(of user: WithingsUserID) -> [SleepSummary] {
        records[user]?.sleep.values.filter { $0.deletedAt == nil }.map(\.record) ?? []
    }

    private func activity(of user: WithingsUserID) -> [DailyActivity] {
        records[user]?.activity.values.filter { $0.deletedAt == nil }.map(\.record) ?? []
    }
}

extension MemoryStore.Kept<MeasureGroup> {
    fileprivate var isState: Bool { deletedAt == nil && record.countsAsState(isClaimed: isClaimed) }
    fileprivate var group: KeptMeasureGroup {
        KeptMeasureGroup(group: record, deletedAt: deletedAt, isClaimed: isClaimed, earlier: earlier)
    }
}
