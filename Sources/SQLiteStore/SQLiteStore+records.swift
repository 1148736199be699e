import GRDB
import Store
import WithingsModel

extension SQLiteStore {
    package func save(_ page: RecordPage, of user: WithingsUserID) async throws -> RecordChange {
        try await writing { database in
            var change = RecordChange()
            if !page.measureGroups.isEmpty {
                var table = try MeasureTable(database, of: user)
                try change.add(table.save(page.measureGroups))
            }
            if !page.sleep.isEmpty {
                let table = try SleepTable(database, of: user)
                for summary in page.sleep { try change.add(table.save(summary)) }
            }
            if !page.activity.isEmpty {
                let table = try ActivityTable(database, of: user)
                for row in page.activity { try change.add(table.save(row)) }
            }
            if let devices = page.devices { try change.add(DeviceTable(database, of: user).replace(with: devices)) }
            if let goals = page.goals { try change.add(GoalsTable(database, of: user).replace(with: goals)) }
            let setAside = SetAsideTable(database, of: user)
            for record in page.setAside { try setAside.save(record) }
            if let update = page.cursor { try CursorTable(database, of: user).save(update.cursor, for: update.kind) }
            return change
        }
    }

    package func latestMeasures(of user: WithingsUserID) async throws -> [LatestMeasure] {
        try await reading { try MeasureReader($0, of: user).latest() }
    }

    package func measureGroups(
        of user: WithingsUserID,
        in range: Range<EpochSeconds>,
        limit: Int
    ) async throws -> [MeasureGroup] {
        try await reading { try MeasureReader($0, of: user).groups(in: range, limit: limit) }
    }

    package func latestSleep(of user: WithingsUserID, limit: Int) async throws -> [SleepSummary] {
        try await reading { try SleepTable($0, of: user).latest(limit) }
    }

    package func latestActivity(of user: WithingsUserID, limit: Int) async throws -> [DailyActivity] {
        try await reading { try ActivityTable($0, of: user).latest(days: limit) }
    }

    package func devices(of user: WithingsUserID) async throws -> [Device] {
        try await reading { try DeviceTable($0, of: user).all() }
    }

    package func goals(of user: WithingsUserID) async throws -> Goals? {
        try await reading { try GoalsTable($0, of: user).goals() }
    }

    package func cursor(of user: WithingsUserID, for kind: RecordKind) async throws -> SyncCursor? {
        try await reading { try CursorTable($0, of: user).cursor(for: kind) }
    }

    package func setAsideRecords(of user: WithingsUserID, limit: Int) async throws -> [SetAsideRecord] {
        try await reading { try SetAsideTable($0, of: user).newest(limit) }
    }

    package func counts(of user: WithingsUserID) async throws -> RecordCounts {
        try await reading { database in
            var counts = RecordCounts()
            let groups = try SQLStatement(
                database,
                """
                SELECT count(*), coalesce(sum(measure_count), 0),
                    coalesce(sum(CASE WHEN attribution = ? THEN 1 ELSE 0 END), 0), min(measured_at)
                FROM measure_group WHERE user_id = ? AND deleted_at IS NULL
                """
            )
            if try groups.start().bind(Attribution.ambiguous.rawValue).bind(user.rawValue).step() {
                counts.measureGroups = groups.int(0)
                counts.measures = groups.int(1)
                counts.ambiguousGroups = groups.int(2)
                counts.oldestMeasureAt = groups.optionalInt64(3)
            }
            counts.sleep = try database.count("sleep", of: user, where: "AND deleted_at IS NULL")
            counts.activity = try database.count("activity", of: user, where: "AND deleted_at IS NULL")
            counts.setAside = try database.count("set_aside", of: user)
            return counts
        }
    }

    package func removeRecords(of user: WithingsUserID) async throws {
        try await writing { database in
            for table in [
                "measure", "measure_group", "source", "sleep", "activity", "device", "goals", "set_aside",
                "sync_cursor",
            ] {
                try SQLStatement(database, "DELETE FROM \(table) WHERE user_id = ?").start().bind(user.rawValue).run()
            }
        }
    }
}

extension Database {
    fileprivate func count(_ table: String, of user: WithingsUserID, where condition: String = "") throws -> Int {
        let rows = try SQLStatement(self, "SELECT count(*) FROM \(table) WHERE user_id = ? \(condition)")
        return try rows.start().bind(user.rawValue).step() ? rows.int(0) : 0
    }
}

/// What saving one record did.
enum SaveOutcome {
    case added, changed, unchanged
}

extension RecordChange {
    mutating func add(_ outcome: SaveOutcome) {
        switch outcome {
        case .added: added += 1
        case .changed: changed += 1
        case .unchanged: break
        }
    }

    mutating func add(_ other: RecordChange) {
        added += other.added
        changed += other.changed
    }
}
