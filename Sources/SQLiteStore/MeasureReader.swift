import GRDB
import Store
import WithingsModel

/// Reads the measures of one person.
struct MeasureReader {
    let database: Database
    let user: WithingsUserID
    let sources: [Int64: MeasureSource]

    init(_ database: Database, of user: WithingsUserID) throws {
        self.database = database
        self.user = user
        sources = try SourceTable(database, of: user).sources
    }

    /// The condition under which a group `g` may be somebody's state (``MeasureGroup/countsAsState(isClaimed:)``).
    static let isState = """
        g.category = \(MeasureCategory.reading.rawValue) AND g.deleted_at IS NULL \
        AND (g.attribution <> \(Attribution.ambiguous.rawValue) OR g.is_claimed = 1)
        """

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
                AND \(Self.isState)
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

    /// The values of one series in a range, oldest first; of differing values within one group the first.
    func points(of key: MeasureSeries, in range: Range<EpochSeconds>) throws -> [MeasurePoint] {
        let rows = try SQLStatement(
            database,
            """
            SELECT m.measured_at, m.mantissa, m.exponent, m.group_id, g.attribution, g.source_id FROM measure AS m
            JOIN measure_group AS g ON g.user_id = m.user_id AND g.group_id = m.group_id
            WHERE m.user_id = ? AND m.type = ? AND m.position = ? AND m.measured_at >= ? AND m.measured_at < ?
                AND \(Self.isState)
            ORDER BY m.measured_at, m.group_id, m.place
            """
        )
        rows.start().bind(user.rawValue).bind(key.type).bind(key.position).bind(range.lowerBound)
            .bind(range.upperBound)
        var points: [MeasurePoint] = []
        var (latest, source): (Int64?, MeasureSource?) = (nil, nil)
        while try rows.step() {
            let group = rows.int64(3)
            if points.last?.groupID == group { continue }
            // Most readings in a row are of one device.
            let number = rows.int64(5)
            if number != latest {
                source = sources[number]
                latest = number
            }
            points.append(
                MeasurePoint(
                    measuredAt: rows.int64(0),
                    value: ExactDecimal(rows.int64(1), exponent: rows.int(2)),
                    groupID: group,
                    attribution: Attribution(rawValue: rows.int(4)),
                    deviceID: source?.deviceID,
                    modelID: source?.modelID,
                    modelName: source?.modelName,
                    timeZone: source?.timeZone
                )
            )
        }
        return points
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
}
