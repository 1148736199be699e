import GRDB
import GRDBSQLite

/// A prepared statement, bound and stepped without the detours that cost most of the time of a bulk insert.
///
/// Use: `start()`, one `bind` for every parameter in order, then `run()` or `step()` until false. It belongs to the
/// connection it was made for and must not leave the closure of that access.
final class SQLStatement {
    private let statement: Statement
    private let pointer: OpaquePointer
    private var index: CInt = 0

    /// Prepares, or takes from the connection's cache.
    init(_ database: Database, _ sql: String) throws {
        statement = try database.cachedStatement(sql: sql)
        pointer = statement.sqliteStatement
    }

    // A statement that is not reset keeps its read transaction open.
    deinit { sqlite3_reset(pointer) }

    @discardableResult
    func start() -> SQLStatement {
        sqlite3_reset(pointer)
        index = 0
        return self
    }

    /// Steps to the next row.
    ///
    /// - Returns: false after the last row.
    func step() throws -> Bool {
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE:
            sqlite3_reset(pointer)
            return false
        case let code:
            let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(pointer)))
            sqlite3_reset(pointer)
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
        }
    }

    /// Runs a statement whose rows, if any, nobody needs.
    func run() throws {
        while try step() {}
    }

    /// How many rows the last run inserted, changed or deleted.
    var changes: Int { Int(sqlite3_changes(sqlite3_db_handle(pointer))) }

    // MARK: Parameters

    @discardableResult
    func bind(_ value: Int64) -> SQLStatement {
        index += 1
        sqlite3_bind_int64(pointer, index, value)
        return self
    }

    @discardableResult
    func bind(_ value: Int64?) -> SQLStatement {
        guard let value else { return bindNull() }
        return bind(value)
    }

    @discardableResult
    func bind(_ value: Int) -> SQLStatement { bind(Int64(value)) }

    @discardableResult
    func bind(_ value: Int?) -> SQLStatement { bind(value.map(Int64.init)) }

    @discardableResult
    func bind(_ value: Bool?) -> SQLStatement { bind(value.map { $0 ? Int64(1) : 0 }) }

    @discardableResult
    func bind(_ value: String?) -> SQLStatement {
        guard var value else { return bindNull() }
        index += 1
        value.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { text in
                // SQLite takes a nil pointer for NULL, so the empty text needs an address.
                let empty: StaticString = ""
                let start = text.baseAddress ?? UnsafeRawPointer(empty.utf8Start).assumingMemoryBound(to: CChar.self)
                _ = sqlite3_bind_text(pointer, index, start, CInt(text.count), Self.copied)
            }
        }
        return self
    }

    @discardableResult
    func bind(_ value: [UInt8]) -> SQLStatement {
        index += 1
        if value.isEmpty {
            sqlite3_bind_zeroblob(pointer, index, 0)
        } else {
            sqlite3_bind_blob(pointer, index, value, CInt(value.count), Self.copied)
        }
        return self
    }

    private func bindNull() -> SQLStatement {
        index += 1
        sqlite3_bind_null(pointer, index)
        return self
    }

    /// SQLITE_TRANSIENT, a cast that Swift does not import: SQLite copies before the call returns.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    // MARK: Columns of the present row

    func int64(_ column: Int) -> Int64 { sqlite3_column_int64(pointer, CInt(column)) }
    func int(_ column: Int) -> Int { Int(int64(column)) }

    func optionalInt64(_ column: Int) -> Int64? { isNull(column) ? nil : int64(column) }
    func optionalInt(_ column: Int) -> Int? { isNull(column) ? nil : int(column) }
    func optionalBool(_ column: Int) -> Bool? { isNull(column) ? nil : int64(column) != 0 }

    func text(_ column: Int) -> String {
        guard let start = sqlite3_column_text(pointer, CInt(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(pointer, CInt(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// The bytes of a text where they are, without making a string of them.
    func withText<Value>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Value) rethrows -> Value {
        let start = sqlite3_column_text(pointer, CInt(column))
        return try body(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, CInt(column)))))
    }

    func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

    func blob(_ column: Int) -> [UInt8] {
        guard let start = sqlite3_column_blob(pointer, CInt(column)) else { return [] }
        let count = Int(sqlite3_column_bytes(pointer, CInt(column)))
        return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }

    func isText(_ column: Int) -> Bool { sqlite3_column_type(pointer, CInt(column)) == SQLITE_TEXT }
    func isNull(_ column: Int) -> Bool { sqlite3_column_type(pointer, CInt(column)) == SQLITE_NULL }
}
