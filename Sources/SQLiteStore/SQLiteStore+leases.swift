import GRDB
import Store
import WithingsModel

extension SQLiteStore {
    package func takeLease(
        _ name: String,
        holder: String,
        until: EpochSeconds,
        now: EpochSeconds
    ) async throws -> Bool {
        try await writing { database in
            // A clock that was set back by more than the lease's own length must not leave a dead holder in
            // possession for hours; by less, it may be another machine's clock that is a little behind.
            let take = try SQLStatement(
                database,
                """
                INSERT INTO lease (name, holder, taken_at, held_until) VALUES (?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, taken_at = excluded.taken_at,
                    held_until = excluded.held_until
                WHERE lease.holder = excluded.holder OR lease.held_until <= excluded.taken_at
                    OR excluded.taken_at < lease.taken_at - (lease.held_until - lease.taken_at)
                """
            )
            try take.start().bind(name).bind(holder).bind(now).bind(until).run()
            return take.changes == 1
        }
    }

    package func releaseLease(_ name: String, holder: String) async throws {
        try await writing { database in
            try SQLStatement(database, "DELETE FROM lease WHERE name = ? AND holder = ?")
                .start().bind(name).bind(holder).run()
        }
    }
}
