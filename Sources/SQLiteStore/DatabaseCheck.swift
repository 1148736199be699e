import Foundation
import GRDB
import Store
import WithingsModel

/// Reads a whole database file and says whether all of it is right, without changing it.
package enum DatabaseCheck {
    /// - Parameters:
    ///   - path: A database, in use or not, or a backup.
    ///   - keyFile: Must open the tokens, if there are any.
    /// - Throws: ``StoreError``: `missing`, `damaged`, `newerSchema`, `wrongKey`, …
    package static func check(_ path: String, keyFile: String? = nil) async throws -> DatabaseReport {
        let box = try keyFile.map { try SecretBox(keyFile: $0, createIfMissing: false) }
        return try await reading(path) { database in
            try requireOurs(database, path: path)
            try requireIntact(database, path: path)
            var report = try report(database, path: path)
            if report.schema == report.knownSchema { try ContentCheck(database).run() }
            if let box, report.tokens == .sealed {
                try openTokens(database, with: box)
                report.tokens = .opened
            }
            return report
        }
    }

    /// Reads a file as it is: nothing is made, moved or brought to another schema.
    static func reading<Value: Sendable>(
        _ path: String,
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        guard FileManager.default.fileExists(atPath: path) else {
            throw StoreError(.missing, "There is no file \(path).", hint: "Look at the path again.")
        }
        do {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(5)
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            return try await queue.read(body)
        } catch let fault as DatabaseError {
            throw StoreError(fault, path: path)
        }
    }

    static func requireOurs(_ database: Database, path: String) throws {
        guard try Int.fetchOne(database, sql: "PRAGMA application_id") == Migrations.applicationID else {
            throw StoreError(
                .damaged,
                "The file \(path) is no database of this program.",
                hint: "Choose a file that withings-bridge made."
            )
        }
        guard try !Migrations.all.hasBeenSuperseded(database) else { throw StoreError.newerSchema(path) }
    }

    static func requireIntact(_ database: Database, path: String) throws {
        let faults = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)")
        guard faults == ["ok"] else {
            // SQLite names pages and tables here, never values.
            throw StoreError(
                .damaged,
                "The database \(path) is damaged: \(faults.prefix(3).joined(separator: "; ")).",
                hint: StoreError.restoreHint
            )
        }
    }

    static func tables(_ database: Database) throws -> [String] {
        try String.fetchAll(
            database,
            sql:
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name"
        )
    }

    static func rows(_ database: Database) throws -> [String: Int] {
        var rows: [String: Int] = [:]
        for table in try tables(database) {
            rows[table] = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table.quotedDatabaseIdentifier)") ?? 0
        }
        return rows
    }

    private static func report(_ database: Database, path: String) throws -> DatabaseReport {
        var people: Set<Int64> = []
        for table in try tables(database)
        where try database.columns(in: table).contains(where: { $0.name == "user_id" }) {
            people.formUnion(
                try Int64.fetchAll(database, sql: "SELECT DISTINCT user_id FROM \(table.quotedDatabaseIdentifier)")
            )
        }
        var profiles: [WithingsUserID: String] = [:]
        let accounts = try SQLStatement(database, "SELECT user_id, profile FROM account")
        accounts.start()
        while try accounts.step() { profiles[WithingsUserID(accounts.int64(0))] = accounts.text(1) }
        let rows = try rows(database)
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return DatabaseReport(
            path: path,
            bytes: (attributes?[.size] as? NSNumber)?.intValue ?? 0,
            schema: try Migrations.all.appliedMigrations(database).count,
            knownSchema: Migrations.all.migrations.count,
            profiles: profiles,
            people: people.sorted().map { WithingsUserID($0) },
            rows: rows,
            tokens: rows["sealed_tokens", default: 0] == 0 ? .none : .sealed
        )
    }

    private static func openTokens(_ database: Database, with box: SecretBox) throws {
        let rows = try SQLStatement(database, "SELECT user_id, content FROM sealed_tokens")
        rows.start()
        while try rows.step() {
            let user = WithingsUserID(rows.int64(0))
            _ = try box.open(Tokens.self, from: rows.blob(1), as: TokenVault.name(of: user))
        }
    }
}

extension StoreError {
    static func newerSchema(_ path: String) -> StoreError {
        StoreError(
            .newerSchema,
            "The database \(path) was written by a newer version of this program.",
            hint: "Install that version again, or put back the backup that was made before the upgrade."
        )
    }

    static func olderSchema(_ path: String) -> StoreError {
        StoreError(
            .olderSchema,
            "The database \(path) was written by an older version of this program.",
            hint: "It is copied and brought to the present form when the bridge of this version starts."
        )
    }
}
