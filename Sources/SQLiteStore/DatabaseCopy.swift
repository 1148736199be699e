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

/// Copies what one connection sees at one moment into a file of its own, whole and compared, or not at all.
package enum DatabaseCopy {
    /// Copies from within a read, while others go on writing.
    ///
    /// - Parameters:
    ///   - path: Where nothing is yet. The file appears there when it is complete and on the disk; mode 0600.
    ///   - keepsTokens: false leaves sealed tokens out, without a trace.
    /// - Throws: ``StoreError``, `exists` among others, and `DatabaseError`.
    static func write(from source: Database, to path: String, keepsTokens: Bool) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw StoreError(.exists, "The file \(path) is there already.", hint: "Choose another name.")
        }
        let draft = "\(path).\(UUID().uuidString).draft"
        defer { for ending in ["", "-journal", "-wal", "-shm"] { unlink(draft + ending) } }
        try makeFile(draft, for: path)
        do {
            try fill(draft, from: source, keepsTokens: keepsTokens, path: path)
        } catch let fault as DatabaseError {
            throw StoreError(fault, path: path)
        }
        try flush(draft)
        // A second name fails where somebody took the name meanwhile; where the folder knows none, the file is renamed.
        if link(draft, path) != 0 {
            if errno == EEXIST {
                throw StoreError(.exists, "The file \(path) is there already.", hint: "Choose another name.")
            }
            guard rename(draft, path) == 0 else { throw unwritable(path, errno) }
        }
        unlink(draft)
        try flushFolder(of: path)
    }

    /// Brings what is in a database's log into its file, as far as that can be done; the log is gone then.
    static func foldLog(of database: String) {
        guard FileManager.default.fileExists(atPath: database + "-wal") else { return }
        guard let queue = try? DatabaseQueue(path: database) else { return }
        _ = try? queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try? queue.close()
    }

    /// Removes what copies that were cut off left in a folder: whole records, which nobody would look for.
    ///
    /// - Parameter age: only what nobody has written to for so many seconds; another program may be at work.
    package static func removeDrafts(in folder: String, olderThan age: Double = 0) {
        let files = FileManager.default
        for name in (try? files.contentsOfDirectory(atPath: folder)) ?? [] {
            guard
                name.wholeMatch(of: /.+\.[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\.draft(-journal|-wal|-shm)?/) != nil
            else { continue }
            let path = folder + "/" + name
            let changed = (try? files.attributesOfItem(atPath: path))?[.modificationDate] as? Date
            if let changed, Date().timeIntervalSince(changed) < age { continue }
            try? files.removeItem(atPath: path)
        }
    }

    private static func fill(_ draft: String, from source: Database, keepsTokens: Bool, path: String) throws {
        var expected = try DatabaseCheck.rows(source)
        let queue = try DatabaseQueue(path: draft)
        defer { try? queue.close() }
        try queue.writeWithoutTransaction { copy in
            // The source is in a transaction: what is copied is what was counted.
            try source.backup(to: copy)
            // One file, without a log beside it.
            try copy.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA secure_delete = ON")
            if !keepsTokens {
                try copy.execute(sql: "DELETE FROM sealed_tokens")
                expected["sealed_tokens"] = 0
            }
            try copy.execute(sql: "VACUUM")
            try DatabaseCheck.requireOurs(copy, path: path)
            try DatabaseCheck.requireIntact(copy, path: path)
            guard try DatabaseCheck.rows(copy) == expected else {
                throw StoreError(
                    .damaged,
                    "The copy \(path) is not equal to the database.",
                    hint: "Look at the state of the disk in the system's log, and try again."
                )
            }
        }
    }

    private static func makeFile(_ draft: String, for path: String) throws {
        let descriptor = open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw unwritable(path, errno) }
        close(descriptor)
    }

    private static func flush(_ path: String) throws {
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw unwritable(path, errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw unwritable(path, errno) }
    }

    /// A name is on the disk when its folder is.
    static func flushFolder(of path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unwritable(path, errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw unwritable(path, errno) }
    }

    static func unwritable(_ path: String, _ cause: CInt) -> StoreError {
        if cause == ENOSPC || cause == EDQUOT {
            return StoreError(.full, "The disk is full: \(path) cannot be written.", hint: "Free some space.")
        }
        return StoreError(
            .unwritable,
            "The file \(path) cannot be written.",
            hint: "Make sure that the folder is there and that this program may write in it."
        )
    }
}
