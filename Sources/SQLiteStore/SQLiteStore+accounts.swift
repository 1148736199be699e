import GRDB
import Store
import WithingsModel

extension SQLiteStore {
    package func accounts() async throws -> [Account] {
        try await reading { database in
            let rows = try SQLStatement(
                database,
                """
                SELECT account_id, user_id, profile, linked_at, scopes, needs_owner FROM account
                ORDER BY linked_at, place
                """
            )
            rows.start()
            var accounts: [Account] = []
            while try rows.step() {
                accounts.append(
                    Account(
                        id: rows.text(0),
                        user: WithingsUserID(rows.int64(1)),
                        profile: rows.text(2),
                        linkedAt: rows.int64(3),
                        scopes: rows.text(4).split(separator: ",").map(String.init),
                        needsOwner: rows.optionalText(5)
                    )
                )
            }
            return accounts
        }
    }

    package func save(_ account: Account) async throws {
        try await writing { database in
            // Scopes are written as Withings writes them, with commas between.
            try SQLStatement(
                database,
                """
                INSERT INTO account (user_id, place, account_id, profile, linked_at, scopes, needs_owner)
                VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM account), ?, ?, ?, ?, ?)
                ON CONFLICT (user_id) DO UPDATE SET account_id = excluded.account_id, profile = excluded.profile,
                    linked_at = excluded.linked_at, scopes = excluded.scopes, needs_owner = excluded.needs_owner
                """
            )
            .start().bind(account.user.rawValue).bind(account.id).bind(account.profile).bind(account.linkedAt)
            .bind(account.scopes.joined(separator: ",")).bind(account.needsOwner).run()
        }
    }

    package func removeAccount(of user: WithingsUserID) async throws {
        try await writing { database in
            for table in ["account", "sealed_tokens"] {
                try SQLStatement(database, "DELETE FROM \(table) WHERE user_id = ?").start().bind(user.rawValue).run()
            }
        }
    }

    package func sealedTokens(of user: WithingsUserID) async throws -> [UInt8]? {
        try await reading { database in
            let row = try SQLStatement(database, "SELECT content FROM sealed_tokens WHERE user_id = ?")
            return try row.start().bind(user.rawValue).step() ? row.blob(0) : nil
        }
    }

    package func saveSealedTokens(_ sealed: [UInt8], of user: WithingsUserID) async throws {
        try await writing { database in
            try SQLStatement(
                database,
                """
                INSERT INTO sealed_tokens (user_id, content) VALUES (?, ?)
                ON CONFLICT (user_id) DO UPDATE SET content = excluded.content
                """
            )
            .start().bind(user.rawValue).bind(sealed).run()
        }
    }
}
