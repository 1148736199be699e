import Access
import BridgeConfiguration
import Entities
import Foundation
import SQLiteStore
import Store
import Sync
import WebServer
import WithingsModel

extension RunningBridge {
    func makeAlerts(sync: SyncService, board: EntityBoard, backups: BackupService) -> DataAlerts {
        DataAlerts(
            noDataAfter: settings.withings?.alertAfter,
            notSyncedAfter: max(6 * 3600, 3 * (settings.withings?.scanInterval ?? 300)),
            post: settings.withings?.alertURL.map { AlertPost(url: $0) },
            standings: {
                let newest = Dictionary(
                    await board.entities().compactMap { entity in entity.measuredAt.map { (entity.person.user, $0) } },
                    uniquingKeysWith: max
                )
                return await sync.statuses().map { status in
                    DataAlerts.Standing(
                        user: status.account.user,
                        profile: status.account.profile,
                        linkedAt: status.account.linkedAt,
                        newestReading: newest[status.account.user],
                        lastSuccess: status.lastSuccessAt
                    )
                }
            },
            own: {
                [watch = ground.watch, check = ground.checkStore, path = ground.databasePath, clock = options.clock] in
                var standings = [await watch.standing()] + (await backups.standing().map { [$0] } ?? [])
                var trouble = await StoreProbe(check: check, clock: clock).trouble()?.message
                if trouble == nil, DiskSpace.isFull(at: path) { trouble = Self.diskFull }
                standings.append(
                    .init(kind: .notKept, fault: trouble.map { (nil, $0) }, debounce: DataAlerts.debounce)
                )
                return standings
            },
            documents: ground.store,
            clock: options.clock,
            logger: log("alerts")
        )
    }

    private static let diskFull = "The disk that holds the database is full."

    func makeBackups() throws -> BackupService {
        BackupService(
            settings: settings.backup,
            place: try BackupPlace(settings, folder: options.folder),
            zone: settings.home.timeZone.flatMap(TimeZone.init(identifier:)) ?? .current,
            hasAnything: { [store = ground.store] in (try? await !store.accounts().isEmpty) ?? false },
            trail: ground.gatekeeper.trail,
            documents: ground.store,
            clock: options.clock,
            logger: log("backup")
        )
    }

    func makeOperations(sync: SyncService?, alerts: DataAlerts?, backups: BackupService, proxies: UnknownProxies)
        -> Operations
    {
        var operations = Operations()
        operations.alerts = {
            await alerts?.active().map {
                Operations.Alert(code: $0.kind.rawValue, profile: $0.profile, since: $0.since, message: $0.sentence)
            } ?? []
        }
        operations.backups = { await backups.list().map(Operations.Backup.init) }
        operations.backupFile = { name in await backups.list().first { Operations.Backup($0).name == name }?.path }
        operations.backUp = { Operations.Backup(try await backups.backUp()) }
        let path = ground.databasePath
        operations.storeTrouble = { [probe = StoreProbe(check: ground.checkStore, clock: options.clock)] in
            await probe.trouble()
        }
        operations.troubles = { [proxies, watch = ground.watch] in
            var troubles: [Operations.Trouble] = []
            if DiskSpace.isFull(at: path) {
                troubles.append(.init(code: "disk_full", message: Self.diskFull))
            }
            troubles += await watch.troubles()
            if let fault = await backups.fault {
                troubles.append(.init(code: "backup_failed", message: fault, detail: fault, keepsFromWork: false))
            }
            for address in proxies.addresses {
                let message = "Requests come by a proxy at \(address) that is not among http: trusted_proxies."
                troubles.append(.init(code: "unknown_proxy", message: message, detail: address, keepsFromWork: false))
            }
            // What the store said when a page could not be kept.
            let codes: [StoreError.Code] = [.full, .unwritable, .damaged, .busy, .moved]
            let faults = await sync?.statuses().compactMap(\.fault) ?? []
            for fault in faults where codes.contains(where: { $0.rawValue == fault.code }) {
                let trouble = Operations.Trouble(code: fault.code, message: fault.message)
                if !troubles.contains(trouble) { troubles.append(trouble) }
            }
            return troubles
        }
        return operations
    }
}

extension Operations.Backup {
    init(_ backup: BackupFolder.Backup) {
        self.init(
            name: (backup.path as NSString).lastPathComponent,
            madeAt: backup.madeAt,
            bytes: Int64(backup.bytes),
            path: backup.path
        )
    }
}
