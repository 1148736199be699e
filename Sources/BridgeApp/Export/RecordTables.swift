import Entities
import Foundation
import Store
import WithingsModel

/// Everything that is kept of a person as tables: measures, nights, days, workouts, ECGs, sounds of the heart, devices, and what
/// was deleted.
struct RecordTables: Sendable {
    let user: WithingsUserID
    let store: any BridgeStore

    private static let ever: Range<EpochSeconds> = -62_000_000_000..<200_000_000_000

    func all() async throws -> [ExportTable] {
        [
            try await measures(), try await nights(), try await days(), try await workouts(), try await recordings(),
            try await sounds(), try await devices(), try await deleted(),
        ]
    }

    private func measures() async throws -> ExportTable {
        var table = ExportTable(
            "measures",
            [
                "measured_at", "key", "name", "value", "unit", "type", "position", "attribution", "category",
                "is_claimed",
                "device", "model", "time_zone", "group", "created_at", "modified_at",
            ]
        )
        var before = Self.ever.upperBound
        while true {
            let page = try await store.keptMeasureGroups(of: user, before: before, limit: 2_000)
            guard let last = page.last else { return table }
            for kept in page where kept.deletedAt == nil { add(kept, to: &table) }
            before = last.group.measuredAt
        }
    }

    private func add(_ kept: KeptMeasureGroup, to table: inout ExportTable) {
        let group = kept.group
        for measure in group.measures {
            let position = measure.position.flatMap { $0.isWholeBody ? nil : $0 }
            let entity = Catalogue.measure(measure.type, position: position)
            table.add([
                moment(group.measuredAt), .text(entity.key), .text(entity.name.text(in: "en")),
                .number("\(measure.value)"), .text(entity.unit), .number("\(measure.type.rawValue)"),
                .number(measure.position.map { "\($0.rawValue)" }), .number("\(group.attribution.rawValue)"),
                .number("\(group.category.rawValue)"), .number(kept.isClaimed.map { $0 ? "1" : "0" }),
                .text(group.deviceID), .text(group.modelName), .text(group.timeZone), .number("\(group.id)"),
                moment(group.createdAt), moment(group.modifiedAt),
            ])
        }
    }

    private func nights() async throws -> ExportTable {
        let rows = try await store.sleep(of: user, endingIn: Self.ever)
        let fields = Set(rows.flatMap { $0.values.keys.map(\.rawValue) }).sorted()
        var table = ExportTable(
            "sleep",
            ["day", "start", "end", "completed", "time_zone", "device", "id", "modified_at"] + fields
        )
        for row in rows {
            table.add(
                [
                    .text("\(row.day)"), moment(row.startAt), moment(row.endAt),
                    .number(row.isCompleted.map { $0 ? "1" : "0" }), .text(row.timeZone), .text(row.deviceID),
                    .number("\(row.id)"), moment(row.modifiedAt),
                ] + fields.map { .number(row.values[SleepField($0)].map { "\($0)" }) }
            )
        }
        return table
    }

    private func days() async throws -> ExportTable {
        guard let first = LocalDay("1900-01-01"), let last = LocalDay("2500-01-01") else {
            return ExportTable("activity", [])
        }
        let rows = try await store.activity(of: user, in: first...last)
        let fields = Set(rows.flatMap { $0.values.keys.map(\.rawValue) }).sorted()
        var table = ExportTable("activity", ["day", "time_zone", "device", "model", "modified_at"] + fields)
        for row in rows {
            table.add(
                [
                    .text("\(row.day)"), .text(row.timeZone), .text(row.deviceID), .text(row.modelName),
                    moment(row.modifiedAt),
                ] + fields.map { .number(row.values[ActivityField($0)].map { "\($0)" }) }
            )
        }
        return table
    }

    private func workouts() async throws -> ExportTable {
        let rows = try await store.workouts(of: user, in: Self.ever, limit: .max >> 1)
        let fields = Set(rows.flatMap { $0.values.keys.map(\.rawValue) }).sorted()
        var table = ExportTable(
            "workouts",
            ["start", "end", "kind", "category", "day", "time_zone", "device", "id", "modified_at"] + fields
        )
        for row in rows.reversed() {
            table.add(
                [
                    moment(row.startAt), moment(row.endAt), .text(row.category.name),
                    .number("\(row.category.rawValue)"), .text("\(row.day)"), .text(row.timeZone),
                    .text(row.deviceID), .number("\(row.id)"), moment(row.modifiedAt),
                ] + fields.map { .number(row.values[WorkoutField($0)].map { "\($0)" }) }
            )
        }
        return table
    }

    private func recordings() async throws -> ExportTable {
        var table = ExportTable(
            "ecg",
            [
                "recorded_at", "atrial_fibrillation", "heart_rate", "systolic", "diastolic", "time_zone", "device",
                "signal",
            ]
        )
        for row in try await store.heartRecordings(of: user, in: Self.ever, limit: .max >> 1).reversed() {
            table.add([
                moment(row.at), .number(row.atrialFibrillation.map { "\($0)" }),
                .number(row.heartRate.map { "\($0)" }), .number(row.systolic.map { "\($0)" }),
                .number(row.diastolic.map { "\($0)" }), .text(row.timeZone), .text(row.deviceID),
                .number(row.signalID.map { "\($0)" }),
            ])
        }
        return table
    }

    private func sounds() async throws -> ExportTable {
        var table = ExportTable(
            "stethoscope",
            ["recorded_at", "valvular_heart_disease", "time_zone", "device", "signal"]
        )
        for row in try await store.stethoscopeRecordings(of: user, in: Self.ever, limit: .max >> 1).reversed() {
            table.add([
                moment(row.at), .number(row.valvularHeartDisease.map { "\($0)" }), .text(row.timeZone),
                .text(row.deviceID), .number("\(row.signalID)"),
            ])
        }
        return table
    }

    private func devices() async throws -> ExportTable {
        var table = ExportTable(
            "devices",
            ["device", "type", "model", "battery", "time_zone", "first_session_at", "last_session_at"]
        )
        for row in try await store.devices(of: user) {
            table.add([
                .text(row.id), .text(row.type), .text(row.modelName), .text(row.battery), .text(row.timeZone),
                moment(row.firstSessionAt), moment(row.lastSessionAt),
            ])
        }
        return table
    }

    private func deleted() async throws -> ExportTable {
        var table = DeletedTable()
        var count = 0
        while true {
            let page = try await store.deletedRecords(of: user, limit: 1_000, skipping: count)
            guard !page.isEmpty else { return table.table }
            for record in page { table.add(record) }
            count += page.count
        }
    }

    private func moment(_ moment: EpochSeconds?) -> ExportTable.Field { .text(moment.map(MomentWords.utc)) }
}
