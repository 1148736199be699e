import GRDB
import Store
import WithingsModel

/// Reads what is gone at Withings, of every kind.
struct DeletedRecordReader {
    private let database: Database
    private let user: WithingsUserID

    init(_ database: Database, of user: WithingsUserID) {
        self.database = database
        self.user = user
    }

    /// A tombstone; the record itself is read afterwards, since only a few of many are asked for.
    private struct Stone {
        var kind: Int
        var day: Int64
        var number: Int64
        var text: String
        var deletedAt: EpochSeconds
    }

    /// Those found to be gone last come first; of one moment kind by kind, the newest first.
    func records(limit: Int, skipping: Int) throws -> [DeletedRecord] {
        guard limit > 0 else { return [] }
        return try stones(limit: limit, skipping: max(0, skipping)).map { stone in
            guard let content = try content(of: stone) else { throw StoreError.unreadableRow }
            return DeletedRecord(content, deletedAt: stone.deletedAt)
        }
    }

    private func stones(limit: Int, skipping: Int) throws -> [Stone] {
        let tables = [
            "0, measured_at, group_id, deleted_at FROM measure_group",
            "1, end_at, sleep_id, deleted_at FROM sleep",
            "2, day, source_key, deleted_at FROM activity",
            "3, start_at, workout_id, deleted_at FROM workout",
            "4, taken_at, recording_key, deleted_at FROM heart_recording",
            "5, taken_at, signal_id, deleted_at FROM stethoscope_recording",
        ]
        let rows = try SQLStatement(
            database,
            tables.map { "SELECT \($0) WHERE user_id = ? AND deleted_at IS NOT NULL" }.joined(separator: " UNION ALL ")
                + " ORDER BY 4 DESC, 1, 2 DESC, 3 DESC LIMIT ? OFFSET ?"
        )
        rows.start()
        for _ in tables { rows.bind(user.rawValue) }
        rows.bind(limit).bind(skipping)
        var stones: [Stone] = []
        while try rows.step() {
            let isText = rows.isText(2)
            stones.append(
                Stone(
                    kind: rows.int(0),
                    day: rows.int64(1),
                    number: isText ? 0 : rows.int64(2),
                    text: isText ? rows.text(2) : "",
                    deletedAt: rows.int64(3)
                )
            )
        }
        return stones
    }

    private func content(of stone: Stone) throws -> DeletedRecord.Content? {
        switch stone.kind {
        case 0: try MeasureReader(database, of: user).keptGroup(stone.number).map { .measures($0.group) }
        case 1: try SleepTable(database, of: user).kept(stone.number).map { .sleep($0) }
        case 2: try ActivityTable(database, of: user).kept(stone.text, on: stone.day).map { .activity($0) }
        case 3: try WorkoutTable(database, of: user).kept(stone.number).map { .workout($0) }
        case 4: try HeartTable(database, of: user).kept(stone.text).map { .heart($0) }
        default: try StethoscopeTable(database, of: user).kept(stone.number).map { .stethoscope($0) }
        }
    }
}
