import Foundation

/// A file system of its own in memory, small enough to be filled; where this machine's user may make one.
final class SmallDisk {
    let folder: URL
    private let ballast: URL

    /// nil where that is not allowed (it takes root).
    init?(on folder: URL, megabytes: Int) {
        guard getuid() == 0, Self.run("mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", folder.path])
        else { return nil }
        self.folder = folder
        ballast = folder.appendingPathComponent("ballast")
    }

    deinit {
        _ = Self.run("umount", ["-l", folder.path])
        try? FileManager.default.removeItem(at: folder)
    }

    /// Fills the disk so that only so many bytes are left.
    func fill(leaving bytes: Int = 0) throws {
        free()
        var status = statvfs()
        guard statvfs(folder.path, &status) == 0 else { return }
        let room = Int(status.f_bavail) * Int(status.f_frsize)
        guard room > bytes else { return }
        // Somebody may be writing, too; then less is left.
        try? Data(count: room - bytes).write(to: ballast)
    }

    func free() { try? FileManager.default.removeItem(at: ballast) }

    /// Makes it read-only, or writable again.
    func remount(readOnly: Bool) -> Bool {
        Self.run("mount", ["-o", "remount,\(readOnly ? "ro" : "rw")", folder.path])
    }

    private static func run(_ program: String, _ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
