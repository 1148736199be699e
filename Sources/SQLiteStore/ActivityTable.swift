import GRDB
import Store
import WithingsModel

/// The days of activity of one person.
struct ActivityTable {
    private let database: Database
    private let user: WithingsUserID

    init(_ database: Database, of user: WithingsUserID) throws {
        self.database = database
        self.user = user
    }

    private static let columns = """
        day, time_zone, device_id, brand, is_tracker, model_id, model_name, modified_at, field_values, unknown_fields
        """

    func save(_ activity: DailyActivity, at now: EpochSeconds) throws -> SaveOutcome {
        let row = try SQLStatement(
            database,
            "SELECT \(Self.columns), deleted_at FROM activity WHERE user_id = ? AND day = ? AND source_key = ?"
        )
        let day = StoredDay.number(activity.day)
        var outcome = SaveOutcome.added
        if try row.start().bind(user.rawValue).bind(day).bind(activity.sourceKey).step() {
            let stored = try Self.activity(row)
            let isDeleted = !row.isNull(10)
            row.start()
            if stored.modifiedAt > activity.modifiedAt || (stored == activity && !isDeleted) { return .unchanged }
            outcome = .changed
        }
        try SQLStatement(
            database,
            """
            INSERT INTO activity (user_id, source_key, \(Self.columns), saved_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id, day, source_key) DO UPDATE SET time_zone = excluded.time_zone,
                device_id = excluded.device_id, brand = excluded.brand, is_tracker = excluded.is_tracker,
                model_id = excluded.model_id, model_name = excluded.model_name, modified_at = excluded.modified_at,
                field_values = excluded.field_values, unknown_fields = excluded.unknown_fields, deleted_at = NULL
            """
        )
        .start().bind(user.rawValue).bind(activity.sourceKey).bind(day).bind(activity.timeZone)
        .bind(activity.deviceID).bind(activity.brand).bind(activity.isTracker).bind(activity.modelID)
        .bind(activity.modelName).bind(activity.modifiedAt).bind(FieldValues.text(activity.values))
        .bind(activity.unknownFields).bind(now).run()
        return outcome
    }

    /// Every row of the latest days that have any.
    func latest(days: Int) throws -> [DailyActivity] {
        let rows = try SQLStatement(
            database,
            """
            SELECT \(Self.columns) FROM activity
            WHERE user_id = ? AND deleted_at IS NULL AND day IN (
                SELECT DISTINCT day FROM activity WHERE user_id = ? AND deleted_at IS NULL ORDER BY day DESC LIMIT ?
            )
            ORDER BY day DESC, source_key
            """
        )
        rows.start().bind(user.rawValue).bind(user.rawValue).bind(max(0, days))
        var found: [DailyActivity] = []
        var fields = FieldReader<ActivityField>()
        while try rows.step() { found.append(try Self.activity(rows, &fields)) }
        return found
    }

    /// Every row of a range of days, oldest day first.
    func rows(in days: ClosedRange<LocalDay>) throws -> [DailyActivity] {
        let rows = try SQLStatement(
            database,
            """
            SELECT \(Self.columns) FROM activity
            WHERE user_id = ? AND day BETWEEN ? AND ? AND deleted_at IS NULL
            ORDER BY day, source_key
            """
        )
        rows.start().bind(user.rawValue).bind(StoredDay.number(days.lowerBound))
            .bind(StoredDay.number(days.upperBound))
        var found: [DailyActivity] = []
        var fields = FieldReader<ActivityField>()
        while try rows.step() { found.append(try Self.activity(rows, &fields)) }
        return found
    }

    /// One row of a day as the database has it, also when it is gone at Withings.
    func kept(_ sourceKey: String, on day: Int64) throws -> DailyActivity? {
        let row = try SQLStatement(
            database,
            "SELECT \(Self.columns) FROM activity WHERE user_id = ? AND day = ? AND source_key = ?"
        )
        return try row.start().bind(user.rawValue).bind(day).bind(sourceKey).step() ? try Self.activity(row) : nil
    }

    private static func activity(_ row: SQLStatement) throws -> DailyActivity {
        var fields = FieldReader<ActivityField>()
        return try activity(row, &fields)
    }

    private static func activity(
        _ row: SQLStatement,
        _ fields: inout FieldReader<ActivityField>
    ) throws -> DailyActivity {
        DailyActivity(
            day: try StoredDay.day(row.int(0)),
            timeZone: row.optionalText(1),
            deviceID: row.optionalText(2),
            brand: row.optionalInt(3),
            isTracker: row.optionalBool(4),
            modelID: row.optionalInt(5),
            modelName: row.optionalText(6),
            modifiedAt: row.int64(7),
            values: try fields.fields(row, 8),
            unknownFields: row.optionalText(9)
        )
    }
}
