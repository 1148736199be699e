import GRDBSQLite
import WithingsModel

/// The same rows through SQLite's own interface, into tables without keys and indexes: as fast as the database goes
/// with the same durability and as many transactions.
enum BareInsert {
    static func run(in path: String) throws {
        var database: OpaquePointer?
        guard sqlite3_open(path, &database) == SQLITE_OK else { throw BenchmarkFault("Cannot open \(path).") }
        defer { sqlite3_close(database) }
        try execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000", database)
        try execute(
            "CREATE TABLE g (u, id, at, cr, mo, a, c, s, n); CREATE TABLE m (u, t, p, at, id, i, m, e, al, fm)",
            database
        )
        let group = try prepare("INSERT INTO g VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", database)
        let measure = try prepare("INSERT INTO m VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", database)
        defer {
            sqlite3_finalize(group)
            sqlite3_finalize(measure)
        }
        let pages = (0..<MadeUpHistory.pageCount).map(MadeUpHistory.page)
        let start = ContinuousClock.now
        for page in pages {
            try execute("BEGIN IMMEDIATE", database)
            for row in page {
                insert(
                    group,
                    1,
                    row.id,
                    row.measuredAt,
                    row.createdAt,
                    row.modifiedAt,
                    0,
                    1,
                    1,
                    Int64(row.measures.count)
                )
                for (place, value) in row.measures.enumerated() {
                    insert(
                        measure,
                        1,
                        Int64(value.type.rawValue),
                        -1,
                        row.measuredAt,
                        row.id,
                        Int64(place),
                        value.value.mantissa,
                        Int64(value.value.exponent),
                        Int64(value.algorithm ?? 0),
                        Int64(value.fm ?? 0)
                    )
                }
            }
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

    private static func insert(_ statement: OpaquePointer?, _ values: Int64...) {
        for (index, value) in values.enumerated() { sqlite3_bind_int64(statement, CInt(index + 1), value) }
        sqlite3_step(statement)
        sqlite3_reset(statement)
    }
}
