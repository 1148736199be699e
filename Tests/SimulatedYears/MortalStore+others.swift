import SQLiteStore
import Store
import WithingsModel

extension MortalStore {
    func intraday(of user: WithingsUserID, in range: Range<EpochSeconds>, fields: Set<IntradayField>?) async throws
        -> [IntradaySample]
    {
        try await reading { try await inner.intraday(of: user, in: range, fields: fields) }
    }

    func latestIntraday(_ field: IntradayField, of user: WithingsUserID, since: EpochSeconds) async throws
        -> IntradaySample?
    {
        try await reading { try await inner.latestIntraday(field, of: user, since: since) }
    }

    func intradayDigests(of user: WithingsUserID) async throws -> [Int64: UInt64] {
        try await reading { try await inner.intradayDigests(of: user) }
    }

    func sleepSegments(of user: WithingsUserID, in range: Range<EpochSeconds>) async throws -> [SleepSegment] {
        try await reading { try await inner.sleepSegments(of: user, in: range) }
    }

    func heartRecordings(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) async throws
        -> [HeartRecording]
    {
        try await reading { try await inner.heartRecordings(of: user, in: range, limit: limit) }
    }

    func heartSignal(_ signalID: Int64, of user: WithingsUserID) async throws -> HeartSignal? {
        try await reading { try await inner.heartSignal(signalID, of: user) }
    }

    func missingHeartSignals(of user: WithingsUserID, limit: Int) async throws -> [Int64] {
        try await reading { try await inner.missingHeartSignals(of: user, limit: limit) }
    }

    func stethoscopeRecordings(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) async throws
        -> [StethoscopeRecording]
    {
        try await reading { try await inner.stethoscopeRecordings(of: user, in: range, limit: limit) }
    }

    func stethoscopeSignal(_ signalID: Int64, of user: WithingsUserID) async throws -> StethoscopeSignal? {
        try await reading { try await inner.stethoscopeSignal(signalID, of: user) }
    }

    func missingStethoscopeSignals(of user: WithingsUserID, limit: Int) async throws -> [Int64] {
        try await reading { try await inner.missingStethoscopeSignals(of: user, limit: limit) }
    }

    func save(_ event: BedEvent, of user: WithingsUserID) async throws -> Bool {
        try await writing { try await inner.save(event, of: user) }
    }

    func bedEvents(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) async throws -> [BedEvent] {
        try await reading { try await inner.bedEvents(of: user, in: range, limit: limit) }
    }

    func latestBedEvents(of user: WithingsUserID) async throws -> [BedEvent] {
        try await reading { try await inner.latestBedEvents(of: user) }
    }

    func accounts() async throws -> [Account] {
        try await reading { try await inner.accounts() }
    }

    func save(_ account: Account) async throws {
        try await writing { try await inner.save(account) }
    }

    func removeAccount(of user: WithingsUserID) async throws {
        try await writing { try await inner.removeAccount(of: user) }
    }

    func sealedTokens(of user: WithingsUserID) async throws -> [UInt8]? {
        try await reading { try await inner.sealedTokens(of: user) }
    }

    func saveSealedTokens(_ sealed: [UInt8], of user: WithingsUserID) async throws {
        try await writing { try await inner.saveSealedTokens(sealed, of: user) }
    }

    func document(_ key: String, in collection: String) async throws -> [UInt8]? {
        try await reading { try await inner.document(key, in: collection) }
    }

    func documents(in collection: String) async throws -> [String: [UInt8]] {
        try await reading { try await inner.documents(in: collection) }
    }

    func saveDocument(_ content: [UInt8], _ key: String, in collection: String) async throws {
        try await writing { try await inner.saveDocument(content, key, in: collection) }
    }

    func removeDocument(_ key: String, in collection: String) async throws {
        try await writing { try await inner.removeDocument(key, in: collection) }
    }

    func takeLease(_ name: String, holder: String, until: EpochSeconds, now: EpochSeconds) async throws -> Bool {
        try await writing { try await inner.takeLease(name, holder: holder, until: until, now: now) }
    }

    func releaseLease(_ name: String, holder: String) async throws {
        try await writing { try await inner.releaseLease(name, holder: holder) }
    }
}
