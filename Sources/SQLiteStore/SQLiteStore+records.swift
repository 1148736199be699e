import Foundation
import GRDB
import Logging
import Store
import Synchronization
import WithingsModel

extension SQLiteStore {
    package func save(_ page: RecordPage, of user: WithingsUserID) async throws -> RecordChange {
        let now = clock.nowSeconds
        let change = try await written(user) { try PageWriter($0, of: user, at: now).save(page) }
        versions.withLock { $0.note(page, change, of: user) }
        return change
    }

    package func version(of user: WithingsUserID) async -> RecordVersion? { versions.withLock { $0[user] } }

    /// A transaction on a person's record. Of one that failed nobody knows for sure that it did nothing.
    private func written<Value: Sendable>(
        _ user: WithingsUserID,
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        do {
            return try await writing(body)
        } catch {
            versions.withLock { $0.note(user) }
            throw error
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

    package func sleep(of user: WithingsUserID, endingIn range: Range<EpochSeconds>) async throws -> [SleepSummary] {
        try await reading { try SleepTable($0, of: user).ended(in: range) }
    }

    package func activity(of user: WithingsUserID, in days: ClosedRange<LocalDay>) async throws -> [DailyActivity] {
        try await reading { try ActivityTable($0, of: user).rows(in: days) }
    }

    package func workouts(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) async throws
        -> [Workout]
    {
        try await reading { try WorkoutTable($0, of: user).workouts(in: range, limit: limit) }
    }

    package func series(_ key: MeasureSeriesKey, of user: WithingsUserID, in range: Range<EpochSeconds>) async throws
        -> [MeasurePoint]
    {
        try await reading { try MeasureReader($0, of: user).points(of: MeasureSeries(key), in: range) }
    }

    package func seriesKeys(of user: WithingsUserID) async throws -> [MeasureSeriesKey] {
        // A series all of whose values are deleted or another person's is none.
        try await latestMeasures(of: user).map { MeasureSeriesKey($0.measure.type, position: $0.measure.position) }
    }

    package func keptMeasureGroups(of user: WithingsUserID, before: EpochSeconds, limit: Int) async throws
        -> [KeptMeasureGroup]
    {
        try await reading { try MeasureReader($0, of: user).keptGroups(before: before, limit: limit) }
    }

    package func keptMeasureGroup(_ id: Int64, of user: WithingsUserID) async throws -> KeptMeasureGroup? {
        try await reading { try MeasureReader($0, of: user).keptGroup(id) }
    }

    package func claim(_ id: Int64, of user: WithingsUserID, as isClaimed: Bool?) async throws -> Bool {
        let isThere = try await written(user) { database in
            let update = try SQLStatement(
                database,
                "UPDATE measure_group SET is_claimed = ? WHERE user_id = ? AND group_id = ?"
            )
            try update.start().bind(isClaimed).bind(user.rawValue).bind(id).run()
            return update.changes == 1
        }
        versions.withLock { $0.note(user) }
        return isThere
    }

    package func deletedRecords(of user: WithingsUserID, limit: Int, skipping: Int) async throws -> [DeletedRecord] {
        try await reading { try DeletedRecordReader($0, of: user).records(limit: limit, skipping: skipping) }
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
        try await reading { try RecordCounter($0, of: user).counts() }
    }

    package func removeRecords(of user: WithingsUserID) async throws {
        try await written(user) { database in
            for table in Migrations.tablesOfRecords {
                try SQLStatement(database, "DELETE FROM \(table) WHERE user_id = ?").start().bind(user.rawValue).run()
            }
            // Together with the rows, so that it is made up for where the next step does not come about.
            try SQLStatement(
                database,
                "INSERT OR IGNORE INTO document (collection, name, content) VALUES (?, ?, x'')"
            )
            .start().bind(Self.removals).bind("\(user)").run()
        }
        versions.withLock { $0.note(user) }
        do {
            _ = try await finishRemovals()
        } catch let fault as StoreError {
            logger.warning(
                "Somebody's records were removed, but the file could not be written anew; that is made up for once it can be.",
                metadata: ["reason": "\(fault.code.rawValue)"]
            )
        }
    }
}
