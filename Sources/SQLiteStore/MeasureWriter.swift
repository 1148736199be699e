import GRDB
import WithingsModel

/// Inserts the values of many groups, in the order in which the table has them and many to a statement: that
/// finds the places in the tree quicker than each value alone in the order of its group.
struct MeasureWriter {
    private let user: WithingsUserID
    private let one: SQLStatement
    private let many: SQLStatement
    private var groups: [MeasureGroup] = []
    private var waiting: [MeasureSeries: WaitingValues] = [:]

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
        if group.measures.isEmpty { return }
        for place in group.measures.indices {
            let value = WaitingValues.Value(
                measuredAt: group.measuredAt,
                group: group.id,
                place: place,
                index: groups.count
            )
            waiting[MeasureSeries(of: group.measures[place]), default: WaitingValues()].add(value)
        }
        groups.append(group)
    }

    mutating func flush() throws {
        if groups.isEmpty { return }
        var rows: [(series: MeasureSeries, value: WaitingValues.Value)] = []
        rows.reserveCapacity(waiting.values.reduce(0) { $0 + $1.count })
        for (series, values) in waiting.sorted(by: { $0.key < $1.key }) {
            for value in values.inOrder { rows.append((series, value)) }
        }
        let whole = rows.count - rows.count % Self.rows
        for start in stride(from: 0, to: whole, by: Self.rows) {
            many.start().bind(user.rawValue)
            for place in start..<start + Self.rows { bind(rows[place].value, in: rows[place].series, to: many) }
            try many.run()
        }
        for (series, value) in rows[whole...] {
            one.start().bind(user.rawValue)
            bind(value, in: series, to: one)
            try one.run()
        }
        groups.removeAll(keepingCapacity: true)
        waiting.removeAll(keepingCapacity: true)
    }

    private func bind(_ value: WaitingValues.Value, in series: MeasureSeries, to statement: SQLStatement) {
        let measure = groups[value.index].measures[value.place]
        statement.bind(series.type).bind(series.position).bind(value.measuredAt).bind(value.group).bind(value.place)
            .bind(measure.value.mantissa).bind(measure.value.exponent).bind(measure.algorithm).bind(measure.fm)
            .bind(measure.unknownFields)
    }
}
