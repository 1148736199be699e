import GRDB
import Store
import WithingsModel

extension SQLiteStore {
    package func save(_ event: BedEvent, of user: WithingsUserID) async throws -> Bool {
        try await writing { try BedTable($0, of: user).save(event) }
    }

    package func bedEvents(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) async throws
        -> [BedEvent]
    {
        try await reading { try BedTable($0, of: user).events(in: range, limit: limit) }
    }

    package func latestBedEvents(of user: WithingsUserID) async throws -> [BedEvent] {
        try await reading { try BedTable($0, of: user).latest() }
    }
}
