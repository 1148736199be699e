import Entities
import Store
import WithingsModel

extension RecordTables {
    func measures(_ take: (ExportTable) throws -> Void) async throws {
        let zone = try await ProfileTimeZone.read(of: user, from: store)
        var before = Self.ever.upperBound
        while true {
            let page = try await store.keptMeasureGroups(of: user, before: before, limit: 2_000)
            guard let last = page.last else { return }
            var table = ExportTable(
                "measures",
                [
                    "measured_at", "key", "name", "value", "unit", "type", "position", "attribution", "category",
                    "is_claimed",
                    "device", "model", "time_zone", "group", "created_at", "modified_at",
                    "algorithm", "fm", "unknown_fields",
                    "group_unknown_fields",
                ]
            )
            for kept in page where kept.deletedAt == nil { add(kept, standingIn: zone, to: &table) }
            try take(table)
            try take(earlierVersions(page))
            before = last.group.measuredAt
        }
    }

    private func add(_ kept: KeptMeasureGroup, standingIn zone: String?, to table: inout ExportTable) {
        let group = kept.group
        for measure in group.measures {
            let position = measure.position.flatMap { $0.isWholeBody ? nil : $0 }
            let entity = Catalogue.measure(measure.type, position: position)
            table.add([
                Self.moment(group.measuredAt), .text(entity.key), .text(entity.name.text(in: "en")),
                .number("\(measure.value)"), .text(entity.unit), .number("\(measure.type.rawValue)"),
                .number(measure.position.map { "\($0.rawValue)" }), .number(Self.attribution(group)),
                .number("\(group.category.rawValue)"), .flag(kept.isClaimed),
                .text(group.deviceID), .text(group.modelName), .text(group.timeZone ?? zone), .number("\(group.id)"),
                Self.moment(group.createdAt), Self.moment(group.modifiedAt),
                .number(measure.algorithm.map(String.init)), .number(measure.fm.map(String.init)),
                .json(measure.unknownFields), .json(group.unknownFields),
            ])
        }
    }

    /// Empty where Withings does not say.
    private static func attribution(_ group: MeasureGroup) -> String? {
        group.attribution == .unknown ? nil : "\(group.attribution.rawValue)"
    }

    /// What was said before it was changed at Withings, a row for each version, those of what is gone by now too.
    private func earlierVersions(_ page: [KeptMeasureGroup]) -> ExportTable {
        var table = ExportTable(
            "earlier_versions",
            [
                "changed_at", "group", "measured_at", "time_zone", "device", "model", "attribution", "category",
                "created_at", "modified_at", "values", "algorithms", "fm", "unknown_fields", "value_unknown_fields",
            ]
        )
        for (earlier, group) in page.flatMap(\.earlier).map({ ($0, $0.group) }) {
            let fields = GroupFields(group)
            table.add([
                Self.moment(earlier.changedAt), .number("\(group.id)"), Self.moment(group.measuredAt),
                .text(group.timeZone), .text(group.deviceID), .text(group.modelName),
                .number(Self.attribution(group)), .number("\(group.category.rawValue)"),
                Self.moment(group.createdAt), Self.moment(group.modifiedAt), .text(fields.values),
                .text(fields.algorithms), .text(fields.fm), .json(group.unknownFields), .json(fields.unknown),
            ])
        }
        return table
    }
}
