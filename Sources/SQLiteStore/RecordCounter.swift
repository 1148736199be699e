import GRDB
import Store
import WithingsModel

/// Counts what is kept of one person.
struct RecordCounter {
    private let database: Database
    private let user: WithingsUserID

    init(_ database: Database, of user: WithingsUserID) {
        self.database = database
        self.user = user
    }

    func counts() throws -> RecordCounts {
        var counts = RecordCounts()
        let misread = MeasureGroup.misread.map { "instr(unknown_fields, '\($0)') > 0" }.joined(separator: " OR ")
        let groups = try SQLStatement(
            database,
            """
            SELECT count(*), coalesce(sum(measure_count), 0),
                coalesce(sum(CASE WHEN attribution = ? AND is_claimed IS NULL THEN 1 ELSE 0 END), 0),
                min(measured_at), coalesce(sum(CASE WHEN \(misread) THEN 1 ELSE 0 END), 0)
            FROM measure_group WHERE user_id = ? AND deleted_at IS NULL
            """
        )
        if try groups.start().bind(Attribution.ambiguous.rawValue).bind(user.rawValue).step() {
            counts.measureGroups = groups.int(0)
            counts.measures = groups.int(1)
            counts.ambiguousGroups = groups.int(2)
            counts.oldestMeasureAt = groups.optionalInt64(3)
            counts.misreadGroups = groups.int(4)
        }
        groups.start()
        counts.sleep = try kept("sleep")
        counts.activity = try kept("activity")
        counts.workouts = try kept("workout")
        counts.heartRecordings = try kept("heart_recording")
        counts.stethoscopeRecordings = try kept("stethoscope_recording")
        counts.sleepSegments = try number(
            "SELECT coalesce(sum(segment_count), 0) FROM sleep_detail_day WHERE user_id = ?"
        )
        counts.intradaySamples = try number("SELECT coalesce(sum(sample_count), 0) FROM intraday_day WHERE user_id = ?")
        for table in Migrations.tablesWithTombstones {
            counts.tombstones += try number(
                "SELECT count(*) FROM \(table) WHERE user_id = ? AND deleted_at IS NOT NULL"
            )
        }
        counts.setAside = try number("SELECT count(*) FROM set_aside WHERE user_id = ?")
        return counts
    }

    private func kept(_ table: String) throws -> Int {
        try number("SELECT count(*) FROM \(table) WHERE user_id = ? AND deleted_at IS NULL")
    }

    private func number(_ sql: String) throws -> Int {
        let row = try SQLStatement(database, sql)
        return try row.start().bind(user.rawValue).step() ? row.int(0) : 0
    }
}
