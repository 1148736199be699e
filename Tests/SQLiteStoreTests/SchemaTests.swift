import Foundation
import GRDB
import SQLiteStore
import Testing

@Suite("The schema")
struct SchemaTests {
    /// Times, order and names as they were released. A new migration adds lines; it changes none.
    private static let golden = [
        "table account(user_id INTEGER!, place INTEGER!, account_id TEXT!, profile TEXT!, linked_at INTEGER!, scopes TEXT!, needs_owner TEXT) key user_id",
        "table activity(user_id INTEGER!, day INTEGER!, source_key TEXT!, time_zone TEXT, device_id TEXT, brand INTEGER, is_tracker INTEGER, model_id INTEGER, model_name TEXT, modified_at INTEGER!, field_values TEXT!, unknown_fields TEXT, deleted_at INTEGER, saved_at INTEGER) key user_id day source_key",
        "table bed_event(user_id INTEGER!, device_key TEXT!, happened_at INTEGER!, is_in_bed INTEGER!, device_id TEXT, origin TEXT!, received_at INTEGER!) key user_id device_key happened_at is_in_bed",
        "index bed_event_in_time on bed_event(user_id, happened_at)",
        "table device(user_id INTEGER!, device_id TEXT!, type TEXT, model_name TEXT, model_id INTEGER, battery TEXT, time_zone TEXT, first_session_at INTEGER, last_session_at INTEGER, unknown_fields TEXT) key user_id device_id",
        "table document(collection TEXT!, name TEXT!, content BLOB!) key collection name",
        "table goals(user_id INTEGER!, field_values TEXT!, unknown_fields TEXT) key user_id",
        "table heart_recording(user_id INTEGER!, recording_key TEXT!, taken_at INTEGER!, modified_at INTEGER, device_id TEXT, model_id INTEGER, time_zone TEXT, signal_id INTEGER, atrial_fibrillation INTEGER, stethoscope_signal_id INTEGER, valvular_heart_disease INTEGER, field_values TEXT!, unknown_fields TEXT, saved_at INTEGER, deleted_at INTEGER) key user_id recording_key",
        "index heart_recording_in_time on heart_recording(user_id, taken_at)",
        "table heart_signal(user_id INTEGER!, signal_id INTEGER!, sampling_frequency INTEGER, position INTEGER, model_id INTEGER, field_values TEXT!, unknown_fields TEXT, samples BLOB!) key user_id signal_id",
        "table intraday_day(user_id INTEGER!, day INTEGER!, source_id INTEGER!, sample_count INTEGER!, content BLOB!) key user_id day source_id",
        "table lease(name TEXT!, holder TEXT!, taken_at INTEGER!, held_until INTEGER!) key name",
        "table measure(user_id INTEGER!, type INTEGER!, position INTEGER!, measured_at INTEGER!, group_id INTEGER!, place INTEGER!, mantissa INTEGER!, exponent INTEGER!, algorithm INTEGER, fm INTEGER, unknown_fields TEXT) key user_id type position measured_at group_id place",
        "table measure_group(user_id INTEGER!, group_id INTEGER!, measured_at INTEGER!, created_at INTEGER!, modified_at INTEGER!, attribution INTEGER!, category INTEGER!, source_id INTEGER!, measure_count INTEGER!, unknown_fields TEXT, deleted_at INTEGER, saved_at INTEGER, is_claimed INTEGER) key user_id group_id",
        "index measure_group_in_time on measure_group(user_id, measured_at)",
        "table measure_group_version(user_id INTEGER!, group_id INTEGER!, version INTEGER!, changed_at INTEGER!, measured_at INTEGER!, created_at INTEGER!, modified_at INTEGER!, attribution INTEGER!, category INTEGER!, source_id INTEGER!, measure_count INTEGER, unknown_fields TEXT) key user_id group_id version",
        "table measure_version(user_id INTEGER!, group_id INTEGER!, version INTEGER!, place INTEGER!, type INTEGER!, position INTEGER!, mantissa INTEGER!, exponent INTEGER!, algorithm INTEGER, fm INTEGER, unknown_fields TEXT) key user_id group_id version place",
        "table sealed_tokens(user_id INTEGER!, content BLOB!) key user_id",
        "table set_aside(user_id INTEGER!, kind TEXT!, digest BLOB!, json TEXT!, reason TEXT!, received_at INTEGER!) key user_id kind digest",
        "table sleep(user_id INTEGER!, sleep_id INTEGER!, day INTEGER!, time_zone TEXT, start_at INTEGER!, end_at INTEGER!, created_at INTEGER!, modified_at INTEGER!, is_completed INTEGER, device_class INTEGER, model_id INTEGER, device_id TEXT, field_values TEXT!, unknown_fields TEXT, deleted_at INTEGER, saved_at INTEGER) key user_id sleep_id",
        "index sleep_in_time on sleep(user_id, end_at)",
        "table sleep_detail_day(user_id INTEGER!, day INTEGER!, source_id INTEGER!, segment_count INTEGER!, content BLOB!) key user_id day source_id",
        "table source(user_id INTEGER!, source_id INTEGER!, device_id TEXT, model_id INTEGER, model_name TEXT, time_zone TEXT) key user_id source_id",
        "table stethoscope_recording(user_id INTEGER!, signal_id INTEGER!, taken_at INTEGER!, device_id TEXT, time_zone TEXT, valvular_heart_disease INTEGER, unknown_fields TEXT, saved_at INTEGER, deleted_at INTEGER) key user_id signal_id",
        "index stethoscope_recording_in_time on stethoscope_recording(user_id, taken_at)",
        "table stethoscope_signal(user_id INTEGER!, signal_id INTEGER!, sampling_frequency INTEGER, model_id INTEGER, position INTEGER, valvular_heart_disease INTEGER, unknown_fields TEXT, samples BLOB!) key user_id signal_id",
        "table sync_cursor(user_id INTEGER!, kind TEXT!, last_modified INTEGER, succeeded_at INTEGER, backfill_is_complete INTEGER!, backfill_next_offset INTEGER, backfill_reached_back_to INTEGER, backfill_rows INTEGER!, recent_swept_at INTEGER, whole_swept_at INTEGER) key user_id kind",
        "table workout(user_id INTEGER!, workout_id INTEGER!, category INTEGER!, day INTEGER!, time_zone TEXT, start_at INTEGER!, end_at INTEGER!, created_at INTEGER, modified_at INTEGER!, attribution INTEGER, device_id TEXT, model_id INTEGER, field_values TEXT!, unknown_fields TEXT, saved_at INTEGER, deleted_at INTEGER) key user_id workout_id",
        "index workout_in_time on workout(user_id, start_at)",
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
            #expect(steps == ["001 records and accounts", "002 the whole record", "003 earlier versions"])
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
