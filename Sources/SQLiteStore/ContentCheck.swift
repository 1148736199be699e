import GRDB
import Store
import WithingsModel

/// Reads what SQLite itself cannot judge: the texts of numbers and the blocks of bytes.
struct ContentCheck {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// - Throws: ``StoreError`` with `damaged` at the first row that cannot be read.
    func run() throws {
        for table in ["sleep", "activity", "workout", "heart_recording", "heart_signal", "goals"] {
            try each("SELECT field_values FROM \(table)") { FieldValues.values($0.text(0)) != nil }
        }
        for table in ["sleep", "activity", "workout"] {
            try each("SELECT DISTINCT day FROM \(table)") { (try? StoredDay.day($0.int(0))) != nil }
        }
        try each("SELECT samples FROM heart_signal") { SignalChunk.samples($0.blob(0)) != nil }
        try each("SELECT content, sample_count FROM intraday_day") {
            IntradayChunk.samples($0.blob(0), deviceID: nil)?.count == $0.int(1)
        }
        try each("SELECT content, segment_count FROM sleep_detail_day") {
            SleepChunk.segments($0.blob(0), deviceID: nil)?.count == $0.int(1)
        }
        try each(
            """
            SELECT (SELECT coalesce(sum(measure_count), 0) FROM measure_group) = (SELECT count(*) FROM measure)
            """
        ) { $0.int64(0) != 0 }
        try each(
            """
            SELECT (SELECT coalesce(sum(measure_count), 0) FROM measure_group_version)
                = (SELECT count(*) FROM measure_version)
            """
        ) { $0.int64(0) != 0 }
    }

    private func each(_ sql: String, _ isRight: (SQLStatement) throws -> Bool) throws {
        let rows = try SQLStatement(database, sql)
        rows.start()
        while try rows.step() {
            guard try isRight(rows) else { throw StoreError.unreadableRow }
        }
    }
}
