import BridgeConfiguration
import Foundation

/// Makes sure that one program at a time runs on a configuration directory, and says which it is.
package final class InstanceLock: Sendable {
    private let descriptor: Int32
    private let path: String

    /// - Throws: ``BridgeFault`` with `alreadyRunning` or `unwritable`.
    package init(folder: ConfigurationFolder) throws {
        path = Self.path(in: folder)
        do {
            try FileManager.default.createDirectory(
                atPath: folder.path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw Self.unwritable(folder)
        }
        descriptor = LockFile.open(path)
        guard descriptor >= 0 || !LockFile.isOccupied(path) else {
            throw BridgeFault(
                .unwritable,
                "\(path) is a link, or no plain file.",
                hint: "Remove it; the program makes its own."
            )
        }
        guard descriptor >= 0 else { throw Self.unwritable(folder) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw BridgeFault(
                .alreadyRunning,
                "Another withings-bridge is running on \(folder.path).",
                hint: "Stop it first, or give this one another directory with --config."
            )
        }
        FolderOwner.handOver(descriptor, madeIn: folder.path)
        let text = Array("\(getpid())\n".utf8)
        ftruncate(descriptor, 0)
        _ = text.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    package func release() {
        unlink(path)
        close(descriptor)
    }

    /// The process id of the program that runs on a directory, nil if none does.
    package static func holder(of folder: ConfigurationFolder) -> Int32? {
        let descriptor = LockFile.open(path(in: folder), makes: false)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return nil }
        guard let text = try? String(contentsOfFile: path(in: folder), encoding: .utf8) else { return nil }
        return Int32(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    private static func path(in folder: ConfigurationFolder) -> String { folder.path + "/withings-bridge.pid" }

    private static func unwritable(_ folder: ConfigurationFolder) -> BridgeFault {
        BridgeFault(
            .unwritable,
            "The configuration directory \(folder.path) cannot be written.",
            hint: "Make it writable for the user that runs the program, or choose another with --config."
        )
    }
}
