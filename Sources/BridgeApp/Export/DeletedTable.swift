import Entities
import Store
import WithingsModel

/// What is gone at Withings as a table of its own: kept and shown to whoever looks for it, and in no other table, so that
/// nobody counts a reading that was taken back.
struct DeletedTable {
    private(set) var table = ExportTable(
        "deleted",
        [
            "deleted_at", "kind", "start", "end", "day", "time_zone", "device", "id", "modified_at", "values",
            "unknown_fields", "value_unknown_fields",
        ]
    )

    mutating func add(_ record: DeletedRecord) {
        switch record.content {
        case .measures(let group):
            add(
                record,
                "measures",
                start: group.measuredAt,
                zone: group.timeZone,
                device: group.deviceID,
                id: "\(group.id)",
                modified: group.modifiedAt,
                values: group.measures.map { (Self.key(of: $0), $0.value) },
                unknown: group.unknownFields,
                ofValues: group.measures.compactMap { measure in
                    measure.unknownFields.map { (Self.key(of: measure), $0) }
                }
            )
        case .sleep(let night):
            add(
                record,
                "sleep",
                start: night.startAt,
                end: night.endAt,
                day: night.day,
                zone: night.timeZone,
                device: night.deviceID,
                id: "\(night.id)",
                modified: night.modifiedAt,
                values: night.values.map { ($0.key.rawValue, $0.value) },
                unknown: night.unknownFields
            )
        case .activity(let day):
            add(
                record,
                "activity",
                day: day.day,
                zone: day.timeZone,
                device: day.deviceID,
                modified: day.modifiedAt,
                values: day.values.map { ($0.key.rawValue, $0.value) },
                unknown: day.unknownFields
            )
        case .workout(let workout):
            add(
                record,
                "workout",
                start: workout.startAt,
                end: workout.endAt,
                day: workout.day,
                zone: workout.timeZone,
                device: workout.deviceID,
                id: "\(workout.id)",
                modified: workout.modifiedAt,
                values: workout.values.map { ($0.key.rawValue, $0.value) },
                unknown: workout.unknownFields
            )
        case .heart(let recording):
            let values = [
                ("systolic", recording.systolic), ("diastolic", recording.diastolic),
                ("heart_rate", recording.heartRate),
            ]
            add(
                record,
                "ecg",
                start: recording.at,
                zone: recording.timeZone,
                device: recording.deviceID,
                id: recording.signalID.map { "\($0)" },
                modified: recording.modifiedAt,
                values: values.compactMap { name, value in value.map { (name, $0) } },
                unknown: recording.unknownFields
            )
        case .stethoscope(let recording):
            add(
                record,
                "stethoscope",
                start: recording.at,
                zone: recording.timeZone,
                device: recording.deviceID,
                id: "\(recording.signalID)",
                unknown: recording.unknownFields
            )
        }
    }

    private mutating func add(
        _ record: DeletedRecord,
        _ kind: String,
        start: EpochSeconds? = nil,
        end: EpochSeconds? = nil,
        day: LocalDay? = nil,
        zone: String?,
        device: String?,
        id: String? = nil,
        modified: EpochSeconds? = nil,
        values: [(String, ExactDecimal)] = [],
        unknown: String?,
        ofValues: [(key: String, json: String)] = []
    ) {
        let figures = values.map { "\($0.0)=\($0.1)" }.sorted().joined(separator: " ")
        table.add([
            .text(MomentWords.utc(record.deletedAt)), .text(kind), .text(start.map(MomentWords.utc)),
            .text(end.map(MomentWords.utc)), .text(day.map { "\($0)" }), .text(zone), .text(device), .number(id),
            .text(modified.map(MomentWords.utc)), .text(figures), .json(unknown), .json(Self.list(ofValues)),
        ])
    }

    private static func key(of measure: Measure) -> String {
        let position = measure.position.flatMap { $0.isWholeBody ? nil : $0 }
        return Catalogue.measure(measure.type, position: position).key
    }

    /// What nobody knows of single values, each with the value's name; a list, because a name may come twice.
    private static func list(_ fields: [(key: String, json: String)]) -> String? {
        if fields.isEmpty { return nil }
        return "[" + fields.map { "{\"\($0.key)\":\($0.json)}" }.joined(separator: ",") + "]"
    }
}
