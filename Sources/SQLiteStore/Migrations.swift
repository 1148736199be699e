import GRDB

/// The steps by which a database comes to the present schema. Append only: a step that was released never changes.
enum Migrations {
    /// "WBrg" in ASCII.
    static let applicationID = 0x5742_7267

    /// Every table that has records of a person, apart from the account itself.
    static let tablesOfRecords = [
        "measure", "measure_group", "measure_version", "measure_group_version", "source", "sleep", "activity",
        "workout", "heart_recording", "heart_signal",
        "stethoscope_recording", "stethoscope_signal", "intraday_day", "sleep_detail_day", "bed_event", "device",
        "goals", "set_aside", "sync_cursor",
    ]

    /// The tables whose rows can be gone at Withings.
    static let tablesWithTombstones = [
        "measure_group", "sleep", "activity", "workout", "heart_recording", "stethoscope_recording",
    ]

    static let all = DatabaseMigrator.withSteps([
        ("001 records and accounts", recordsAndAccounts),
        ("002 the whole record", wholeRecord),
        ("003 earlier versions", earlierVersions),
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
