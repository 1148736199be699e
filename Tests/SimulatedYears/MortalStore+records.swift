import SQLiteStore
import Store
import WithingsModel

extension MortalStore {
    func save(_ page: RecordPage, of user: WithingsUserID) async throws -> RecordChange {
        try await writing { try await inner.save(page, of: user) }
    }

    func latestMeasures(of user: WithingsUserID) async throws -> [LatestMeasure] {
        try await reading { try await inner.latestMeasures(of: user) }
    }

    func measureGroups(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) async throws
        -> [MeasureGroup]
    {
        try await reading { try await inner.measureGroups(of: user, in: range, limit: limit) }
    }

    func latestSleep(of user: WithingsUserID, limit: Int) async throws -> [SleepSummary] {
        try await reading { try await inner.latestSleep(of: user, limit: limit) }
    }

    func latestActivity(of user: WithingsUserID, limit: Int) async throws -> [DailyActivity] {
        try await reading { try await inner.latestActivity(of: user, limit: limit) }
    }

    func sleep(of user: WithingsUserID, endingIn range: Range<EpochSeconds>) async throws -> [SleepSummary] {
        try await reading { try await inner.sleep(of: user, endingIn: range) }
    }

    func activity(of user: WithingsUserID, in days: ClosedRange<LocalDay>) async throws -> [DailyActivity] {
        try await reading { try await inner.activity(of: user, in: days) }
    }

    func workouts(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) async throws -> [Workout] {
        try await reading { try await inner.workouts(of: user, in: range, limit: limit) }
    }

    func series(_ key: MeasureSeriesKey, of user: WithingsUserID, in range: Range<EpochSeconds>) async throws
        -> [MeasurePoint]
    {
        try await reading { try await inner.series(key, of: user, in: range) }
    }

    func seriesKeys(of user: WithingsUserID) async throws -> [MeasureSeriesKey] {
        try await reading { try await inner.seriesKeys(of: user) }
    }

    func keptMeasureGroups(of user: WithingsUserID, before: EpochSeconds, limit: Int) async throws -> [KeptMeasureGroup]
    {
        try await reading { try await inner.keptMeasureGroups(of: user, before: before, limit: limit) }
    }

    func keptMeasureGroup(_ id: Int64, of user: WithingsUserID) async throws -> KeptMeasureGroup? {
        try await reading { try await inner.keptMeasureGroup(id, of: user) }
    }

    func claim(_ id: Int64, of user: WithingsUserID, as isClaimed: Bool?) async throws -> Bool {
        try await writing { try await inner.claim(id, of: user, as: isClaimed) }
    }

    func deletedRecords(of user: WithingsUserID, limit: Int, skipping: Int) async throws -> [DeletedRecord] {
        try await reading { try await inner.deletedRecords(of: user, limit: limit, skipping: skipping) }
    }

    func devices(of user: WithingsUserID) async throws -> [Device] {
        try await reading { try await inner.devices(of: user) }
    }

    func goals(of user: WithingsUserID) async throws -> Goals? {
        try await reading { try await inner.goals(of: user) }
    }

    func cursor(of user: WithingsUserID, for kind: RecordKind) async throws -> SyncCursor? {
        try await reading { try await inner.cursor(of: user, for: kind) }
    }

    func counts(of user: WithingsUserID) async throws -> RecordCounts {
        try await reading { try await inner.counts(of: user) }
    }

    func setAsideRecords(of user: WithingsUserID, limit: Int) async throws -> [SetAsideRecord] {
        try await reading { try await inner.setAsideRecords(of: user, limit: limit) }
    }

    func removeRecords(of user: WithingsUserID) async throws {
        try await writing { try await inner.removeRecords(of: user) }
    }
}
