import Access
import BridgeConfiguration
import Foundation
import Logging
import SQLiteStore
import Store
import WithingsModel

/// The commands `backup`, `verify` and `restore`.
package struct Keeping: Sendable {
    let folder: ConfigurationFolder
    let settings: Settings
    let place: BackupPlace
    let clock: any WallClock

    /// - Throws: ``BridgeFault`` for a `db_url` that this version does not know.
    package init(
        folder: ConfigurationFolder,
        environment: [String: String],
        clock: any WallClock = SystemWallClock()
    ) throws {
        self.folder = folder
        // A broken configuration must not stand between a person and their backup.
        settings = folder.check(environment: environment).settings(orLastGoodIn: folder)
        place = try BackupPlace(settings, folder: folder)
        self.clock = clock
    }

    /// Makes a backup, whether the bridge runs or not.
    ///
    /// - Parameters:
    ///   - path: where to; nil is the folder of the configuration.
    ///   - includesKey: nil is as configured.
    package func backUp(to path: String?, includesKey: Bool?) async throws -> [String] {
        try await Self.explaining {
            let key = includesKey ?? settings.backup.includesKey ? place.keyFile : nil
            let report: DatabaseReport
            if let path {
                report = try await DatabaseBackup.make(of: place.database, to: path, keyFile: key)
            } else {
                try await withStore { try await BackupDisk(folder: place.folder.path, documents: $0).check() }
                report = try await place.folder.backUp(place.database, keyFile: key, at: clock.nowSeconds)
                try await withStore { await BackupDisk(folder: place.folder.path, documents: $0).remember() }
            }
            await note(.backedUp, about: (report.path as NSString).lastPathComponent, place: WholePath.of(report.path))
            return ["Backed up to \(report.path)"] + Self.lines(of: report)
                + [
                    key != nil
                        ? "The key is beside it (\(report.path)\(DatabaseBackup.keyEnding)): whoever has both has access to the Withings accounts."
                        : "Without the key: it holds no tokens, and after a restore everybody links their account again."
                ]
        }
    }

    /// The backups in the folder of the configuration.
    package func list() -> [String] {
        let backups = place.folder.backups()
        guard !backups.isEmpty else { return ["No backups in \(place.folder.path)."] }
        return backups.map { backup in
            "\(MomentWords.utc(backup.madeAt))  \(backup.bytes / 1024) KiB  \(backup.path)\(backup.hasKey ? "  with key" : "")"
        }
    }

    /// Reads a database or backup to its end and says what is in it; nil is the database in use.
    package func verify(_ path: String?) async throws -> [String] {
        try await Self.explaining(isBackup: path != nil) {
            let file = path ?? place.database
            let key = path.map { DatabaseBackup.key(of: $0, keyFile: place.keyFile) } ?? place.keyFile
            let hasKey = FileManager.default.fileExists(atPath: key)
            let report = try await DatabaseCheck.check(file, keyFile: hasKey ? key : nil)
            return ["\(file) is whole."] + Self.lines(of: report)
        }
    }

    /// Puts a backup in the place of the record; the bridge must not run.
    package func restore(_ path: String, overwrite: Bool) async throws -> [String] {
        let lock = try InstanceLock(folder: folder)
        defer { lock.release() }
        guard FolderOwner(folder.path).mayReplace(place.database) else {
            throw BridgeFault(
                .unwritable,
                "\(place.database) and its folder do not belong to the user whose directory \(folder.path) is; root does not replace it for them.",
                hint: "Restore as that user; or look who led the record there."
            )
        }
        return try await Self.explaining(isBackup: true) {
            let record = try DatabaseLock(place.database)
            defer { record.release() }
            let restored = try await DatabaseBackup.restore(
                path,
                to: place.database,
                keyFile: place.keyFile,
                overwrite: overwrite,
                stamp: BackupStamp.text(clock.nowSeconds)
            )
            await note(.restored, about: (path as NSString).lastPathComponent, place: WholePath.of(path))
            var lines = ["Restored \(path) to \(place.database)"] + Self.lines(of: restored.report)
            lines += restored.movedAside.map { "What was there is now \($0)" }
            if !restored.isKeyRestored {
                lines.append(
                    "The backup had no key beside it: whoever is not linked any more links their account again."
                )
            }
            return lines
        }
    }

    private func note(_ event: AuditTrail.Event, about: String, place written: String) async {
        try? await withStore { await AuditTrail(store: $0, clock: clock).note(event, about: about, place: written) }
    }

    /// Does something with the record, where it can be opened; nothing where it cannot.
    private func withStore(_ body: (SQLiteStore) async throws -> Void) async throws {
        // None is made where none is.
        guard FileManager.default.fileExists(atPath: place.database),
            let store = try? SQLiteStore.open(
                path: place.database,
                logger: .init(label: "keeping") { _ in SilentLog() },
                // A restored one is upgraded, and copied before, at the next start; the trail can wait for no such thing.
                upgrades: false
            )
        else { return }
        do {
            try await body(store)
        } catch {
            try? await store.close()
            throw error
        }
        try? await store.close()
    }

    static func lines(of report: DatabaseReport) -> [String] {
        let rows = report.rows.values.reduce(0, +)
        let people = report.people.map { report.profiles[$0] ?? "somebody unlinked (\($0))" }.joined(separator: ", ")
        let tokens =
            switch report.tokens {
            case .none: "no tokens"
            case .sealed: "sealed tokens, not looked at: no key file was named"
            case .opened: "tokens that the key opens"
            }
        return [
            "  \(report.bytes / 1024) KiB, schema \(report.schema) of \(report.knownSchema), \(rows) rows",
            "  people: \(people.isEmpty ? "none" : people)", "  \(tokens)",
        ]
    }

    /// Runs something; what the store throws becomes a fault of the program.
    ///
    /// - Parameter isBackup: whether the file in question is not the record in use, so that what is damaged is another copy only.
    static func explaining<Value>(isBackup: Bool = false, _ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as StoreError {
            let code: BridgeFault.Code = error.code == .unwritable ? .unwritable : .keeping
            let hint =
                isBackup && error.code == .damaged
                ? "Take another backup (withings-bridge backup --list); the record in use is not touched by this."
                : error.hint
            throw BridgeFault(code, error.message, hint: hint)
        }
    }
}
