import Foundation
import GRDB
import Store

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Makes backups and puts them back. A backup is one database file; the key that opens its tokens may lie beside it.
package enum DatabaseBackup {
    /// What the key's file beside a backup ends with.
    package static let keyEnding = ".key"

    /// Makes a backup of a database, which may be in use: it has everything that was committed when it began.
    ///
    /// - Parameters:
    ///   - database: The database file; nothing is changed in it.
    ///   - path: Where the backup shall be, and nothing is yet.
    ///   - keyFile: The key, to be copied beside the backup. Without it the backup has no tokens: it can be shown to others
    ///     and kept anywhere, and after it was put back everybody has to be linked again.
    /// - Returns: What the backup holds, as read back from it.
    /// - Throws: ``StoreError``; nothing is left behind then.
    package static func make(of database: String, to path: String, keyFile: String?) async throws -> DatabaseReport {
        let key = path + keyEnding
        if keyFile != nil, FileManager.default.fileExists(atPath: key) {
            throw StoreError(.exists, "The file \(key) is there already.", hint: "Choose another name.")
        }
        try await DatabaseCheck.reading(database) { source in
            try DatabaseCheck.requireOurs(source, path: database)
            try DatabaseCopy.write(from: source, to: path, keepsTokens: keyFile != nil)
        }
        do {
            if let keyFile { try SecretBox.copyKey(from: keyFile, to: key) }
            return try await DatabaseCheck.check(path, keyFile: keyFile == nil ? nil : key)
        } catch {
            try? FileManager.default.removeItem(atPath: path)
            if keyFile != nil { try? FileManager.default.removeItem(atPath: key) }
            throw error
        }
    }

    /// What putting a backup back did.
    package struct Restored: Sendable, Equatable {
        package var report: DatabaseReport
        /// Whether the backup's key was put in its place. Without it everybody has to be linked again, unless the key
        /// that is there fits.
        package var isKeyRestored: Bool
        /// Files that were in the way and have these names now.
        package var movedAside: [String]
    }

    /// Puts a backup in the place of a database, which must not be in use.
    ///
    /// - Parameters:
    ///   - overwrite: Whether what is there may be moved aside, under a name that says so; otherwise it is left alone.
    ///   - stamp: Goes into the names of what is moved aside (``BackupStamp``).
    /// - Throws: ``StoreError``; what was there is still there then.
    package static func restore(
        _ backup: String,
        to database: String,
        keyFile: String,
        overwrite: Bool,
        stamp: String
    ) async throws -> Restored {
        let key = self.key(of: backup, keyFile: keyFile)
        let hasKey = FileManager.default.fileExists(atPath: key)
        _ = try await DatabaseCheck.check(backup, keyFile: hasKey ? key : nil)
        let inTheWay = [database, database + "-wal"] + (hasKey ? [keyFile] : [])
        if !overwrite, let first = inTheWay.first(where: FileManager.default.fileExists) {
            throw StoreError(
                .exists,
                "The file \(first) is there already.",
                hint:
                    "Restore into an empty folder, or say that it may be replaced; it is moved aside then, not deleted."
            )
        }
        _ = try settle(database: database, keyFile: keyFile)
        let exchange = RestoreExchange(database: database, keyFile: keyFile)
        exchange.clear()
        defer { try? exchange.undo() }
        try await DatabaseCheck.reading(backup) {
            try DatabaseCopy.write(from: $0, to: exchange.newDatabase, keepsTokens: true)
        }
        if hasKey { try exchange.prepareKey(from: key) }
        // At every instant there is a database in the place: the old one until the new one takes it. Whoever is cut off here
        // starts with the old pair of database and key or with the new one (`settle`).
        DatabaseCopy.foldLog(of: database)
        let stamp = free(stamp, beside: [database, keyFile])
        var moved = try moveAside([database + "-wal"], stamp: stamp)
        try? FileManager.default.removeItem(atPath: database + "-shm")
        moved = try keepAside(database, stamp: stamp) + moved
        if hasKey { moved += try keepAside(keyFile, stamp: stamp) }
        for part in RestoreExchange.order where part == .database || hasKey { try exchange.take(part) }
        let report = try await DatabaseCheck.check(database, keyFile: hasKey ? keyFile : nil)
        return Restored(report: report, isKeyRestored: hasKey, movedAside: moved)
    }

    /// Where the key of a backup lies: beside it or, for what a restore moved aside, where it moved the key.
    package static func key(of backup: String, keyFile: String) -> String {
        let files = FileManager.default
        let beside = backup + keyEnding
        guard !files.fileExists(atPath: beside), let aside = backup.range(of: ".replaced-", options: .backwards) else {
            return beside
        }
        let key = keyFile + backup[aside.lowerBound...]
        return files.fileExists(atPath: key) ? key : beside
    }

    /// The databases that restores moved aside, by name.
    package static func replaced(at database: String) -> [String] {
        let folder = (database as NSString).deletingLastPathComponent
        let beginning = (database as NSString).lastPathComponent + ".replaced-"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
        return names.filter { $0.hasPrefix(beginning) && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }.sorted()
            .map { (folder.isEmpty ? "" : folder + "/") + $0 }
    }

    /// Finishes or undoes what a restore that was cut off left between database and key. The database must not be in use.
    ///
    /// - Returns: whether there was something to finish.
    package static func settle(database: String, keyFile: String) throws -> Bool {
        let exchange = RestoreExchange(database: database, keyFile: keyFile)
        exchange.removeKeyDrafts()
        // Without a database in its place nothing is sure; see `isCutOff`.
        guard FileManager.default.fileExists(atPath: database) else { return false }
        if exchange.isHalfDone {
            try exchange.take(.key)
            return true
        }
        try exchange.undo()
        return false
    }

    /// Whether a restore was cut off where a folder knows no second names, so that the database is missing although there was one.
    package static func isCutOff(at database: String) -> Bool {
        let files = FileManager.default
        guard !files.fileExists(atPath: database) else { return false }
        return files.fileExists(atPath: database + ".restoring") || !replaced(at: database).isEmpty
    }

    /// A stamp that nothing moved aside before has: two restores may come in one second.
    private static func free(_ stamp: String, beside paths: [String]) -> String {
        for number in 1...99 {
            let name = number > 1 ? "\(stamp)-\(number)" : stamp
            let taken = paths.flatMap { path in ["", "-wal"].map { "\(path).replaced-\(name)\($0)" } }
            if !taken.contains(where: FileManager.default.fileExists) { return name }
        }
        return stamp
    }

    /// Gives a file a second name; where the folder knows no such thing, another one instead.
    private static func keepAside(_ path: String, stamp: String) throws -> [String] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let aside = path + ".replaced-\(stamp)"
        if (try? FileManager.default.linkItem(atPath: path, toPath: aside)) == nil { try move(path, to: aside) }
        return [aside]
    }

    private static func moveAside(_ paths: [String], stamp: String) throws -> [String] {
        var moved: [String] = []
        for path in paths where FileManager.default.fileExists(atPath: path) {
            // The log keeps its ending, so that it still belongs to its database.
            let isLog = path.hasSuffix("-wal")
            let aside = (isLog ? String(path.dropLast(4)) : path) + ".replaced-\(stamp)" + (isLog ? "-wal" : "")
            try move(path, to: aside)
            moved.append(aside)
        }
        return moved
    }

    private static func move(_ path: String, to place: String) throws {
        do {
            try FileManager.default.moveItem(atPath: path, toPath: place)
        } catch {
            throw StoreError(
                .unwritable,
                "The file \(path) cannot be moved to \(place).",
                hint: "Make the folder writable for this program, and move away what is in that place."
            )
        }
    }
}
