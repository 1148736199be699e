import GRDB
import Store
import WithingsModel

/// Reads the measures of one person.
struct MeasureReader {
    private let database: Database
    private let user: WithingsUserID
    private let sources: [Int64: MeasureSource]

    init(_ database: Database, of user: WithingsUserID) throws {
        self.database = database
        self.user = user
        sources = try SourceTable(database, of: user).sources
    }

    /// What ``measure(_:in:)`` reads, from its first column on; `m` is the table.
    static let measureColumns = "m.mantissa, m.exponent, m.algorithm, m.fm, m.unknown_fields"

    static func measure(_ row: SQLStatement, in series: MeasureSeries) -> Measure {
        Measure(
            type: MeasureType(rawValue: Int(series.type)),
            value: ExactDecimal(row.int64(0), exponent: row.int(1)),
            position: series.bodyPosition,
            algorithm: row.optionalInt(2),
            fm: row.optionalInt(3),
            unknownFields: row.optionalText(4)
        )
    }

    // MARK: The latest of each series

    func latest() throws -> [LatestMeasure] {
        let rows = try SQLStatement(
            database,
            """
            SELECT \(Self.measureColumns), m.group_id, m.measured_at, g.created_at, g.attribution, g.source_id
            FROM measure AS m
            JOIN measure_group AS g ON g.user_id = m.user_id AND g.group_id = m.group_id
            WHERE m.user_id = ? AND m.type = ? AND m.position = ?
                AND g.category = \(MeasureCategory.reading.rawValue)
                AND g.attribution <> \(Attribution.ambiguous.rawValue) AND g.deleted_at IS NULL
            ORDER BY m.measured_at DESC, m.group_id DESC, m.place DESC
            """
        )
        return try MeasureSeries.all(database, of: user).compactMap { series in
            var latest: LatestMeasure?
            rows.start().bind(user.rawValue).bind(series.type).bind(series.position)
            defer { rows.start() }
            // Newest first and no further than the rows of one second, among which the rest of the order decides.
            while try rows.step() {
                let candidate = latestMeasure(rows, in: series)
                guard let best = latest else {
                    latest = candidate
                    continue
                }
                guard candidate.measuredAt == best.measuredAt else { break }
                // Of differing values within one group the first counts, which comes last here.
                if candidate.groupID == best.groupID || candidate.isLater(than: best) { latest = candidate }
            }
            return latest
        }
    }

    private func latestMeasure(_ row: SQLStatement, in series: MeasureSeries) -> LatestMeasure {
        let source = sources[row.int64(9)]
        return LatestMeasure(
            measure: Self.measure(row, in: series),
            groupID: row.int64(5),
            attribution: Attribution(rawValue: row.int(8)),
            measuredAt: row.int64(6),
            createdAt: row.int64(7),
            deviceID: source?.deviceID,
            modelID: source?.modelID,
            modelName: source?.modelName,
            timeZone: source?.timeZone
        )
    }

    // MARK: Whole groups

    func groups(in range: Range<EpochSeconds>, limit: Int) throws -> [MeasureGroup] {
        guard limit > 0, !range.isEmpty else { return [] }
        var groups = try groupsWithoutMeasures(in: range, limit: limit)
        guard let newest = groups.first, let oldest = groups.last else { return [] }
        let places = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($0.element.id, $0.offset) })
        var found: [[(place: Int, measure: Measure)]] = Array(repeating: [], count: groups.count)
        let rows = try SQLStatement(
            database,
            """
            SELECT \(Self.measureColumns), m.group_id, m.place FROM measure AS m
            WHERE m.user_id = ? AND m.type = ? AND m.position = ? AND m.measured_at BETWEEN ? AND ?
            """
        )
        for series in try MeasureSeries.all(database, of: user) {
            rows.start().bind(user.rawValue).bind(series.type).bind(series.position).bind(oldest.measuredAt)
                .bind(newest.measuredAt)
            while try rows.step() {
                guard let index = places[rows.int64(5)] else { continue }
                found[index].append((rows.int(6), Self.measure(rows, in: series)))
            }
        }
        for index in groups.indices {
            groups[index].measures = found[index].sorted { $0.place < $1.place }.map(\.measure)
        }
        return groups
    }

    private func groupsWithoutMeasures(in range: Range<EpochSeconds>, limit: Int) throws -> [MeasureGroup] {
        let rows = try SQLStatement(
            database,
            """
            SELECT group_id, attribution, category, measured_at, created_at, modified_at, source_id, unknown_fields
            FROM measure_group
            WHERE user_id = ? AND measured_at >= ? AND measured_at < ? AND deleted_at IS NULL
            ORDER BY measured_at DESC, created_at DESC, group_id DESC LIMIT ?
            """
        )
        rows.start().bind(user.rawValue).bind(range.lowerBound).bind(range.upperBound).bind(limit)
        var groups: [MeasureGroup] = []
        while try rows.step() {
            let source = sources[rows.int64(6)]
            groups.append(
                MeasureGroup(
                    id: rows.int64(0),
                    attribution: Attribution(rawValue: rows.int(1)),
                    category: MeasureCategory(rawValue: rows.int(2)),
                    measuredAt: rows.int64(3),
                    createdAt: rows.int64(4),
                    modifiedAt: rows.int64(5),
                    deviceID: source?.deviceID,
                    modelID: source?.modelID,
                    modelName: source?.modelName,
                    timeZone: source?.timeZone,
                    measures: [],
                    unknownFields: rows.optionalText(7)
                )
            )
        }
        return groups
    }
}
