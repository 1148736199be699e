import BridgeConfiguration
import Foundation
import Logging
import SQLiteStore
import Store
import WebUI
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
            return Finding("backups", .failed, fault)
        } catch {
            return nil
        }
    }

    /// Where backups go, who may read them, and how old the newest is.
    func backups(_ settings: Settings) async -> Finding {
        guard settings.backup.schedule != "never" else {
            return Finding("backups", .warning, .findingBackupsOff)
        }
        guard let place = try? BackupPlace(settings, folder: folder) else {
            return Finding("backups", .skipped, .findingBackupsNothing)
        }
        let folder = place.folder.path
        if let gone = await diskGone(place) { return gone }
        let isThere = FileManager.default.fileExists(atPath: folder)
        guard
            FileManager.default.isWritableFile(
                atPath: isThere ? folder : (folder as NSString).deletingLastPathComponent
            )
        else {
            return Finding("backups", .failed, .findingBackupsClosed, ["path": folder])
        }
        if Self.rights(folder) & 0o022 != 0, Self.rights(folder) & 0o1000 == 0 {
            return Finding("backups", .failed, .findingBackupsWritable, ["path": folder])
        }
        let size = (try? FileManager.default.attributesOfItem(atPath: place.database))?[.size] as? NSNumber
        if isThere, let size, let free = DiskSpace.free(at: folder), free < 2 * size.int64Value {
            let values = ["free": "\(free / 1_000_000)", "path": folder]
            return Finding("backups", .warning, .findingBackupsTight, values)
        }
        // One from the future was made while the clock was wrong.
        let all = place.folder.backups()
        let backups = all.filter { $0.madeAt <= clock.nowSeconds + 86_400 }
        if let newest = all.first, newest.madeAt > clock.nowSeconds + 86_400 {
            let phrase: FindingPhrase = backups.isEmpty ? .findingBackupsFutureAlone : .findingBackupsFuture
            return Finding("backups", .warning, phrase, ["path": newest.path])
        }
        guard let newest = backups.first else {
            return Finding("backups", .warning, .findingBackupsNone, ["path": folder])
        }
        let age = clock.nowSeconds - newest.madeAt
        let limit: EpochSeconds = settings.backup.schedule == "weekly" ? 9 * 86_400 : 3 * 86_400
        let values = ["count": "\(backups.count)", "path": folder, "when": MomentWords.utc(newest.madeAt)]
        let open = backups.flatMap { $0.hasKey ? [$0.path, $0.path + DatabaseBackup.keyEnding] : [$0.path] }.filter(
            Self.isOpen
        )
        if Self.isOpen(folder), let first = open.first {
            let phrase: FindingPhrase = open.count > 1 ? .findingBackupsReadableMany : .findingBackupsReadable
            return Finding("backups", .warning, phrase, ["file": first, "path": folder])
        }
        if age > limit { return Finding("backups", .warning, .findingBackupsOld, values) }
        return Finding("backups", .ok, .findingBackupsKept, values)
    }
}
