import BridgeConfiguration
import Foundation
import Logging
import SQLiteStore
import Store
import WithingsModel

extension Doctor {
    /// Whether other users of the machine may read or enter it.
    private static func isOpen(_ path: String) -> Bool { rights(path) & 0o055 != 0 }

    /// Whether the disk on which backups lay is there; nil where it is.
    private func diskGone(_ place: BackupPlace) async -> Finding? {
        guard FileManager.default.fileExists(atPath: place.database),
            let store = try? SQLiteStore.open(
                path: place.database,
                logger: .init(label: "doctor") { _ in SilentLog() },
                upgrades: false
            )
        else { return nil }
        defer { Task { try? await store.close() } }
        do {
            try await BackupDisk(folder: place.folder.path, documents: store).check()
            return nil
        } catch let fault as StoreError {
            return Finding("backups", .failed, fault.message, hint: fault.hint)
        } catch {
            return nil
        }
    }

    /// Where backups go, who may read them, and how old the newest is.
    func backups(_ settings: Settings) async -> Finding {
        guard settings.backup.schedule != "never" else {
            return Finding("backups", .warning, "Scheduled backups are turned off.", hint: "backup: schedule: daily")
        }
        guard let place = try? BackupPlace(settings, folder: folder) else {
            return Finding("backups", .skipped, "There is no database to back up.")
        }
        let folder = place.folder.path
        if let gone = await diskGone(place) { return gone }
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
        if Self.rights(folder) & 0o022 != 0, Self.rights(folder) & 0o1000 == 0 {
            return Finding(
                "backups",
                .failed,
                "Other users of this machine may write into \(folder): they can exchange backups.",
                hint: "chmod go-w \(folder)"
            )
        }
        let size = (try? FileManager.default.attributesOfItem(atPath: place.database))?[.size] as? NSNumber
        if isThere, let size, let free = DiskSpace.free(at: folder), free < 2 * size.int64Value {
            return Finding(
                "backups",
                .warning,
                "Only \(free / 1_000_000) MB are free on the disk of \(folder): the next backup may not fit.",
                hint: "Make room, or keep fewer: backup: keep_daily, keep_weekly, keep_monthly."
            )
        }
        // One from the future was made while the clock was wrong.
        let all = place.folder.backups()
        let backups = all.filter { $0.madeAt <= clock.nowSeconds + 86_400 }
        if let newest = all.first, newest.madeAt > clock.nowSeconds + 86_400 {
            return Finding(
                "backups",
                .warning,
                "\(newest.path) is dated in the future: it was made while the clock was wrong, and says nothing of how old it is.",
                hint: backups.isEmpty
                    ? "The next is made at the time of the configuration; or: withings-bridge backup. Then remove it."
                    : "Remove it once you know that a newer one is whole: withings-bridge verify."
            )
        }
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
