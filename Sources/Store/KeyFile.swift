import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The file that holds the key, as one line of base64.
enum KeyFile {
    /// The key's 32 bytes; nil if there is no file.
    static func read(_ path: String) throws -> [UInt8]? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw StoreError(
                .unwritable,
                "The key file \(path) cannot be read.",
                hint: "Make the file readable for this program."
            )
        }
        let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard let key = Data(base64Encoded: text), key.count == 32 else {
            throw StoreError(
                .wrongKey,
                "The key file \(path) is not a key of this program.",
                hint:
                    "Put the right file back from a backup, or remove it and link everybody again; no reading is lost."
            )
        }
        return [UInt8](key)
    }

    /// Makes the file with mode 0600, unless another process was first.
    ///
    /// What is sealed is lost without the key, so the file appears whole or not at all, and is on the disk when this
    /// returns: written under another name, flushed, given its name, and the folder flushed.
    static func make(_ path: String, key: [UInt8]) throws {
        let draft = "\(path).\(UUID().uuidString)"
        defer { unlink(draft) }
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw unwritable(path) }
        let line = [UInt8]((Data(key).base64EncodedString() + "\n").utf8)
        let isWritten = write(descriptor, line, line.count) == line.count && fsync(descriptor) == 0
        guard close(descriptor) == 0, isWritten else { throw unwritable(path) }
        // A link never replaces what is there; a rename does, and serves where the file system has no links.
        if link(draft, path) != 0, errno != EEXIST, rename(draft, path) != 0 { throw unwritable(path) }
        let folder = (path as NSString).deletingLastPathComponent
        let folderDescriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC)
        guard folderDescriptor >= 0 else { throw unwritable(path) }
        defer { close(folderDescriptor) }
        guard fsync(folderDescriptor) == 0 || errno == EINVAL else { throw unwritable(path) }
    }

    static func unwritable(_ path: String) -> StoreError {
        StoreError(
            .unwritable,
            "The key file \(path) cannot be written.",
            hint: "Make the folder writable for this program."
        )
    }
}
