import Store
import WithingsModel

extension MemoryStore {
    package func save(_ page: RecordPage, of user: WithingsUserID) throws -> RecordChange {
        try requireOpen()
        var kept = records[user] ?? Records()
        var change = RecordChange()
        let groups = page.measureGroups.map(\.asKept)
        let now = clock.nowSeconds
        change.news.measureGroups = keep(
            groups,
            by: \.id,
            in: &kept.groups,
            &change,
            { $0.modifiedAt > $1.modifiedAt ? .older : $0.saysTheSame(as: $1) ? .same : .newer },
            remembering: { known, group in
                if known.record.hasTheContent(of: group) { return }
                let versions = [EarlierVersion(known.record, changedAt: now)] + known.earlier
                known.earlier = Array(versions.prefix(EarlierVersion.most))
            }
        )
        let before = kept.sleep
        change.news.sleep = keep(page.sleep, by: \.id, in: &kept.sleep, &change) {
            $0.modifiedAt > $1.modifiedAt ? .older : $0 == $1 ? .same : .newer
        }
        change.news.completedSleep = completed(page.sleep, before: before)
        _ = keep(page.activity, by: { ActivityKey(day: $0.day, sourceKey: $0.sourceKey) }, in: &kept.activity, &change)
        {
            $0.modifiedAt > $1.modifiedAt ? .older : $0 == $1 ? .same : .newer
        }
        change.news.workouts = keep(page.workouts, by: \.id, in: &kept.workouts, &change) {
            $0.modifiedAt > $1.modifiedAt ? .older : $0 == $1 ? .same : .newer
        }
        change.news.heartRecordings = keep(page.heartRecordings, by: \.key, in: &kept.heart, &change) {
            $0.isNewer(than: $1) ? .older : $0 == $1 ? .same : .newer
        }
        _ = keep(page.stethoscopeRecordings, by: \.signalID, in: &kept.stethoscope, &change) {
            $0 == $1 ? .same : .newer
        }
        for signal in page.heartSignals {
            let stored = kept.heartSignals.updateValue(signal, forKey: signal.signalID)
            change.add(stored == nil ? .added : stored == signal ? .unchanged : .changed)
        }
        for signal in page.stethoscopeSignals {
            let stored = kept.stethoscopeSignals.updateValue(signal, forKey: signal.signalID)
            change.add(stored == nil ? .added : stored == signal ? .unchanged : .changed)
        }
        for (device, segments) in Dictionary(grouping: page.sleepSegments, by: \.deviceID) {
            let merged = SleepSegment.merge(
                segments,
                into: kept.segments[device] ?? [],
                completeIn: page.sleepWindow
            )
            kept.segments[device] = merged.kept
            change.add(merged.change)
        }
        for sample in page.intraday {
            let key = IntradayKey(at: sample.at, deviceID: sample.deviceID)
            let stored = kept.intraday.updateValue(sample, forKey: key)
            change.add(stored == nil ? .added : stored == sample ? .unchanged : .changed)
        }
        if let sweep = page.sweep { change.add(kept.apply(sweep)) }
        saveRest(of: page, in: &kept, &change)
        records[user] = kept
        versions.note(page, change, of: user)
        return change
    }

    private enum Age { case older, same, newer }

    /// - Parameters:
    ///   - age: What the new version is beside the stored one (which comes first).
    ///   - remember: Called before a record is replaced.
    /// - Returns: The records that were not there before.
    private func keep<ID: Hashable, Record>(
        _ page: [Record],
        by id: (Record) -> ID,
        in stored: inout [ID: Kept<Record>],
        _ change: inout RecordChange,
        _ age: (Record, Record) -> Age,
        remembering remember: (inout Kept<Record>, Record) -> Void = { _, _ in }
    ) -> [Record] {
        var arrivals = FirstArrivals<ID>()
        for (place, record) in page.enumerated() {
            var outcome = SaveOutcome.added
            if var known = stored[id(record)] {
                let age = age(known.record, record)
                outcome = age == .older || (age == .same && known.deletedAt == nil) ? .unchanged : .changed
                if outcome == .changed {
                    remember(&known, record)
                    (known.record, known.deletedAt) = (record, nil)
                    stored[id(record)] = known
                }
            } else {
                stored[id(record)] = Kept(record: record, savedAt: clock.nowSeconds)
            }
            change.add(outcome)
            arrivals.note(id(record), at: place, outcome)
        }
        return arrivals.pick(from: page)
    }

    /// The versions of a page that make a night complete which was there and was not.
    private func completed(_ page: [SleepSummary], before: [Int64: Kept<SleepSummary>]) -> [SleepSummary] {
        var known = before.mapValues(\.record)
        return page.filter { summary in
            guard let stored = known[summary.id], stored.modifiedAt <= summary.modifiedAt else { return false }
            known[summary.id] = summary
            return stored.isCompleted != true && summary.isCompleted == true
        }
    }

    private func saveRest(of page: RecordPage, in kept: inout Records, _ change: inout RecordChange) {
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
    }
}
