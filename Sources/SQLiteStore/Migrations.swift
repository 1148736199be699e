import GRDB

/// The steps by which a database comes to the present schema. Append only: a step that was released never changes.
enum Migrations {
    /// "WBrg" in ASCII.
    static let applicationID = 0x5742_7267

    static let all = DatabaseMigrator.withSteps([
        ("001 records and accounts", recordsAndAccounts)
    ])
}

extension DatabaseMigrator {
    fileprivate static func withSteps(_ steps: [(name: String, sql: String)]) -> DatabaseMigrator {
        var migrator = DatabaseMigrator().disablingDeferredForeignKeyChecks()
        for step in steps {
            migrator.registerMigration(step.name) { database in try database.execute(sql: step.sql) }
        }
        return migrator
    }
}
