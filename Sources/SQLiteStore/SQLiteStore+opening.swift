import Foundation
import GRDB
import Logging
import Store
import WithingsModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension SQLiteStore {
    /// Marks the file as ours, so that another program's database in its place is noticed, not changed.
    static let applicationID = Migrations.applicationID

    /// Opens the database, makes it where there is none, and brings it to the present schema.
    static func openDatabase(
        path: String,
        patience: Double,
        clock: any WallClock,
        upgrades: Bool,
        isForReading: Bool,
        logger: Logger
    ) throws -> OpenDatabase {
        let pool: DatabasePool
        do {
            pool = try openPool(path: path, patience: patience)
        } catch  where isForReading && isUnwritable(error) {
            return OpenDatabase(try openForReading(path: path, patience: patience), path: path)
        }
        do {
            try prepare(pool, path: path, clock: clock, upgrades: upgrades, logger: logger)
        } catch {
            try? pool.close()
            guard isForReading, isUnwritable(error) else { throw error }
            return OpenDatabase(try openForReading(path: path, patience: patience), path: path)
        }
        return OpenDatabase(pool, path: path)
    }

    private static func isUnwritable(_ error: any Error) -> Bool {
        if let fault = error as? DatabaseError { return StoreError(fault, path: "").code == .unwritable }
        return (error as? StoreError)?.code == .unwritable
    }

    /// On a disk that became read-only, or for a user who may only read.
    private static func openForReading(path: String, patience: Double) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { database in try refuseForeign(database, path: path) }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        let steps = Migrations.all
        do {
            try queue.read { database in
                guard try !steps.hasBeenSuperseded(database) else { throw StoreError.newerSchema(path) }
                guard try steps.appliedMigrations(database).count == steps.migrations.count else {
                    throw StoreError.olderSchema(path)
                }
            }
        } catch {
            try? queue.close()
            throw error
        }
        return queue
    }

    private static func openPool(path: String, patience: Double) throws -> DatabasePool {
        try makeFile(at: path)
        var configuration = Configuration()
        configuration.label = "store"
        configuration.busyMode = .timeout(patience)
        configuration.maximumReaderCount = 4
        // The one writer keeps the tables consistent; checking keys would only slow it down.
        configuration.foreignKeysEnabled = false
        // Before GRDB turns on WAL, which would already write into a file that is not ours.
        configuration.prepareDatabase { database in try refuseForeign(database, path: path) }
        return try DatabasePool(path: path, configuration: configuration)
    }

    private static func prepare(
        _ pool: DatabasePool,
        path: String,
        clock: any WallClock,
        upgrades: Bool,
        logger: Logger
    ) throws {
        try pool.writeWithoutTransaction { database in
            // GRDB sets NORMAL for WAL, with which a commit returns before it would survive a loss of power.
            try database.execute(sql: "PRAGMA synchronous = FULL")
            // What is deleted is overwritten: a token that was replaced, a person who was removed.
            try database.execute(sql: "PRAGMA secure_delete = ON")
            // A bulk import folds its log into the file less often; 16 MiB of log are read in no time.
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 16777216")
        }
        let steps = Migrations.all
        let known = steps.migrations.count
        let applied = try pool.read { database in
            guard try !steps.hasBeenSuperseded(database) else { throw StoreError.newerSchema(path) }
            return try steps.appliedMigrations(database).count
        }
        if applied < known {
            guard upgrades else { throw StoreError.olderSchema(path) }
            let step = steps.migrations[applied]
            let now = clock.nowSeconds
            if applied > 0,
                let copy = try pool.read({ try UpgradeBackup.make(of: $0, path: path, step: step, at: now) })
            {
                logger.notice("The database was copied before it is upgraded.", metadata: ["copy": "\(copy)"])
            }
            try steps.migrate(pool)
        }
        logger.info(
            "The database is open.",
            metadata: ["path": "\(path)", "schema": "\(known)", "steps_applied": "\(known - applied)"]
        )
    }

    private static func refuseForeign(_ database: Database, path: String) throws {
        let mark = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard mark != applicationID else { return }
        let tables = try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
        // Nothing, or a first start that was cut short before the first step.
        guard mark == 0, tables.allSatisfy({ $0 == "grdb_migrations" }) else {
            throw StoreError(
                .damaged,
                "The file \(path) is the database of another program.",
                hint: "Choose another file under recorder: db_url; nothing in this one has been changed."
            )
        }
    }

    /// Makes the file with mode 0600 where there is none, because readings of people's bodies go into it; SQLite's
    /// files beside it take the same mode. Says what is wrong with the place, which SQLite would not.
    private static func makeFile(at path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        var isFolder: ObjCBool = false
        if !folder.isEmpty,
            !FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) || !isFolder.boolValue
        {
            throw StoreError(
                .unwritable,
                "The folder \(folder) for the database does not exist.",
                hint: "Make the folder, or name another one under recorder: db_url."
            )
        }
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw StoreError(
                .unwritable,
                "The database \(path) is a folder.",
                hint: "Name a file under recorder: db_url."
            )
        }
        if let cause = faultOfMakingFile(path) {
            if cause == ENOSPC || cause == EDQUOT {
                throw StoreError(.full, "The disk is full: \(path) cannot be made.", hint: "Free some space.")
            }
            throw StoreError(
                .unwritable,
                "The database \(path) cannot be opened for writing.",
                hint: "Make the folder \(folder.isEmpty ? "." : folder) and the file writable for this program."
            )
        }
    }
}

/// - Returns: The system's error number, nil if the file is there and can be written.
private func faultOfMakingFile(_ path: String) -> CInt? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return errno }
    close(descriptor)
    return nil
}
