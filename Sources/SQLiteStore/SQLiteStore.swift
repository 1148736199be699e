import GRDB
import Logging
import Store
import Synchronization
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
    private let opened: Mutex<OpenDatabase>
    /// What changes in the record comes through here alone: one program has the file.
    let versions = Mutex(RecordVersions())
    private let rescue = LogRescue()
    private let patience: Double
    let logger: Logger
    private let onWrite: @Sendable (_ seconds: Double) -> Void

    /// Opens the database, makes it where there is none, and brings it to the present schema.
    ///
    /// - Parameters:
    ///   - patience: How many seconds a call waits for another program that holds the database.
    ///   - upgrades: Whether a database of an older version may be brought to the present schema; otherwise it is left
    ///     alone.
    ///   - isForReading: Whether nothing has to be kept: a database that cannot be written is opened all the same then.
    ///   - onWrite: Told how long each transaction took to be durable.
    /// - Throws: ``StoreError``
    package init(
        path: String,
        clock: any WallClock = SystemWallClock(),
        logger: Logger = Logger(label: "store", factory: { _ in SwiftLogNoOpLogHandler() }),
        patience: Double = 5,
        upgrades: Bool = true,
        isForReading: Bool = false,
        onWrite: @escaping @Sendable (_ seconds: Double) -> Void = { _ in }
    ) throws {
        self.path = path
        self.clock = clock
        self.logger = logger
        self.onWrite = onWrite
        self.patience = patience
        do {
            opened = Mutex(
                try Self.openDatabase(
                    path: path,
                    patience: patience,
                    clock: clock,
                    upgrades: upgrades,
                    isForReading: isForReading,
                    logger: logger
                )
            )
        } catch let fault as DatabaseError {
            throw StoreError(fault, path: path)
        }
    }

    /// The same as the initializer, for those who like a verb.
    package static func open(
        path: String,
        logger: Logger,
        upgrades: Bool = true,
        isForReading: Bool = false
    ) throws -> SQLiteStore {
        try SQLiteStore(path: path, logger: logger, upgrades: upgrades, isForReading: isForReading)
    }

    package func close() async throws {
        let open = opened.withLock { $0 }
        defer { open.end(.closed) }
        do {
            // Waits for reads and writes under way. The log is folded into the file here, because GRDB closes its readers
            // last, and they may not; if it cannot be now, the next start does it.
            try await open.pool.barrierWriteWithoutTransaction { database in _ = try? database.checkpoint(.truncate) }
            open.end(.closed)
            try open.pool.close()
        } catch let fault as DatabaseError where fault.resultCode == .SQLITE_MISUSE {
            return
        } catch let fault as DatabaseError {
            throw StoreError(fault, path: path)
        }
    }

    /// Writes the whole file anew and empties the log, so that nothing of what was deleted is left in either.
    package func rewrite() async throws {
        let pool = try await standing().pool
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
        var open = opened.withLock { $0 }
        var tries = 0
        do {
            while true {
                do {
                    if let value = try await open.reading(body) { return value }
                } catch let fault as DatabaseError where isOfLostLog(fault, open, &tries) {}
                open = try await standing()
            }
        } catch let fault as DatabaseError {
            throw StoreError(fault, path: path)
        }
    }

    /// Makes sure that the open files are those at their places: what is written into files that were moved or deleted is gone with
    /// the program, tokens among it.
    ///
    /// A log or its index that is not at its place is saved (``LogRescue``): what it holds goes into the database, which is
    /// opened anew.
    ///
    /// - Throws: ``StoreError`` with `moved` for the database itself.
    package func checkPlace() async throws {
        _ = try await standing()
    }

    /// When files beside the database were last found to have been taken away; nil where that never happened.
    package var rescuedAt: EpochSeconds? {
        get async { await rescue.lastAt }
    }

    private func standing() async throws -> OpenDatabase {
        let open = opened.withLock { $0 }
        switch open.state(at: path) {
        case .good, .closed: return open
        case .moved:
            throw StoreError(
                .moved,
                "The database \(path) was moved or replaced while the program runs.",
                hint: "Put the file back or restore a backup, and start the program again; nothing is kept until then."
            )
        case .logMoved, .left: return try await save()
        }
    }

    /// Whether a fault came of log files that lost their place in that very moment, so that it is worth another try: a new
    /// connection may find the index of another log. Saving twice leaves one.
    private func isOfLostLog(_ fault: DatabaseError, _ open: OpenDatabase, _ tries: inout Int) -> Bool {
        tries += 1
        return fault.resultCode == .SQLITE_IOERR && tries < 5
            && [.logMoved, .left].contains(open.state(at: path))
    }

    /// Brings home what is in a log that has lost its place, one at a time.
    private func save() async throws -> OpenDatabase {
        try await rescue.run(at: clock.nowSeconds) { [self] in
            let open = opened.withLock { $0 }
            guard [.logMoved, .left].contains(open.state(at: path)) else { return (open, false) }
            do {
                try open.leave(path)
                let next = try Self.openDatabase(
                    path: path,
                    patience: patience,
                    clock: clock,
                    upgrades: false,
                    isForReading: false,
                    logger: logger
                )
                opened.withLock { $0 = next }
                logger.warning(
                    "The files of the database's log were taken away or replaced while the program runs. Nothing is lost: what they held is in the database, which was opened anew.",
                    metadata: ["path": "\(path)"]
                )
                return (next, true)
            } catch let fault as DatabaseError {
                throw StoreError(fault, path: path)
            }
        }
    }

    /// Tries whether something could be kept now, without keeping anything.
    ///
    /// - Throws: ``StoreError``, for a file that is locked, cannot be written, is damaged or is not at its place.
    package func checkWritable() async throws {
        try await writing { database in _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") }
    }

    /// Runs one transaction; returns when it is durable.
    func writing<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        var open = try await standing()
        let begun = clock.uptime
        defer { onWrite(clock.uptime - begun) }
        var tries = 0
        do {
            while true {
                do {
                    if let value = try await Task(operation: { [open] in try await open.writing(body) }).value {
                        return value
                    }
                } catch let fault as DatabaseError where isOfLostLog(fault, open, &tries) {}
                open = try await standing()
            }
        } catch let fault as DatabaseError {
            throw StoreError(fault, path: path)
        }
    }
}
