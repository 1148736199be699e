import BridgeConfiguration
import Foundation
import SQLiteStore
import WithingsModel

extension Doctor {
    /// Whether other users of the machine may read or enter it.
    private static func isOpen(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.posixPermissions] as? NSNumber).map { $0.intValue & 0o055 != 0 } ?? false
    }

    /// How old the newest backup is.
    func backups(_ settings: Settings) -> Finding {
        guard settings.backup.schedule != "never" else {
            return Finding("backups", .warning, "Scheduled backups are turned off.", hint: "backup: schedule: daily")
        }
        guard let place = try? BackupPlace(settings, folder: folder) else {
            return Finding("backups", .skipped, "There is no database to back up.")
        }
        let folder = place.folder.path
        let isThere = FileManager.default.fileExists(atPath: folder)
        guard
            FileManager.default.isWritableFile(
                atPath: isThere ? folder : (folder as NSString).deletingLastPathComponent
            )
        else {
            return Finding(
                "backups",
                .failed,
                "\(folder) cannot be written: no backup can be made.",
                hint: "Is its disk there? Make the folder writable for the bridge, or name another: backup: path."
            )
        }
        // One from the future was made while the clock was wrong.
        let backups = place.folder.backups().filter { $0.madeAt <= clock.nowSeconds + 86_400 }
        guard let newest = backups.first else {
            return Finding(
                "backups",
                .warning,
                "There is no backup in \(place.folder.path) yet.",
                hint:
                    "The first is made at the time of the configuration once somebody is linked; or: withings-bridge backup"
            )
        }
        let age = clock.nowSeconds - newest.madeAt
        let limit: EpochSeconds = settings.backup.schedule == "weekly" ? 9 * 86_400 : 3 * 86_400
        let words = "\(backups.count) in \(place.folder.path), the newest of \(MomentWords.utc(newest.madeAt))"
        let open = backups.flatMap { $0.hasKey ? [$0.path, $0.path + DatabaseBackup.keyEnding] : [$0.path] }.filter(
            Self.isOpen
        )
        if Self.isOpen(folder), let first = open.first {
            return Finding(
                "backups",
                .warning,
                "Other users of this machine may read \(first)\(open.count > 1 ? " and others" : "").",
                hint: "chmod -R go= \(folder)"
            )
        }
        if age > limit {
            return Finding("backups", .warning, words, hint: "Look into the log why no new one is made.")
        }
        return Finding("backups", .ok, words)
    }
}
