import GRDB
import Store
import WithingsModel

/// Marks what is gone at Withings, and takes the mark off what is listed again.
struct SweepWriter {
    private let database: Database
    private let user: WithingsUserID

    init(_ database: Database, of user: WithingsUserID) {
        self.database = database
        self.user = user
    }

    func apply(_ sweep: RecordSweep) throws -> RecordChange {
        switch sweep.listed {
        case .measures(let listed):
            return try marks("measure_group", key: "group_id", sweep, .moments("measured_at")) {
                listed.contains($0.int64(0))
            }
        case .sleep(let listed):
            let change = try marks("sleep", key: "sleep_id", sweep, .days) { listed.contains($0.int64(0)) }
            if !sweep.isTrial { try SleepDetailTable(database, of: user).removeGone(in: sweep.days) }
            return change
        case .workouts(let listed):
            return try marks("workout", key: "workout_id", sweep, .days) { listed.contains($0.int64(0)) }
        case .stethoscope(let listed):
            return try marks("stethoscope_recording", key: "signal_id", sweep, .moments("taken_at")) {
                listed.contains($0.int64(0))
            }
        case .heart(let listed):
            // What has no ECG has no id and cannot be listed.
            return try marks(
                "heart_recording",
                key: "recording_key",
                sweep,
                .moments("taken_at"),
                and: "signal_id IS NOT NULL",
                identity: "signal_id"
            ) { listed.contains($0.int64(0)) }
        case .activity(let listed):
            return try marks("activity", key: "source_key", sweep, .days) { row in
                listed[try StoredDay.day(row.int(2))]?.contains(row.text(0)) ?? false
            }
        }
    }

    /// What the stretch of time is one of.
    private enum Stretch {
        case moments(String)
        case days

        var column: String {
            switch self {
            case .moments(let column): column
            case .days: "day"
            }
        }
    }

    /// - Parameters:
    ///   - key: The column that, with the person and the day, tells a row apart.
    ///   - isListed: Gets the identity, whether there is a mark, and the moment or day.
    private func marks(
        _ table: String,
        key: String,
        _ sweep: RecordSweep,
        _ stretch: Stretch,
        and condition: String = "1 = 1",
        identity: String? = nil,
        _ isListed: (SQLStatement) throws -> Bool
    ) throws -> RecordChange {
        let upper = if case .days = stretch { "<=" } else { "<" }
        let rows = try SQLStatement(
            database,
            """
            SELECT \(identity ?? key), deleted_at, \(stretch.column), \(key) FROM \(table)
            WHERE user_id = ? AND \(stretch.column) >= ? AND \(stretch.column) \(upper) ?
                AND (deleted_at IS NOT NULL OR saved_at IS NULL OR saved_at <= ?) AND \(condition)
            """
        )
        rows.start().bind(user.rawValue)
        switch stretch {
        case .moments: rows.bind(sweep.moments.lowerBound).bind(sweep.moments.upperBound)
        case .days:
            rows.bind(StoredDay.number(sweep.days.lowerBound)).bind(StoredDay.number(sweep.days.upperBound))
        }
        rows.bind(sweep.at)
        var turned: [(key: Key, day: Int64, isGone: Bool)] = []
        while try rows.step() {
            let isGone = !rows.isNull(1)
            guard try isListed(rows) == isGone else { continue }
            turned.append((key: Key(rows, 3), day: rows.int64(2), isGone: !isGone))
        }
        let update = try SQLStatement(
            database,
            """
            UPDATE \(table) SET deleted_at = ?
            WHERE user_id = ? AND \(key) = ? AND \(stretch.column) = ?
            """
        )
        var change = RecordChange()
        for row in turned {
            if row.isGone { change.removed += 1 } else { change.changed += 1 }
            guard !sweep.isTrial else { continue }
            update.start().bind(row.isGone ? sweep.at : nil).bind(user.rawValue)
            row.key.bind(to: update)
            try update.bind(row.day).run()
        }
        return change
    }

    private enum Key {
        case number(Int64)
        case text(String)

        init(_ row: SQLStatement, _ column: Int) {
            self = row.isText(column) ? .text(row.text(column)) : .number(row.int64(column))
        }

        func bind(to statement: SQLStatement) {
            switch self {
            case .number(let number): statement.bind(number)
            case .text(let text): statement.bind(text)
            }
        }
    }
}
