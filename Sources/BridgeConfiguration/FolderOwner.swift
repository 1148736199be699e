import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Gives what a command of root's made in a service's directory to the user whose directory it is.
///
/// A bridge that runs as a user of its own is looked after with `sudo`. Without this, a database that is restored, a key that
/// is made or the first backup would be root's, and the bridge could not open it any more.
package struct FolderOwner: Sendable {
    let path: String

    package init(_ path: String) { self.path = path }

    /// Folders in the directory whose files are the bridge's own as well.
    private static let ownFolders: Set<String> = ["backups"]

    /// What in the directory belongs to somebody else than the directory; names, sorted.
    package var strangers: [String] {
        var names: [String] = []
        walk { name, status, owner, _ in if status.st_uid != owner.uid { names.append(name) } }
        return names.sorted()
    }

    /// Hands over a file that root has just made in a folder, so that whoever runs the service can open it if this command is
    /// cut off.
    package static func handOver(_ descriptor: CInt, madeIn folder: String) {
        var owner = stat()
        var file = stat()
        guard geteuid() == 0, stat(folder, &owner) == 0, owner.st_uid != 0 else { return }
        // Only what root has made, under one name: what somebody led here is not ours to give away.
        guard fstat(descriptor, &file) == 0, file.st_uid == 0, file.st_mode & S_IFMT == S_IFREG, file.st_nlink == 1
        else { return }
        _ = fchown(descriptor, owner.st_uid, owner.st_gid)
    }

    /// Hands over a folder that root made for the service on another disk, and those on the way to it, to the owner of the
    /// folder that was there before.
    /// Goes by open directories and follows no link: whoever the path belongs to could lead it to a directory of the system.
    package static func handOverFolder(_ path: String) {
        guard geteuid() == 0, path.hasPrefix("/") else { return }
        var folder = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        var owner: Owner = (0, 0)
        defer { if folder >= 0 { close(folder) } }
        for name in path.split(separator: "/") {
            let inner = openat(folder, String(name), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            close(folder)
            folder = inner
            var status = stat()
            guard folder >= 0, fstat(folder, &status) == 0 else { return }
            if status.st_uid != 0 {
                owner = (status.st_uid, status.st_gid)
            } else if owner.uid != 0 {
                _ = fchown(folder, owner.uid, owner.gid)
            }
        }
    }

    /// Whether root may put another file in the place of one for the service whose directory this is: what is there, or the
    /// folder in which it is, has to be the service's. Whoever the directory belongs to could otherwise have led root, by a link
    /// or by the configuration, to a file of the system.
    package func mayReplace(_ file: String) -> Bool {
        var owner = stat()
        guard geteuid() == 0, stat(path, &owner) == 0, owner.st_uid != 0 else { return true }
        return [file, (file as NSString).deletingLastPathComponent].contains { place in
            var status = stat()
            return stat(place, &status) == 0 && status.st_uid == owner.st_uid
        }
    }

    /// Hands over what belongs to root; nothing to do for every other user, and in root's own directory.
    ///
    /// - Parameter prefix: how the names of the service's files begin, in a folder that may hold others' as well.
    package func handOver(startingWith prefix: String = "") {
        guard geteuid() == 0 else { return }
        walk { name, status, owner, folder in
            guard status.st_uid == 0, owner.uid != 0, name.hasPrefix(prefix) else { return }
            // A second name of a file elsewhere is not ours to give away, and a link is not followed.
            guard status.st_mode & S_IFMT == S_IFDIR || status.st_nlink == 1 else { return }
            let last = name.split(separator: "/").last.map(String.init) ?? name
            _ = fchownat(folder, last, owner.uid, owner.gid, AT_SYMLINK_NOFOLLOW)
        }
    }

    private typealias Owner = (uid: uid_t, gid: gid_t)

    /// Goes through files and own folders, by open directories: nobody can put a link in the way meanwhile.
    private func walk(_ visit: (_ name: String, _ status: stat, _ owner: Owner, _ folder: CInt) -> Void) {
        let top = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard top >= 0 else { return }
        var status = stat()
        guard fstat(top, &status) == 0 else {
            close(top)
            return
        }
        Self.walk(top, "", (status.st_uid, status.st_gid), visit)
    }

    private static func walk(
        _ folder: CInt,
        _ prefix: String,
        _ owner: Owner,
        _ visit: (_ name: String, _ status: stat, _ owner: Owner, _ folder: CInt) -> Void
    ) {
        guard let entries = fdopendir(folder) else {
            close(folder)
            return
        }
        defer { closedir(entries) }
        while let entry = readdir(entries) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name == "." || name == ".." { continue }
            var status = stat()
            guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
            visit(prefix + name, status, owner, folder)
            guard prefix.isEmpty, ownFolders.contains(name), status.st_mode & S_IFMT == S_IFDIR else { continue }
            let inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            if inner >= 0 { walk(inner, name + "/", owner, visit) }
        }
    }
}
