import WithingsModel

/// Keeps what Withings knows about people, for good.
///
/// Every write is one transaction: a page of records and the cursor that says how far we are either both survive a
/// crash or neither does. Saving the same record twice leaves one; a record with a newer `modified` replaces the
/// older, whatever order they arrive in. Implementations: SQLite, and a twin in memory that the tests hold against it.
package protocol RecordStore: Sendable {
    /// Saves one page for one person and moves the cursor it carries.
    func save(_ page: RecordPage, of user: WithingsUserID) async throws -> RecordChange

    /// For every type and position the latest reading: by measuring time, then `created`, then `grpid`. Ambiguous
    /// readings (attribution 1) and objectives are left out; so is what is deleted. No age limit.
    func latestMeasures(of user: WithingsUserID) async throws -> [LatestMeasure]
    /// The groups measured in a range of time, newest first; every category and attribution, tombstones left out.
    func measureGroups(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) async throws
        -> [MeasureGroup]
    /// The stretches of sleep that ended last, newest first.
    func latestSleep(of user: WithingsUserID, limit: Int) async throws -> [SleepSummary]
    /// Every row of the latest `limit` days of activity, newest day first; one day can have several rows.
    func latestActivity(of user: WithingsUserID, limit: Int) async throws -> [DailyActivity]
    /// The stretches of sleep that ended in a range, oldest first.
    func sleep(of user: WithingsUserID, endingIn range: Range<EpochSeconds>) async throws -> [SleepSummary]
    /// Every row of a range of days, oldest day first.
    func activity(of user: WithingsUserID, in days: ClosedRange<LocalDay>) async throws -> [DailyActivity]
    /// The workouts that began in a range, newest first.
    func workouts(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) async throws -> [Workout]

    /// The values of a series in a range, oldest first; what is no state (ambiguous and unclaimed, refused, a target,
    /// deleted) is left out.
    func series(_ key: MeasureSeriesKey, of user: WithingsUserID, in range: Range<EpochSeconds>) async throws
        -> [MeasurePoint]
    /// Which series there are, in the order of types and positions.
    func seriesKeys(of user: WithingsUserID) async throws -> [MeasureSeriesKey]

    /// Groups with tombstones and decisions, measured before a moment, newest first: for those who look at everything. Those
    /// of one second stay together, so that there can be a few more than `limit`.
    func keptMeasureGroups(of user: WithingsUserID, before: EpochSeconds, limit: Int) async throws
        -> [KeptMeasureGroup]
    func keptMeasureGroup(_ id: Int64, of user: WithingsUserID) async throws -> KeptMeasureGroup?
    /// What the owner says of an ambiguous reading: theirs, not theirs, or undecided again.
    ///
    /// - Returns: false if there is no such group.
    func claim(_ id: Int64, of user: WithingsUserID, as isClaimed: Bool?) async throws -> Bool

    /// What is gone at Withings, of every kind, as it was last: those found to be gone last come first; of one moment readings,
    /// nights, days, workouts, ECGs, stethoscope recordings, and the newest of a kind first.
    ///
    /// - Parameter skipping: How many of the first to leave out, so that a long list comes page by page.
    func deletedRecords(of user: WithingsUserID, limit: Int, skipping: Int) async throws -> [DeletedRecord]

    func devices(of user: WithingsUserID) async throws -> [Device]
    func goals(of user: WithingsUserID) async throws -> Goals?

    func cursor(of user: WithingsUserID, for kind: RecordKind) async throws -> SyncCursor?
    func counts(of user: WithingsUserID) async throws -> RecordCounts
    /// Records that could not be read, with the reason; kept so that nothing is lost.
    func setAsideRecords(of user: WithingsUserID, limit: Int) async throws -> [SetAsideRecord]
    /// Removes every record of a person (not the account).
    func removeRecords(of user: WithingsUserID) async throws
    /// Another one after every change of the person's record that the store itself made; nil where a store does not say.
    /// Asked before the record is read, it is never newer than what was read.
    func version(of user: WithingsUserID) async -> RecordVersion?
}

extension RecordStore {
    package func version(of user: WithingsUserID) async -> RecordVersion? { nil }
}
