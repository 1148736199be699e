import GRDB
import Store
import WithingsModel

/// When one person got into bed and out of it.
struct BedTable {
    private let database: Database
    private let user: WithingsUserID

    init(_ database: Database, of user: WithingsUserID) {
        self.database = database
        self.user = user
    }

    private static let columns = "device_id, happened_at, is_in_bed, origin, received_at"

    /// - Returns: false if it was there already.
    func save(_ event: BedEvent) throws -> Bool {
        let insert = try SQLStatement(
            database,
            """
            INSERT INTO bed_event (user_id, device_key, \(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id, device_key, happened_at, is_in_bed) DO NOTHING
            """
        )
        try insert.start().bind(user.rawValue).bind(event.deviceID ?? "").bind(event.deviceID).bind(event.at)
            .bind(event.isInBed).bind(event.origin.rawValue).bind(event.receivedAt).run()
        return insert.changes == 1
    }

    func events(in range: Range<EpochSeconds>, limit: Int) throws -> [BedEvent] {
        let rows = try SQLStatement(
            database,
            """
            SELECT \(Self.columns) FROM bed_event WHERE user_id = ? AND happened_at >= ? AND happened_at < ?
            ORDER BY happened_at DESC, received_at DESC, is_in_bed DESC, device_key LIMIT ?
            """
        )
        rows.start().bind(user.rawValue).bind(range.lowerBound).bind(range.upperBound).bind(max(0, limit))
        var events: [BedEvent] = []
        while try rows.step() { events.append(try Self.event(rows)) }
        return events
    }

    /// The last event of every mat, in the order of their ids.
    func latest() throws -> [BedEvent] {
        let mats = try SQLStatement(
            database,
            "SELECT DISTINCT device_key FROM bed_event WHERE user_id = ? ORDER BY device_key"
        )
        mats.start().bind(user.rawValue)
        var keys: [String] = []
        while try mats.step() { keys.append(mats.text(0)) }
        let newest = try SQLStatement(
            database,
            """
            SELECT \(Self.columns) FROM bed_event WHERE user_id = ? AND device_key = ?
            ORDER BY happened_at DESC, received_at DESC, is_in_bed DESC LIMIT 1
            """
        )
        return try keys.compactMap { key in
            defer { newest.start() }
            return try newest.start().bind(user.rawValue).bind(key).step() ? Self.event(newest) : nil
        }
    }

    private static func event(_ row: SQLStatement) throws -> BedEvent {
        guard let origin = BedEvent.Origin(rawValue: row.text(3)) else { throw StoreError.unreadableRow }
        return BedEvent(
            deviceID: row.optionalText(0),
            at: row.int64(1),
            isInBed: row.int64(2) != 0,
            origin: origin,
            receivedAt: row.int64(4)
        )
    }
}
