import Foundation
import GRDB
import Synchronization

/// A database as it is open: the connections, and which files they work on, whatever lies at their places later.
final class OpenDatabase: Sendable {
    enum State: Sendable, Equatable {
        case good
        /// The database's file is not the one at its place.
        case moved
        /// The log or its index is not the one at its place: others do not see what is in it, nor does the next start.
        case logMoved
        /// Its log was brought into the file; another is opened in its stead.
        case left
        case closed
    }

    /// Thrown inside, for whoever comes to connections that are not used any more.
    private struct Left: Error {}

    let pool: any DatabaseWriter
    private let file: FileIdentity?
    private let companions: [(ending: String, identity: FileIdentity)]
    private let end = Mutex(State.good)

    init(_ pool: any DatabaseWriter, path: String) {
        self.pool = pool
        file = FileIdentity(path)
        companions = ["-wal", "-shm"].compactMap { ending in FileIdentity(path + ending).map { (ending, $0) } }
    }

    func end(_ state: State) {
        end.withLock { $0 = state }
    }

    /// How it stands, with a look at the files at their places.
    func state(at path: String) -> State {
        let ended = end.withLock { $0 }
        guard ended == .good else { return ended }
        if let file, FileIdentity(path) != file { return .moved }
        return companions.allSatisfy { FileIdentity(path + $0.ending) == $0.identity } ? .good : .logMoved
    }

    /// - Returns: nil where another database has to be asked, which is open in the stead of this one.
    func reading<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value? {
        try await unlessLeft { try await self.pool.read { try self.using($0, body) } }
    }

    /// Runs one transaction. - Returns: nil as ``reading(_:)``; nothing was written then.
    func writing<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value? {
        try await unlessLeft { try await self.pool.write { try self.using($0, body) } }
    }

    private func using<Value>(_ database: Database, _ body: (Database) throws -> Value) throws -> Value {
        if end.withLock({ $0 == .left }) { throw Left() }
        return try body(database)
    }

    private func unlessLeft<Value>(_ body: () async throws -> Value) async throws -> Value? {
        do {
            return try await body()
        } catch is Left {
            return nil
        } catch let fault as DatabaseError where fault.resultCode == .SQLITE_MISUSE && end.withLock({ $0 == .left }) {
            return nil
        }
    }

    /// Brings everything that is in the log into the file, and closes it. Whoever reads or writes is waited for; whoever comes
    /// later has to go to the next.
    func leave(_ path: String) throws {
        if end.withLock({ $0 == .good }) {
            try pool.barrierWriteWithoutTransaction { database in
                try database.checkpoint(.truncate)
                end(.left)
            }
        }
        // Another log in the place of ours would be taken for what was last written.
        for (ending, identity) in companions where FileIdentity(path + ending).map({ $0 != identity }) ?? false {
            try? FileManager.default.removeItem(atPath: path + ending)
        }
        do {
            try pool.close()
        } catch let fault as DatabaseError where fault.resultCode == .SQLITE_MISUSE {
            return
        }
    }
}
