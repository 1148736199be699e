import GRDB
import Store
import WithingsModel

/// The workouts of one person.
struct WorkoutTable {
    private let database: Database
    private let user: WithingsUserID

    init(_ database: Database, of user: WithingsUserID) {
        self.database = database
        self.user = user
    }

    private static let columns = """
        workout_id, category, day, time_zone, start_at, end_at, created_at, modified_at, attribution, device_id, \
        model_id, field_values, unknown_fields
        """

    func save(_ workout: Workout, at now: EpochSeconds) throws -> SaveOutcome {
        let row = try SQLStatement(
            database,
            "SELECT \(Self.columns), deleted_at FROM workout WHERE user_id = ? AND workout_id = ?"
        )
        var outcome = SaveOutcome.added
        if try row.start().bind(user.rawValue).bind(workout.id).step() {
            let stored = try Self.workout(row)
            let isDeleted = !row.isNull(13)
            row.start()
            if stored.modifiedAt > workout.modifiedAt || (stored == workout && !isDeleted) { return .unchanged }
            outcome = .changed
        }
        try SQLStatement(
            database,
            """
            INSERT INTO workout (user_id, \(Self.columns), saved_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id, workout_id) DO UPDATE SET category = excluded.category, day = excluded.day,
                time_zone = excluded.time_zone, start_at = excluded.start_at, end_at = excluded.end_at,
                created_at = excluded.created_at, modified_at = excluded.modified_at,
                attribution = excluded.attribution, device_id = excluded.device_id, model_id = excluded.model_id,
                field_values = excluded.field_values, unknown_fields = excluded.unknown_fields, deleted_at = NULL
            """
        )
        .start().bind(user.rawValue).bind(workout.id).bind(workout.category.rawValue)
        .bind(StoredDay.number(workout.day)).bind(workout.timeZone).bind(workout.startAt).bind(workout.endAt)
        .bind(workout.createdAt).bind(workout.modifiedAt).bind(workout.attribution?.rawValue).bind(workout.deviceID)
        .bind(workout.modelID).bind(FieldValues.text(workout.values)).bind(workout.unknownFields).bind(now).run()
        return outcome
    }

    /// Those that began in a range, newest first.
    func workouts(in range: Range<EpochSeconds>, limit: Int) throws -> [Workout] {
        let rows = try SQLStatement(
            database,
            """
            SELECT \(Self.columns) FROM workout
            WHERE user_id = ? AND start_at >= ? AND start_at < ? AND deleted_at IS NULL
            ORDER BY start_at DESC, workout_id DESC LIMIT ?
            """
        )
        rows.start().bind(user.rawValue).bind(range.lowerBound).bind(range.upperBound).bind(max(0, limit))
        var workouts: [Workout] = []
        while try rows.step() { workouts.append(try Self.workout(rows)) }
        return workouts
    }

    /// One workout, also when it is gone at Withings.
    func kept(_ id: Int64) throws -> Workout? {
        let row = try SQLStatement(
            database,
            "SELECT \(Self.columns) FROM workout WHERE user_id = ? AND workout_id = ?"
        )
        return try row.start().bind(user.rawValue).bind(id).step() ? try Self.workout(row) : nil
    }

    private static func workout(_ row: SQLStatement) throws -> Workout {
        Workout(
            id: row.int64(0),
            category: WorkoutCategory(row.int(1)),
            day: try StoredDay.day(row.int(2)),
            timeZone: row.optionalText(3),
            startAt: row.int64(4),
            endAt: row.int64(5),
            createdAt: row.optionalInt64(6),
            modifiedAt: row.int64(7),
            attribution: row.optionalInt(8).map(Attribution.init(rawValue:)),
            deviceID: row.optionalText(9),
            modelID: row.optionalInt(10),
            values: try FieldValues.fields(row.text(11)),
            unknownFields: row.optionalText(12)
        )
    }
}
