import GRDB
import WithingsModel

/// Inserts the values of many groups, in the order in which the table has them and many to a statement: that
/// finds the places in the tree quicker than each value alone in the order of its group.
struct MeasureWriter {
    private let user: WithingsUserID
    private let one: SQLStatement
    private let many: SQLStatement
    private var waiting: [Row] = []

    private struct Row {
        var series: MeasureSeries
        var measuredAt: EpochSeconds
        var group: Int64
        var place: Int
        var measure: Measure
    }

    /// Rows to a statement; more are not quicker.
    private static let rows = 16

    init(_ database: Database, of user: WithingsUserID) throws {
        self.user = user
        one = try Self.insert(rows: 1, database)
        many = try Self.insert(rows: Self.rows, database)
    }

    private static func insert(rows: Int, _ database: Database) throws -> SQLStatement {
        let row = "(?1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        return try SQLStatement(
            database,
            """
            INSERT INTO measure (user_id, type, position, measured_at, group_id, place, mantissa, exponent, algorithm,
                fm, unknown_fields)
            VALUES \(Array(repeating: row, count: rows).joined(separator: ", "))
            """
        )
    }

    /// Takes the values of a group; they are there after ``flush()``.
    mutating func add(_ group: MeasureGroup) {
        for (place, measure) in group.measures.enumerated() {
            waiting.append(
                Row(
                    series: MeasureSeries(of: measure),
                    measuredAt: group.measuredAt,
                    group: group.id,
                    place: place,
                    measure: measure
                )
            )
        }
    }

    mutating func flush() throws {
        if waiting.isEmpty { return }
        waiting.sort {
            ($0.series.type, $0.series.position, $0.measuredAt, $0.group, $0.place)
                < ($1.series.type, $1.series.position, $1.measuredAt, $1.group, $1.place)
        }
        var rest = waiting[...]
        while rest.count >= Self.rows {
            many.start().bind(user.rawValue)
            for row in rest.prefix(Self.rows) { bind(row, to: many) }
            try many.run()
            rest = rest.dropFirst(Self.rows)
        }
        for row in rest {
            one.start().bind(user.rawValue)
            bind(row, to: one)
            try one.run()
        }
        waiting.removeAll(keepingCapacity: true)
    }

    private func bind(_ row: Row, to statement: SQLStatement) {
        statement.bind(row.series.type).bind(row.series.position).bind(row.measuredAt).bind(row.group).bind(row.place)
            .bind(row.measure.value.mantissa).bind(row.measure.value.exponent).bind(row.measure.algorithm)
            .bind(row.measure.fm).bind(row.measure.unknownFields)
    }
}
