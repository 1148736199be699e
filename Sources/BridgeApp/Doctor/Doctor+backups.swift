import BridgeConfiguration
import Foundation
import SQLiteStore
import WithingsModel

extension Doctor {
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
        let backups = place.folder.backups()
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
        if age > limit {
            return Finding("backups", .warning, words, hint: "Look into the log why no new one is made.")
        }
        return Finding("backups", .ok, words)
    }
}
