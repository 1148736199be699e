import GRDBSQLite
import SQLiteStore
import WithingsModel

/// The same rows through SQLite's own interface, one prepared statement a table, with the same durability and as many
/// transactions: into the store's own tables, and into tables that have no key and no index.
struct BareInsert {
    /// What the rows go into.
    enum Tables: String {
        /// Those of the store, whose keys find the latest value and draw a chart.
        case same
        /// Heaps, in which nothing can be found: what writing alone costs.
        case keyless
    }

    private let group: OpaquePointer?
    private let measure: OpaquePointer?
    private let source: Int64 = 1

    static func run(into tables: Tables, in path: String) async throws {
        if tables == .same { try await SQLiteStore(path: path).close() }
        var database: OpaquePointer?
        guard sqlite3_open(path, &database) == SQLITE_OK else { throw BenchmarkFault("Cannot open \(path).") }
        defer { sqlite3_close(database) }
        try execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000", database)
        if tables == .keyless {
            try execute(
                """
                CREATE TABLE measure_group (user_id, group_id, measured_at, created_at, modified_at, attribution,
                    category, source_id, measure_count, saved_at);
                CREATE TABLE measure (user_id, type, position, measured_at, group_id, place, mantissa, exponent,
                    algorithm, fm);
                """,
                database
            )
        }
        let insert = BareInsert(
            group: try prepare(
                """
                INSERT INTO measure_group (user_id, group_id, measured_at, created_at, modified_at, attribution,
                    category, source_id, measure_count, saved_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                database
            ),
            measure: try prepare(
                """
                INSERT INTO measure (user_id, type, position, measured_at, group_id, place, mantissa, exponent,
                    algorithm, fm) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                database
            )
        )
        defer {
            sqlite3_finalize(insert.group)
            sqlite3_finalize(insert.measure)
        }
        // The order in which the store has them: sorting is not the database's work.
        let pages = (0..<MadeUpHistory.pageCount).map { MadeUpHistory.page($0).sorted { $0.id < $1.id } }
        let values = pages.map(inOrder)
        let start = ContinuousClock.now
        for number in pages.indices {
            try execute("BEGIN IMMEDIATE", database)
            for row in pages[number] { try insert.save(row) }
            for value in values[number] { try insert.save(value) }
            try execute("COMMIT", database)
        }
        let span = (ContinuousClock.now - start).components
        try RunResult(
            seconds: Double(span.seconds) + Double(span.attoseconds) / 1e18,
            groups: MadeUpHistory.groupCount,
            values: MadeUpHistory.valueCount,
            peakKiB: Memory.peakKiB,
            version: sqlite3_libversion().map { String(cString: $0) }
        ).hand()
    }

    /// A row of numbers only, so that the time is the database's and not that of copying values.
    private struct Value {
        var type: Int64
        var measuredAt: EpochSeconds
        var group: Int64
        var place: Int64
        var mantissa: Int64
        var exponent: Int64
        var algorithm: Int64
        var fm: Int64
    }

    private static func inOrder(_ page: [MeasureGroup]) -> [Value] {
        page.flatMap { group in
            group.measures.enumerated().map { place, measure in
                Value(
                    type: Int64(measure.type.rawValue),
                    measuredAt: group.measuredAt,
                    group: group.id,
                    place: Int64(place),
                    mantissa: measure.value.mantissa,
                    exponent: Int64(measure.value.exponent),
                    algorithm: Int64(measure.algorithm ?? 0),
                    fm: Int64(measure.fm ?? 0)
                )
            }
        }
        .sorted { ($0.type, $0.measuredAt, $0.group, $0.place) < ($1.type, $1.measuredAt, $1.group, $1.place) }
    }

    private func save(_ row: MeasureGroup) throws {
        try Self.insert(
            group,
            1,
            row.id,
            row.measuredAt,
            row.createdAt,
            row.modifiedAt,
            Int64(row.attribution.rawValue),
            Int64(row.category.rawValue),
            source,
            Int64(row.measures.count),
            row.createdAt
        )
    }

    private func save(_ value: Value) throws {
        try Self.insert(
            measure,
            1,
            value.type,
            -1,
            value.measuredAt,
            value.group,
            value.place,
            value.mantissa,
            value.exponent,
            value.algorithm,
            value.fm
        )
    }

    private static func execute(_ sql: String, _ database: OpaquePointer?) throws {
        guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else {
            throw BenchmarkFault("SQLite refused: \(sql)")
        }
    }

    private static func prepare(_ sql: String, _ database: OpaquePointer?) throws -> OpaquePointer? {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else {
            throw BenchmarkFault("SQLite refused: \(sql)")
        }
        return statement
    }

    private static func insert(_ statement: OpaquePointer?, _ values: Int64...) throws {
        for (index, value) in values.enumerated() { sqlite3_bind_int64(statement, CInt(index + 1), value) }
        guard sqlite3_step(statement) == SQLITE_DONE else { throw BenchmarkFault("SQLite refused a row.") }
        sqlite3_reset(statement)
    }
}
