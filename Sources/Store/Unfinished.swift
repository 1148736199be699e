import WithingsModel

// Stands in until the stores have what the protocols promise; goes with the commit that adds it.
extension BridgeStore {
    package func save(_ event: BedEvent, of user: WithingsUserID) async throws -> Bool { false }
    package func bedEvents(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) async throws
        -> [BedEvent]
    { [] }
    package func latestBedEvents(of user: WithingsUserID) async throws -> [BedEvent] { [] }
    package func sleep(of user: WithingsUserID, endingIn range: Range<EpochSeconds>) async throws -> [SleepSummary] {
        []
    }
    package func activity(of user: WithingsUserID, in days: ClosedRange<LocalDay>) async throws -> [DailyActivity] {
        []
    }
    package func workouts(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) async throws
        -> [Workout]
    { [] }
    package func series(_ key: MeasureSeriesKey, of user: WithingsUserID, in range: Range<EpochSeconds>) async throws
        -> [MeasurePoint]
    { [] }
    package func seriesKeys(of user: WithingsUserID) async throws -> [MeasureSeriesKey] { [] }
    package func keptMeasureGroups(of user: WithingsUserID, before: EpochSeconds, limit: Int) async throws
        -> [KeptMeasureGroup]
    { [] }
    package func keptMeasureGroup(_ id: Int64, of user: WithingsUserID) async throws -> KeptMeasureGroup? { nil }
    package func claim(_ id: Int64, of user: WithingsUserID, as isClaimed: Bool?) async throws -> Bool { false }
    package func intraday(of user: WithingsUserID, in range: Range<EpochSeconds>, fields: Set<IntradayField>?)
        async throws -> [IntradaySample]
    { [] }
    package func latestIntraday(_ field: IntradayField, of user: WithingsUserID, since: EpochSeconds) async throws
        -> IntradaySample?
    { nil }
    package func sleepSegments(of user: WithingsUserID, in range: Range<EpochSeconds>) async throws -> [SleepSegment] {
        []
    }
    package func heartRecordings(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) async throws
        -> [HeartRecording]
    { [] }
    package func heartSignal(_ signalID: Int64, of user: WithingsUserID) async throws -> HeartSignal? { nil }
    package func missingHeartSignals(of user: WithingsUserID, limit: Int) async throws -> [Int64] { [] }
    package func stethoscopeRecordings(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) async throws
        -> [StethoscopeRecording]
    { [] }
    package func stethoscopeSignal(_ signalID: Int64, of user: WithingsUserID) async throws -> StethoscopeSignal? {
        nil
    }
    package func missingStethoscopeSignals(of user: WithingsUserID, limit: Int) async throws -> [Int64] { [] }
}
