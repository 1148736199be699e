import Store
import WithingsModel

extension MemoryStore {
    package func save(_ page: RecordPage, of user: WithingsUserID) throws -> RecordChange {
        try requireOpen()
        var kept = records[user] ?? Records()
        var change = RecordChange()
        for group in page.measureGroups.map(\.asKept) {
            if let stored = kept.groups[group.id] {
                if stored.modifiedAt > group.modifiedAt || stored.saysTheSame(as: group) { continue }
                change.changed += 1
            } else {
                change.added += 1
            }
            kept.groups[group.id] = group
        }
        for summary in page.sleep {
            if let stored = kept.sleep[summary.id] {
                if stored.modifiedAt > summary.modifiedAt || stored == summary { continue }
                change.changed += 1
            } else {
                change.added += 1
            }
            kept.sleep[summary.id] = summary
        }
        for row in page.activity {
            let key = ActivityKey(day: row.day, sourceKey: row.sourceKey)
            if let stored = kept.activity[key] {
                if stored.modifiedAt > row.modifiedAt || stored == row { continue }
                change.changed += 1
            } else {
                change.added += 1
            }
            kept.activity[key] = row
        }
        if let devices = page.devices {
            let listed = Dictionary(devices.map { ($0.id, $0) }, uniquingKeysWith: { _, later in later })
            for id in Set(listed.keys).union(kept.devices.keys) where listed[id] != kept.devices[id] {
                if kept.devices[id] == nil { change.added += 1 } else { change.changed += 1 }
            }
            kept.devices = listed
        }
        if let goals = page.goals {
            let before = kept.goals ?? Goals()
            if before == Goals() && goals != Goals() { change.added += 1 }
            if before != Goals() && goals != before { change.changed += 1 }
            kept.goals = goals
        }
        for record in page.setAside {
            if let index = kept.setAside.firstIndex(where: { $0.kind == record.kind && $0.json == record.json }) {
                kept.setAside[index].reason = record.reason
            } else {
                kept.setAside.append(record)
            }
        }
        if let update = page.cursor { kept.cursors[update.kind] = update.cursor }
        records[user] = kept
        return change
    }

    package func latestMeasures(of user: WithingsUserID) throws -> [LatestMeasure] {
        try requireOpen()
        var latest: [MeasureType: [BodyPosition?: LatestMeasure]] = [:]
        for group in groups(of: user) where group.countsAsState {
            // The first of several values of one type and position counts, hence the last to be looked at.
            for measure in group.measures.reversed() {
                let candidate = LatestMeasure(
                    measure: measure,
                    groupID: group.id,
                    attribution: group.attribution,
                    measuredAt: group.measuredAt,
                    createdAt: group.createdAt,
                    deviceID: group.deviceID,
                    modelID: group.modelID,
                    modelName: group.modelName,
                    timeZone: group.timeZone
                )
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
        let found = (records[user]?.sleep.values.map { $0 } ?? []).sorted { ($0.endAt, $0.id) > ($1.endAt, $1.id) }
        return Array(found.prefix(max(0, limit)))
    }

    package func latestActivity(of user: WithingsUserID, limit: Int) throws -> [DailyActivity] {
        try requireOpen()
        let rows = records[user]?.activity.values.map { $0 } ?? []
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
        counts.measureGroups = kept.groups.count
        counts.measures = kept.groups.values.reduce(0) { $0 + $1.measures.count }
        counts.sleep = kept.sleep.count
        counts.activity = kept.activity.count
        counts.setAside = kept.setAside.count
        counts.ambiguousGroups = kept.groups.values.count { $0.attribution == .ambiguous }
        counts.oldestMeasureAt = kept.groups.values.map(\.measuredAt).min()
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
    }

    private func groups(of user: WithingsUserID) -> [MeasureGroup] {
        records[user]?.groups.values.map { $0 } ?? []
    }
}
