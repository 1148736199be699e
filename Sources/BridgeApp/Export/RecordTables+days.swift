import Store
import WithingsModel

extension RecordTables {
    func nights() async throws -> ExportTable {
        let rows = try await store.sleep(of: user, endingIn: Self.ever)
        let fields = Set(rows.flatMap { $0.values.keys.map(\.rawValue) }).sorted()
        var table = ExportTable(
            "sleep",
            [
                "day", "start", "end", "completed", "time_zone", "device", "model", "id", "created_at", "modified_at",
            ] + fields + ["unknown_fields"]
        )
        for row in rows {
            table.add(
                [
                    .text("\(row.day)"), Self.moment(row.startAt), Self.moment(row.endAt), .flag(row.isCompleted),
                    .text(row.timeZone), .text(row.deviceID), .number(row.modelID.map(String.init)),
                    .number("\(row.id)"),
                    Self.moment(row.createdAt), Self.moment(row.modifiedAt),
                ] + fields.map { .number(row.values[SleepField($0)].map { "\($0)" }) } + [.json(row.unknownFields)]
            )
        }
        return table
    }

    func days() async throws -> ExportTable {
        guard let first = LocalDay("1900-01-01"), let last = LocalDay("2500-01-01") else {
            return ExportTable("activity", [])
        }
        let rows = try await store.activity(of: user, in: first...last)
        let fields = Set(rows.flatMap { $0.values.keys.map(\.rawValue) }).sorted()
        var table = ExportTable(
            "activity",
            ["day", "time_zone", "device", "model", "brand", "is_tracker", "modified_at"] + fields
                + ["unknown_fields"]
        )
        for row in rows {
            table.add(
                [
                    .text("\(row.day)"), .text(row.timeZone), .text(row.deviceID), .text(row.modelName),
                    .number(row.brand.map(String.init)), .flag(row.isTracker), Self.moment(row.modifiedAt),
                ] + fields.map { .number(row.values[ActivityField($0)].map { "\($0)" }) } + [.json(row.unknownFields)]
            )
        }
        return table
    }

    func workouts() async throws -> ExportTable {
        let rows = try await store.workouts(of: user, in: Self.ever, limit: .max >> 1).reversed()
        let fields = Set(rows.flatMap { $0.values.keys.map(\.rawValue) }).sorted()
        var table = ExportTable(
            "workouts",
            [
                "start", "end", "kind", "category", "day", "time_zone", "device", "model", "attribution", "id",
                "created_at", "modified_at",
            ] + fields + ["unknown_fields"]
        )
        for row in rows {
            table.add(
                [
                    Self.moment(row.startAt), Self.moment(row.endAt), .text(row.category.name),
                    .number("\(row.category.rawValue)"), .text("\(row.day)"), .text(row.timeZone), .text(row.deviceID),
                    .number(row.modelID.map(String.init)), .number(row.attribution.map { "\($0.rawValue)" }),
                    .number("\(row.id)"), Self.moment(row.createdAt), Self.moment(row.modifiedAt),
                ] + fields.map { .number(row.values[WorkoutField($0)].map { "\($0)" }) } + [.json(row.unknownFields)]
            )
        }
        return table
    }
}
