import Entities
import Foundation
import HomeAssistant
import Metering
import Store
import Sync
import WebServer
import WithingsAPI
import WithingsModel

/// How everything stands when somebody looks at the metrics: what is counted, and what is asked for now.
struct Figures: Sendable {
    let meter: Meter
    let store: any BridgeStore
    let databasePath: String
    let board: EntityBoard
    let sync: SyncService?
    let budget: RequestBudget?
    let discovery: DiscoveryService?
    let crowd: DoorCrowd
    let certificate: CertificateFiles?
    let alerts: DataAlerts?
    let backups: @Sendable () async -> [EpochSeconds]
    let backupDue: @Sendable () async -> EpochSeconds?
    let startedAt: EpochSeconds
    let version: String

    /// What is counted by few and known labels is there from the first look.
    static func begin(_ meter: Meter, hasBroker: Bool) {
        meter.begin(.webhooks, "200")
        for reason in DoorPlace.Reason.allCases { meter.begin(.httpConnectionsRefused, reason.rawValue) }
        for status in ["200", "500", "503"] { meter.begin(.httpRequests, "GET", status) }
        for result in hasBroker ? ["ok", "failed"] : [] { meter.begin(.mqttPublishes, result) }
    }

    func samples() async -> [MetricSample] {
        var samples = meter.samples() + ProcessFigures().samples()
        samples.append(MetricSample(.buildInfo, [version], 1))
        samples.append(MetricSample(.startTime, [], Double(startedAt)))
        samples.append(MetricSample(.httpConnections, [], Double(crowd.count)))
        if let expiry = certificate?.expiresAt {
            samples.append(MetricSample(.certificateExpiry, [], Double(expiry)))
        }
        samples += await accounts()
        if let budget { samples += Self.samples(await budget.snapshot) }
        if let discovery { samples += Self.samples(await discovery.status()) }
        samples += database()
        for alert in await alerts?.active() ?? [] {
            samples.append(MetricSample(.alerts, [alert.profile, alert.kind.rawValue], 1))
        }
        // One from the future was made while the clock was wrong, and says nothing of when the last one was.
        let now = EpochSeconds(Date().timeIntervalSince1970)
        let made = await backups().filter { $0 <= now + 86_400 }
        samples.append(MetricSample(.backups, [], Double(made.count)))
        samples.append(MetricSample(.backupLastSuccess, [], Double(made.max() ?? 0)))
        if let due = await backupDue() { samples.append(MetricSample(.backupDue, [], Double(due))) }
        return samples
    }

    private func accounts() async -> [MetricSample] {
        let newest = Dictionary(
            await board.entities().compactMap { entity in entity.measuredAt.map { (entity.person.user, $0) } },
            uniquingKeysWith: max
        )
        var samples: [MetricSample] = []
        for status in await sync?.statuses() ?? [] {
            let profile = status.account.profile
            for activity: AccountStatus.Activity in [.idle, .syncing, .waiting, .needsOwner] {
                let value: Double = status.activity == activity ? 1 : 0
                samples.append(MetricSample(.accountState, [profile, Self.word(activity)], value))
            }
            if let fault = status.fault { samples.append(MetricSample(.accountFault, [profile, fault.code], 1)) }
            samples.append(MetricSample(.accountLastSuccess, [profile], Double(status.lastSuccessAt ?? 0)))
            if let next = status.nextAt { samples.append(MetricSample(.accountNextRefresh, [profile], Double(next))) }
            if let measured = newest[status.account.user] {
                samples.append(MetricSample(.accountLastReading, [profile], Double(measured)))
            }
            for (kind, progress) in status.backfill {
                let value: Double = progress.isComplete ? 1 : 0
                samples.append(MetricSample(.accountHistoryComplete, [profile, kind.rawValue], value))
            }
            if let counts = try? await store.counts(of: status.account.user) {
                for (kind, count) in [
                    ("measure_groups", counts.measureGroups), ("measures", counts.measures), ("sleep", counts.sleep),
                    ("activity", counts.activity), ("set_aside", counts.setAside),
                ] {
                    samples.append(MetricSample(.accountRecords, [profile, kind], Double(count)))
                }
            }
        }
        return samples
    }

    private static func word(_ activity: AccountStatus.Activity) -> String {
        activity == .needsOwner ? "needs_owner" : activity.rawValue
    }

    private static func samples(_ budget: RequestBudget.Snapshot) -> [MetricSample] {
        [
            MetricSample(.budgetLimit, [], Double(budget.requestsPerMinute)),
            MetricSample(.budgetUsed, [], Double(budget.usedInLastMinute)),
            MetricSample(.budgetWaiting, ["fresh"], Double(budget.waitingFresh)),
            MetricSample(.budgetWaiting, ["backfill"], Double(budget.waitingBackfill)),
            MetricSample(.budgetHeldUntil, [], budget.heldUntil ?? 0),
        ]
    }

    private static func samples(_ broker: BrokerStatus) -> [MetricSample] {
        [
            MetricSample(.mqttConnected, [], broker.isConnected ? 1 : 0),
            MetricSample(.mqttLastPublish, [], Double(broker.lastPublishAt ?? 0)),
        ]
    }

    private func database() -> [MetricSample] {
        var samples: [MetricSample] = []
        for (file, suffix) in [("main", ""), ("log", "-wal")] {
            let attributes = try? FileManager.default.attributesOfItem(atPath: databasePath + suffix)
            let size = (attributes?[.size] as? NSNumber)?.doubleValue ?? 0
            samples.append(MetricSample(.databaseSize, [file], size))
        }
        if let free = DiskSpace.free(at: databasePath) {
            samples.append(MetricSample(.databaseFreeSpace, [], Double(free)))
        }
        return samples
    }
}
