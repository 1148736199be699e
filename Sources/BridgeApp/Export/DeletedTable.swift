import Store
import WithingsModel

/// What is gone at Withings as a table of its own: kept and shown to whoever looks for it, and in no other table, so that
/// nobody counts a reading that was taken back.
struct DeletedTable {
    private(set) var table = ExportTable(
        "deleted",
        [
            "deleted_at", "kind", "start", "end", "day", "time_zone", "device", "id", "modified_at", "values",
            "algorithms", "fm", "unknown_fields", "value_unknown_fields",
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
                values: [],
                of: GroupFields(group),
                unknown: group.unknownFields
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
        of group: GroupFields? = nil,
        unknown: String?
    ) {
        let figures = group?.values ?? GroupFields.joined(values.map { ($0.0, "\($0.1)") })
        table.add([
            .text(MomentWords.utc(record.deletedAt)), .text(kind), .text(start.map(MomentWords.utc)),
            .text(end.map(MomentWords.utc)), .text(day.map { "\($0)" }), .text(zone), .text(device), .number(id),
            .text(modified.map(MomentWords.utc)), .text(figures), .text(group?.algorithms), .text(group?.fm),
            .json(unknown), .json(group?.unknown),
        ])
    }
}
