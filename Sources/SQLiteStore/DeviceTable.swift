import GRDB
import Store
import WithingsModel

/// The devices of one person.
struct DeviceTable {
    private let database: Database
    private let user: WithingsUserID

    init(_ database: Database, of user: WithingsUserID) {
        self.database = database
        self.user = user
    }

    private static let columns = """
        device_id, type, model_name, model_id, battery, time_zone, first_session_at, last_session_at, unknown_fields
        """

    /// Keeps exactly these. A device that goes counts as a change.
    func replace(with devices: [Device]) throws -> RecordChange {
        let stored = Dictionary(try all().map { ($0.id, $0) }, uniquingKeysWith: { _, later in later })
        let listed = Dictionary(devices.map { ($0.id, $0) }, uniquingKeysWith: { _, later in later })
        var change = RecordChange()
        for id in stored.keys where listed[id] == nil {
            try SQLStatement(database, "DELETE FROM device WHERE user_id = ? AND device_id = ?")
                .start().bind(user.rawValue).bind(id).run()
            change.changed += 1
        }
        for (id, device) in listed where stored[id] != device {
            try save(device)
            change.add(stored[id] == nil ? .added : .changed)
        }
        return change
    }

    private func save(_ device: Device) throws {
        try SQLStatement(
            database,
            """
            INSERT INTO device (user_id, \(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id, device_id) DO UPDATE SET type = excluded.type, model_name = excluded.model_name,
                model_id = excluded.model_id, battery = excluded.battery, time_zone = excluded.time_zone,
                first_session_at = excluded.first_session_at, last_session_at = excluded.last_session_at,
                unknown_fields = excluded.unknown_fields
            """
        )
        .start().bind(user.rawValue).bind(device.id).bind(device.type).bind(device.modelName).bind(device.modelID)
        .bind(device.battery).bind(device.timeZone).bind(device.firstSessionAt).bind(device.lastSessionAt)
        .bind(device.unknownFields).run()
    }

    /// In the order of their ids.
    func all() throws -> [Device] {
        let rows = try SQLStatement(
            database,
            "SELECT \(Self.columns) FROM device WHERE user_id = ? ORDER BY device_id"
        )
        rows.start().bind(user.rawValue)
        var devices: [Device] = []
        while try rows.step() {
            devices.append(
                Device(
                    id: rows.text(0),
                    type: rows.optionalText(1),
                    modelName: rows.optionalText(2),
                    modelID: rows.optionalInt(3),
                    battery: rows.optionalText(4),
                    timeZone: rows.optionalText(5),
                    firstSessionAt: rows.optionalInt64(6),
                    lastSessionAt: rows.optionalInt64(7),
                    unknownFields: rows.optionalText(8)
                )
            )
        }
        return devices
    }
}
