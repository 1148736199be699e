import Foundation
import GRDB
import SQLiteStore
import Testing

@Suite("The schema")
struct SchemaTests {
    /// Times, order and names as they were released. A new migration adds lines; it changes none.
    private static let golden = [
        "table account(user_id INTEGER!, place INTEGER!, account_id TEXT!, profile TEXT!, linked_at INTEGER!, scopes TEXT!, needs_owner TEXT) key user_id",
        "table activity(user_id INTEGER!, day INTEGER!, source_key TEXT!, time_zone TEXT, device_id TEXT, brand INTEGER, is_tracker INTEGER, model_id INTEGER, model_name TEXT, modified_at INTEGER!, field_values TEXT!, unknown_fields TEXT, deleted_at INTEGER) key user_id day source_key",
        "table device(user_id INTEGER!, device_id TEXT!, type TEXT, model_name TEXT, model_id INTEGER, battery TEXT, time_zone TEXT, first_session_at INTEGER, last_session_at INTEGER, unknown_fields TEXT) key user_id device_id",
        "table document(collection TEXT!, name TEXT!, content BLOB!) key collection name",
        "table goals(user_id INTEGER!, field_values TEXT!, unknown_fields TEXT) key user_id",
        "table lease(name TEXT!, holder TEXT!, taken_at INTEGER!, held_until INTEGER!) key name",
        "table measure(user_id INTEGER!, type INTEGER!, position INTEGER!, measured_at INTEGER!, group_id INTEGER!, place INTEGER!, mantissa INTEGER!, exponent INTEGER!, algorithm INTEGER, fm INTEGER, unknown_fields TEXT) key user_id type position measured_at group_id place",
        "table measure_group(user_id INTEGER!, group_id INTEGER!, measured_at INTEGER!, created_at INTEGER!, modified_at INTEGER!, attribution INTEGER!, category INTEGER!, source_id INTEGER!, measure_count INTEGER!, unknown_fields TEXT, deleted_at INTEGER) key user_id group_id",
        "index measure_group_in_time on measure_group(user_id, measured_at)",
        "table sealed_tokens(user_id INTEGER!, content BLOB!) key user_id",
        "table set_aside(user_id INTEGER!, kind TEXT!, digest BLOB!, json TEXT!, reason TEXT!, received_at INTEGER!) key user_id kind digest",
        "table sleep(user_id INTEGER!, sleep_id INTEGER!, day INTEGER!, time_zone TEXT, start_at INTEGER!, end_at INTEGER!, created_at INTEGER!, modified_at INTEGER!, is_completed INTEGER, device_class INTEGER, model_id INTEGER, device_id TEXT, field_values TEXT!, unknown_fields TEXT, deleted_at INTEGER) key user_id sleep_id",
        "index sleep_in_time on sleep(user_id, end_at)",
        "table source(user_id INTEGER!, source_id INTEGER!, device_id TEXT, model_id INTEGER, model_name TEXT, time_zone TEXT) key user_id source_id",
        "table sync_cursor(user_id INTEGER!, kind TEXT!, last_modified INTEGER, succeeded_at INTEGER, backfill_is_complete INTEGER!, backfill_next_offset INTEGER, backfill_reached_back_to INTEGER, backfill_rows INTEGER!) key user_id kind",
    ]

    @Test("The tables are those that were released")
    func schema() async throws {
        try await TemporaryFolder.use { folder in
            let path = folder.file("bridge.db")
            try await SQLiteStore(path: path).close()
            let queue = try DatabaseQueue(path: path)
            let found = try await queue.read(Self.describe)
            #expect(found.joined(separator: "\n") == Self.golden.joined(separator: "\n"))
            let steps = try await queue.read { try String.fetchAll($0, sql: "SELECT identifier FROM grdb_migrations") }
            #expect(steps == ["001 records and accounts"])
            try queue.close()
        }
    }

    @Sendable private static func describe(_ database: Database) throws -> [String] {
        let tables = try String.fetchAll(
            database,
            sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'grdb_migrations' ORDER BY name"
        )
        return try tables.flatMap { table in
            let columns = try database.columns(in: table).map { "\($0.name) \($0.type)\($0.isNotNull ? "!" : "")" }
            let key = try database.primaryKey(table).columns.joined(separator: " ")
            let indexes = try database.indexes(on: table).filter { $0.origin == .createIndex }
                .map { "index \($0.name) on \(table)(\($0.columns.joined(separator: ", ")))" }
            return ["table \(table)(\(columns.joined(separator: ", "))) key \(key)"] + indexes
        }
    }
}
