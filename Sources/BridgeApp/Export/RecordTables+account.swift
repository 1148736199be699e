import Store
import WithingsModel

/// What an account has beside its readings.
extension RecordTables {
    func devices() async throws -> ExportTable {
        var table = ExportTable(
            "devices",
            [
                "device", "type", "model", "model_id", "battery", "time_zone", "first_session_at", "last_session_at",
                "unknown_fields",
            ]
        )
        for row in try await store.devices(of: user) {
            table.add([
                .text(row.id), .text(row.type), .text(row.modelName), .number(row.modelID.map(String.init)),
                .text(row.battery), .text(row.timeZone), Self.moment(row.firstSessionAt),
                Self.moment(row.lastSessionAt), .json(row.unknownFields),
            ])
        }
        return table
    }

    func goals() async throws -> ExportTable {
        var table = ExportTable("goals", ["steps", "sleep", "weight", "unknown_fields"])
        // Withings was asked and says that there are none.
        if let goals = try await store.goals(of: user), goals != Goals() {
            table.add(
                [goals.steps, goals.sleep, goals.weight].map { .number($0.map { "\($0)" }) } + [
                    .json(goals.unknownFields)
                ]
            )
        }
        return table
    }

    /// As they came: their text may be no JSON at all.
    func setAside() async throws -> ExportTable {
        var table = ExportTable("set_aside", ["received_at", "kind", "reason", "record"])
        for row in try await store.setAsideRecords(of: user, limit: .max >> 1) {
            table.add([Self.moment(row.receivedAt), .text(row.kind.rawValue), .text(row.reason), .text(row.json)])
        }
        return table
    }
}
