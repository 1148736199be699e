import GRDB
import Store
import WithingsModel

extension MeasureReader {
    /// The groups measured in a range, newest first, tombstones left out.
    func groups(in range: Range<EpochSeconds>, limit: Int) throws -> [MeasureGroup] {
        guard limit > 0, !range.isEmpty else { return [] }
        let rows = try groupRows(
            """
            WHERE user_id = ? AND measured_at >= ? AND measured_at < ? AND deleted_at IS NULL
            ORDER BY measured_at DESC, created_at DESC, group_id DESC LIMIT ?
            """
        )
        rows.start().bind(user.rawValue).bind(range.lowerBound).bind(range.upperBound).bind(limit)
        return try withMeasures(rows).map(\.group)
    }

    /// Groups measured before a moment with what is known of them, newest first; those of one second stay together.
    func keptGroups(before moment: EpochSeconds, limit: Int) throws -> [KeptMeasureGroup] {
        guard limit > 0 else { return [] }
        let last = try SQLStatement(
            database,
            """
            SELECT measured_at FROM measure_group WHERE user_id = ? AND measured_at < ?
            ORDER BY measured_at DESC LIMIT 1 OFFSET ?
            """
        )
        let isLong = try last.start().bind(user.rawValue).bind(moment).bind(limit - 1).step()
        let oldest = isLong ? last.int64(0) : .min
        last.start()
        let rows = try groupRows(
            """
            WHERE user_id = ? AND measured_at >= ? AND measured_at < ?
            ORDER BY measured_at DESC, created_at DESC, group_id DESC
            """
        )
        rows.start().bind(user.rawValue).bind(oldest).bind(moment)
        return try withVersions(withMeasures(rows))
    }

    func keptGroup(_ id: Int64) throws -> KeptMeasureGroup? {
        let rows = try groupRows("WHERE user_id = ? AND group_id = ?")
        rows.start().bind(user.rawValue).bind(id)
        return try withVersions(withMeasures(rows)).first
    }

    private func groupRows(_ condition: String) throws -> SQLStatement {
        try SQLStatement(
            database,
            """
            SELECT group_id, attribution, category, measured_at, created_at, modified_at, source_id, unknown_fields,
                deleted_at, is_claimed
            FROM measure_group \(condition)
            """
        )
    }

    /// Reads groups in the order of their rows, then their measures from every series.
    private func withMeasures(_ rows: SQLStatement) throws -> [KeptMeasureGroup] {
        var groups: [KeptMeasureGroup] = []
        while try rows.step() { groups.append(kept(rows)) }
        guard let newest = groups.first?.group.measuredAt, let oldest = groups.last?.group.measuredAt else { return [] }
        var places: [Int64: Int] = [:]
        for (place, kept) in groups.enumerated() { places[kept.group.id] = place }
        var found: [[(place: Int, measure: Measure)]] = Array(repeating: [], count: groups.count)
        let values = try SQLStatement(
            database,
            """
            SELECT \(Self.measureColumns), m.group_id, m.place FROM measure AS m
            WHERE m.user_id = ? AND m.type = ? AND m.position = ? AND m.measured_at BETWEEN ? AND ?
            """
        )
        for series in try MeasureSeries.all(database, of: user) {
            values.start().bind(user.rawValue).bind(series.type).bind(series.position).bind(oldest).bind(newest)
            while try values.step() {
                guard let index = places[values.int64(5)] else { continue }
                found[index].append((values.int(6), Self.measure(values, in: series)))
            }
        }
        for index in groups.indices {
            groups[index].group.measures = found[index].sorted { $0.place < $1.place }.map(\.measure)
        }
        return groups
    }

    private func kept(_ row: SQLStatement) -> KeptMeasureGroup {
        KeptMeasureGroup(group: group(row), deletedAt: row.optionalInt64(8), isClaimed: row.optionalBool(9))
    }

    /// A group without its values, from the first eight columns of its row.
    func group(_ row: SQLStatement) -> MeasureGroup {
        let source = sources[row.int64(6)]
        return MeasureGroup(
            id: row.int64(0),
            attribution: Attribution(rawValue: row.int(1)),
            category: MeasureCategory(rawValue: row.int(2)),
            measuredAt: row.int64(3),
            createdAt: row.int64(4),
            modifiedAt: row.int64(5),
            deviceID: source?.deviceID,
            modelID: source?.modelID,
            modelName: source?.modelName,
            timeZone: source?.timeZone,
            measures: [],
            unknownFields: row.optionalText(7)
        )
    }
}
