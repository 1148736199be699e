import GRDB
import Logging
import Store
import WithingsModel

/// Keeps everything in one SQLite file.
///
/// One connection writes, several read what was last committed while it does. Every write is one transaction that is
/// durable when the call returns, and once begun it is carried through even if the calling task is cancelled: tokens
/// that Withings has just rotated must not be lost to a shutdown.
package final class SQLiteStore: BridgeStore {
    /// Where the file is.
    package let path: String
    /// Says when a record came.
    let clock: any WallClock
    private let pool: DatabasePool
    private let file: FileIdentity?
    private let logger: Logger
    private let onWrite: @Sendable (_ seconds: Double) -> Void

    /// Opens the database, makes it where there is none, and brings it to the present schema.
    ///
    /// - Parameters:
    ///   - patience: How many seconds a call waits for another program that holds the database.
    ///   - upgrades: Whether a database of an older version may be brought to the present schema; otherwise it is left
    ///     alone.
    ///   - onWrite: Told how long each transaction took to be durable.
    /// - Throws: ``StoreError``
    package init(
        path: String,
        clock: any WallClock = SystemWallClock(),
        logger: Logger = Logger(label: "store", factory: { _ in SwiftLogNoOpLogHandler() }),
        patience: Double = 5,
        upgrades: Bool = true,
        onWrite: @escaping @Sendable (_ seconds: Double) -> Void = { _ in }
    ) throws {
        self.path = path
        self.clock = clock
        self.logger = logger
        self.onWrite = onWrite
        do {
            pool = try Self.openPool(path: path, patience: patience)
        } catch let fault as DatabaseError {
            throw StoreError(fault, path: path)
        }
        do {
            try Self.prepare(pool, path: path, clock: clock, upgrades: upgrades, logger: logger)
        } catch {
            try? pool.close()
            guard let fault = error as? DatabaseError else { throw error }
            throw StoreError(fault, path: path)
        }
        file = FileIdentity(path)
    }

    /// The same as the initializer, for those who like a verb.
    package static func open(path: String, logger: Logger, upgrades: Bool = true) throws -> SQLiteStore {
        try SQLiteStore(path: path, logger: logger, upgrades: upgrades)
    }

    package func close() async throws {
        do {
            // Waits for reads and writes under way. The log is folded into the file here, because GRDB closes its readers
            // last, and they may not; if it cannot be now, the next start does it.
            try await pool.barrierWriteWithoutTransaction { database in _ = try? database.checkpoint(.truncate) }
            try pool.close()
        } catch let fault as DatabaseError where fault.resultCode == .SQLITE_MISUSE {
            return
        } catch let fault as DatabaseError {
            throw StoreError(fault, path: path)
        }
    }

    /// Writes the whole file anew and empties the log, so that nothing of what was deleted is left in either.
    func rewrite() async throws {
        let pool = pool
        do {
            // The rows are gone already; the traces are to go even if the caller has lost interest.
            try await Task {
                try await pool.barrierWriteWithoutTransaction { database in
                    try database.execute(sql: "VACUUM")
                    try database.checkpoint(.truncate)
                }
            }.value
        } catch let fault as DatabaseError {
            throw StoreError(fault, path: path)
        }
    }

    /// Reads from what was last committed.
    func reading<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await pool.read(body)
        } catch let fault as DatabaseError {
            throw StoreError(fault, path: path)
        }
    }

    /// Says when the open file is not the one at its place any more: what is written into a file that was moved or deleted is
    /// gone with the program, tokens among it.
    func checkFile() throws {
        guard let file, FileIdentity(path) != file else { return }
        throw StoreError(
            .moved,
            "The database \(path) was moved or replaced while the program runs.",
            hint: "Put the file back or restore a backup, and start the program again; nothing is kept until then."
        )
    }

    /// Tries whether something could be kept now, without keeping anything.
    ///
    /// - Throws: ``StoreError``, for a file that is locked, cannot be written, is damaged or is not at its place.
    package func checkWritable() async throws {
        try await writing { database in _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") }
    }

    /// Runs one transaction; returns when it is durable.
    func writing<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try checkFile()
        let pool = pool
        let begun = clock.uptime
        defer { onWrite(clock.uptime - begun) }
        do {
            return try await Task { try await pool.write(body) }.value
        } catch let fault as DatabaseError {
            throw StoreError(fault, path: path)
        }
    }
}
