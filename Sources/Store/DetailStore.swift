import WithingsModel

/// Keeps what lies within nights and days, and recordings with their signals. Saved with ``RecordStore/save(_:of:)``.
package protocol DetailStore: Sendable {
    /// Samples in a range, oldest first; only those with one of the fields, and only these fields of them, unless nil.
    func intraday(of user: WithingsUserID, in range: Range<EpochSeconds>, fields: Set<IntradayField>?) async throws
        -> [IntradaySample]
    /// The newest sample that has a field, at most as old as `since`; invalid zeros are left out by whoever asks.
    func latestIntraday(_ field: IntradayField, of user: WithingsUserID, since: EpochSeconds) async throws
        -> IntradaySample?
    /// For every day (of UTC, in days from 1970-01-01) that has samples a number that is another one once they are others.
    func intradayDigests(of user: WithingsUserID) async throws -> [Int64: UInt64]
    /// Segments that touch a range, ordered by their start.
    func sleepSegments(of user: WithingsUserID, in range: Range<EpochSeconds>) async throws -> [SleepSegment]
    /// ECGs and what was taken beside them in a range, newest first.
    func heartRecordings(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) async throws
        -> [HeartRecording]
    func heartSignal(_ signalID: Int64, of user: WithingsUserID) async throws -> HeartSignal?
    /// Ids of ECGs whose signal is not kept yet, newest first.
    func missingHeartSignals(of user: WithingsUserID, limit: Int) async throws -> [Int64]
    func stethoscopeRecordings(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) async throws
        -> [StethoscopeRecording]
    func stethoscopeSignal(_ signalID: Int64, of user: WithingsUserID) async throws -> StethoscopeSignal?
    func missingStethoscopeSignals(of user: WithingsUserID, limit: Int) async throws -> [Int64]
}
