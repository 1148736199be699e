import GRDB
import Store
import WithingsModel

/// How far the sync of one person is.
struct CursorTable {
    private let database: Database
    private let user: WithingsUserID

    init(_ database: Database, of user: WithingsUserID) {
        self.database = database
        self.user = user
    }

    func save(_ cursor: SyncCursor, for kind: RecordKind) throws {
        try SQLStatement(
            database,
            """
            INSERT INTO sync_cursor (user_id, kind, last_modified, succeeded_at, backfill_is_complete,
                backfill_next_offset, backfill_reached_back_to, backfill_rows, recent_swept_at, whole_swept_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id, kind) DO UPDATE SET last_modified = excluded.last_modified,
                succeeded_at = excluded.succeeded_at, backfill_is_complete = excluded.backfill_is_complete,
                backfill_next_offset = excluded.backfill_next_offset,
                backfill_reached_back_to = excluded.backfill_reached_back_to, backfill_rows = excluded.backfill_rows,
                recent_swept_at = excluded.recent_swept_at, whole_swept_at = excluded.whole_swept_at
            """
        )
        .start().bind(user.rawValue).bind(kind.rawValue).bind(cursor.lastModified).bind(cursor.succeededAt)
        .bind(cursor.backfill.isComplete).bind(cursor.backfill.nextOffset).bind(cursor.backfill.reachedBackTo)
        .bind(cursor.backfill.rows).bind(cursor.recentSweptAt).bind(cursor.wholeSweptAt).run()
    }

    func cursor(for kind: RecordKind) throws -> SyncCursor? {
        let row = try SQLStatement(
            database,
            """
            SELECT last_modified, succeeded_at, backfill_is_complete, backfill_next_offset, backfill_reached_back_to,
                backfill_rows, recent_swept_at, whole_swept_at
            FROM sync_cursor WHERE user_id = ? AND kind = ?
            """
        )
        guard try row.start().bind(user.rawValue).bind(kind.rawValue).step() else { return nil }
        return SyncCursor(
            lastModified: row.optionalInt64(0),
            succeededAt: row.optionalInt64(1),
            backfill: .init(
                isComplete: row.int64(2) != 0,
                nextOffset: row.optionalInt64(3),
                reachedBackTo: row.optionalInt64(4),
                rows: row.int(5)
            ),
            recentSweptAt: row.optionalInt64(6),
            wholeSweptAt: row.optionalInt64(7)
        )
    }
}
