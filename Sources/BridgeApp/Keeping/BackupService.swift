import Access
import BridgeConfiguration
import Foundation
import Logging
import SQLiteStore
import ServiceLifecycle
import Store
import WithingsModel

/// Makes a backup of the record every day or week, while everything goes on, and lets old ones go.
actor BackupService: Service {
    /// How often is looked whether one is due, and how long after a failure the next is tried, in seconds.
    static let interval = 60.0
    static let patience = 3600.0

    private let settings: BackupSettings
    private let place: BackupPlace
    private let zone: TimeZone
    private let hasAnything: @Sendable () async -> Bool
    private let trail: AuditTrail
    private let disk: BackupDisk
    private let clock: any WallClock
    private let logger: Logger
    private var failedAt: Double?
    private(set) var fault: String?
    /// Since when the scheduled one fails.
    private var failingSince: EpochSeconds?
    private var hasLooked = false

    /// - Parameter hasAnything: whether there is anything to back up yet.
    init(
        settings: BackupSettings,
        place: BackupPlace,
        zone: TimeZone,
        hasAnything: @escaping @Sendable () async -> Bool,
        trail: AuditTrail,
        documents: any DocumentStore,
        clock: any WallClock,
        logger: Logger
    ) {
        self.settings = settings
        self.place = place
        self.zone = zone
        self.hasAnything = hasAnything
        self.trail = trail
        disk = BackupDisk(folder: place.folder.path, documents: documents)
        self.clock = clock
        self.logger = logger
    }

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                try await self.clock.sleep(seconds: Self.interval)
                await self.look()
            }
        }
    }

    /// Makes a backup if one is due.
    func look() async {
        if let failedAt, clock.uptime - failedAt < Self.patience { return }
        defer { hasLooked = true }
        guard isDue(), await hasAnything() else { return }
        do {
            let backup = try await backUp()
            await trail.note(.backedUp, about: (backup.path as NSString).lastPathComponent, place: backup.path)
        } catch  where Task.isCancelled {
            // Told to stop in the middle of it: nobody asks for it any more.
        } catch {
            failedAt = clock.uptime
            failingSince = failingSince ?? clock.nowSeconds
            fault = (error as? StoreError)?.message ?? "The backup could not be made."
            logger.error(
                "The backup could not be made.",
                metadata: [
                    "reason": "\((error as? StoreError)?.code.rawValue ?? "other")", "place": "\(place.folder.path)",
                ]
            )
        }
    }

    /// How the scheduled backups stand, for the alerts; nil before anybody has looked.
    func standing() -> DataAlerts.OwnStanding? {
        guard hasLooked else { return nil }
        let since = failingSince
        return .init(kind: .backupFailed, fault: fault.flatMap { fault in since.map { ($0, fault) } })
    }

    /// Makes one now, reads it back, and lets old ones go.
    func backUp() async throws -> BackupFolder.Backup {
        let now = clock.nowSeconds
        try await disk.check()
        let report = try await place.folder.backUp(
            place.database,
            keyFile: settings.includesKey ? place.keyFile : nil,
            at: now
        )
        await disk.remember()
        failedAt = nil
        fault = nil
        failingSince = nil
        let rotation = BackupRotation(
            days: settings.keepDaily,
            weeks: settings.keepWeekly,
            months: settings.keepMonthly
        )
        let gone = try place.folder.rotate(rotation, at: now)
        logger.info("A backup was made.", metadata: ["bytes": "\(report.bytes)", "removed": "\(gone.count)"])
        return place.folder.backups().first { $0.path == report.path }
            ?? BackupFolder.Backup(path: report.path, madeAt: now, bytes: report.bytes, hasKey: settings.includesKey)
    }

    /// The backups that are kept, newest first.
    func list() -> [BackupFolder.Backup] { place.folder.backups() }

    /// Whether the last time for a backup went by without one. Those from the future, made while the clock was wrong, do
    /// not count.
    func isDue() -> Bool {
        guard settings.schedule != "never" else { return false }
        let now = clock.nowSeconds
        let newest = place.folder.backups().map(\.madeAt).filter { $0 <= now }.max()
        guard let newest else { return true }
        let days: EpochSeconds = settings.schedule == "weekly" ? 6 : 0
        return newest < lastTime(before: now) - days * 86_400
    }

    /// When the next backup is to have been made: 0 where there is none yet, nil where none is wanted.
    func dueAt() async -> EpochSeconds? {
        guard settings.schedule != "never", await hasAnything() else { return nil }
        let now = clock.nowSeconds
        guard let newest = place.folder.backups().map(\.madeAt).filter({ $0 <= now }).max() else { return 0 }
        return newest + (settings.schedule == "weekly" ? 7 : 1) * 86_400
    }

    /// The latest moment up to now at which the clock on the wall showed the time of the configuration.
    private func lastTime(before now: EpochSeconds) -> EpochSeconds {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let today = calendar.startOfDay(for: Date(timeIntervalSince1970: TimeInterval(now)))
        let moment = EpochSeconds(today.timeIntervalSince1970) + EpochSeconds(settings.timeOfDay)
        return moment <= now ? moment : moment - 86_400
    }
}
