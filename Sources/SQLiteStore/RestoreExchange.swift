import Foundation
import Store

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Exchanges a database and the key that opens its tokens, so that whoever is cut off in the middle can tell how far it came:
///
/// | Beside the database | Beside the key | What is in the place |
/// |---|---|---|
/// | new one | – or new one | the old pair; nothing was exchanged |
/// | – | new one | the new database with the old key: the key is still to be exchanged |
/// | – | – | a pair |
struct RestoreExchange {
    let database: String
    let keyFile: String

    var newDatabase: String { database + ".restoring" }
    private var newKey: String { keyFile + ".restoring" }

    private static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    var isHalfDone: Bool { Self.exists(newKey) && !Self.exists(newDatabase) }

    /// Puts the new key beside the old one; the new database must be there already.
    func prepareKey(from key: String) throws {
        try? FileManager.default.removeItem(atPath: newKey)
        do {
            try SecretBox.copyKey(from: key, to: newKey)
        } catch {
            try? FileManager.default.removeItem(atPath: newKey)
            throw error
        }
        try DatabaseCopy.flushFolder(of: keyFile)
    }

    /// Takes away what was prepared for whatever exchange; only where it is settled, or there is no database that it could have been for.
    func clear() {
        for path in [newKey, newDatabase] { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Takes away keys that were cut off while they were written: they lie there in the clear, and nobody would look for them.
    func removeKeyDrafts() {
        let folder = (keyFile as NSString).deletingLastPathComponent
        let beginning = (keyFile as NSString).lastPathComponent
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasPrefix(beginning)
        {
            let rest = name.dropFirst(beginning.count)
            guard rest.wholeMatch(of: /(\.restoring)?\.[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/) != nil else {
                continue
            }
            try? FileManager.default.removeItem(atPath: folder + "/" + name)
        }
    }

    /// What is exchanged, each in one step.
    enum Part { case database, key }

    /// The key last: as long as a new one lies beside it and no new database does, it is known to be still to be exchanged.
    static let order = [Part.database, .key]

    func take(_ part: Part) throws {
        switch part {
        case .database: try replace(database, by: newDatabase)
        case .key: try replace(keyFile, by: newKey)
        }
    }

    /// Takes away what was prepared, as long as nothing was exchanged; the key first, so that what is left is never taken for
    /// half done.
    func undo() throws {
        guard Self.exists(newDatabase) else { return }
        if Self.exists(newKey) {
            try? FileManager.default.removeItem(atPath: newKey)
            try DatabaseCopy.flushFolder(of: keyFile)
        }
        try? FileManager.default.removeItem(atPath: newDatabase)
    }

    /// In one step, and on the disk before the next.
    private func replace(_ path: String, by draft: String) throws {
        guard rename(draft, path) == 0 else { throw DatabaseCopy.unwritable(path, errno) }
        try DatabaseCopy.flushFolder(of: path)
    }
}
