import GRDB
import Store
import WithingsModel

extension SQLiteStore {
    package func intraday(of user: WithingsUserID, in range: Range<EpochSeconds>, fields: Set<IntradayField>?)
        async throws -> [IntradaySample]
    {
        try await reading { try IntradayTable($0, of: user).samples(in: range, fields: fields) }
    }

    package func latestIntraday(_ field: IntradayField, of user: WithingsUserID, since: EpochSeconds) async throws
        -> IntradaySample?
    {
        try await reading { try IntradayTable($0, of: user).latest(field, since: since) }
    }

    package func intradayDigests(of user: WithingsUserID) async throws -> [Int64: UInt64] {
        try await reading { try IntradayTable($0, of: user).digests() }
    }

    package func sleepSegments(of user: WithingsUserID, in range: Range<EpochSeconds>) async throws -> [SleepSegment] {
        try await reading { try SleepDetailTable($0, of: user).segments(in: range) }
    }

    package func heartRecordings(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) async throws
        -> [HeartRecording]
    {
        try await reading { try HeartTable($0, of: user).recordings(in: range, limit: limit) }
    }

    package func heartSignal(_ signalID: Int64, of user: WithingsUserID) async throws -> HeartSignal? {
        try await reading { try HeartTable($0, of: user).signal(signalID) }
    }

    package func missingHeartSignals(of user: WithingsUserID, limit: Int) async throws -> [Int64] {
        try await reading { try HeartTable($0, of: user).missingSignals(limit: limit) }
    }

    package func stethoscopeRecordings(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) async throws
        -> [StethoscopeRecording]
    {
        try await reading { try StethoscopeTable($0, of: user).recordings(in: range, limit: limit) }
    }

    package func stethoscopeSignal(_ signalID: Int64, of user: WithingsUserID) async throws -> StethoscopeSignal? {
        try await reading { try StethoscopeTable($0, of: user).signal(signalID) }
    }

    package func missingStethoscopeSignals(of user: WithingsUserID, limit: Int) async throws -> [Int64] {
        try await reading { try StethoscopeTable($0, of: user).missingSignals(limit: limit) }
    }
}
