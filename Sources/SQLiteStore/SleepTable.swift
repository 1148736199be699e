import GRDB
import Store
import WithingsModel

/// The nights and naps of one person.
struct SleepTable {
    private let database: Database
    private let user: WithingsUserID

    init(_ database: Database, of user: WithingsUserID) throws {
        self.database = database
        self.user = user
    }

    private static let columns = """
        sleep_id, day, time_zone, start_at, end_at, created_at, modified_at, is_completed, device_class, model_id, \
        device_id, field_values, unknown_fields
        """

    /// - Returns: What it did, and whether a night that was there is complete only now.
    func save(_ summary: SleepSummary, at now: EpochSeconds) throws -> (outcome: SaveOutcome, completes: Bool) {
        let row = try SQLStatement(
            database,
            "SELECT \(Self.columns), deleted_at FROM sleep WHERE user_id = ? AND sleep_id = ?"
        )
        var outcome = SaveOutcome.added
        var completes = false
        if try row.start().bind(user.rawValue).bind(summary.id).step() {
            let stored = try Self.summary(row)
            let isDeleted = !row.isNull(13)
            row.start()
            if stored.modifiedAt > summary.modifiedAt || (stored == summary && !isDeleted) {
                return (.unchanged, false)
            }
            outcome = .changed
            completes = stored.isCompleted != true && summary.isCompleted == true
        }
        try SQLStatement(
            database,
            """
            INSERT INTO sleep (user_id, \(Self.columns), saved_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id, sleep_id) DO UPDATE SET day = excluded.day, time_zone = excluded.time_zone,
                start_at = excluded.start_at, end_at = excluded.end_at, created_at = excluded.created_at,
                modified_at = excluded.modified_at, is_completed = excluded.is_completed,
                device_class = excluded.device_class, model_id = excluded.model_id, device_id = excluded.device_id,
                field_values = excluded.field_values, unknown_fields = excluded.unknown_fields, deleted_at = NULL
            """
        )
        .start().bind(user.rawValue).bind(summary.id).bind(StoredDay.number(summary.day)).bind(summary.timeZone)
        .bind(summary.startAt).bind(summary.endAt).bind(summary.createdAt).bind(summary.modifiedAt)
        .bind(summary.isCompleted).bind(summary.deviceClass).bind(summary.modelID).bind(summary.deviceID)
        .bind(FieldValues.text(summary.values)).bind(summary.unknownFields).bind(now).run()
        return (outcome, completes)
    }

    func latest(_ limit: Int) throws -> [SleepSummary] {
        let rows = try SQLStatement(
            database,
            """
            SELECT \(Self.columns) FROM sleep WHERE user_id = ? AND deleted_at IS NULL
            ORDER BY end_at DESC, sleep_id DESC LIMIT ?
            """
        )
        rows.start().bind(user.rawValue).bind(max(0, limit))
        var summaries: [SleepSummary] = []
        var fields = FieldReader<SleepField>()
        while try rows.step() { summaries.append(try Self.summary(rows, &fields)) }
        return summaries
    }

    /// Those that ended in a range, oldest first.
    func ended(in range: Range<EpochSeconds>) throws -> [SleepSummary] {
        let rows = try SQLStatement(
            database,
            """
            SELECT \(Self.columns) FROM sleep
            WHERE user_id = ? AND end_at >= ? AND end_at < ? AND deleted_at IS NULL
            ORDER BY end_at, sleep_id
            """
        )
        rows.start().bind(user.rawValue).bind(range.lowerBound).bind(range.upperBound)
        var summaries: [SleepSummary] = []
        var fields = FieldReader<SleepField>()
        while try rows.step() { summaries.append(try Self.summary(rows, &fields)) }
        return summaries
    }

    /// One night, also when it is gone at Withings.
    func kept(_ id: Int64) throws -> SleepSummary? {
        let row = try SQLStatement(
            database,
            "SELECT \(Self.columns) FROM sleep WHERE user_id = ? AND sleep_id = ?"
        )
        return try row.start().bind(user.rawValue).bind(id).step() ? try Self.summary(row) : nil
    }

    private static func summary(_ row: SQLStatement) throws -> SleepSummary {
        var fields = FieldReader<SleepField>()
        return try summary(row, &fields)
    }

    private static func summary(_ row: SQLStatement, _ fields: inout FieldReader<SleepField>) throws -> SleepSummary {
        SleepSummary(
            id: row.int64(0),
            day: try StoredDay.day(row.int(1)),
            timeZone: row.optionalText(2),
            startAt: row.int64(3),
            endAt: row.int64(4),
            createdAt: row.int64(5),
            modifiedAt: row.int64(6),
            isCompleted: row.optionalBool(7),
            deviceClass: row.optionalInt(8),
            modelID: row.optionalInt(9),
            deviceID: row.optionalText(10),
            values: try fields.fields(row, 11),
            unknownFields: row.optionalText(12)
        )
    }
}
