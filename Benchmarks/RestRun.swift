import Foundation
import Logging
import SimulatedCloud
import Store
import Sync
import TestSupport
import WithingsAPI
import WithingsModel

/// How much is asked of Withings for one person on a day on which nothing is new, with notifications and without, on a clock
/// that does not wait.
enum RestRun {
    /// What Home Assistant's own integration asks for by its coordinators' intervals, one request each time: measures,
    /// sleep, activity and workouts every ten minutes unless notifications come, goals and devices every hour.
    private static let others = (byClock: 4 * 6 + 2, notified: 2)
    private static let hours = 24.0

    static func run() async throws {
        let byClock = try await requests(notified: false)
        let notified = try await requests(notified: true)
        line("asking by the clock", byClock, others.byClock)
        line("while notifications are proven to come", notified, others.notified)
    }

    private static func line(_ name: String, _ requests: [String: Int], _ other: Int) {
        let all = Double(requests.values.reduce(0, +)) / hours
        let kinds = requests.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { kind, count in
            "\(kind) \(String(format: "%.1f", Double(count) / hours))"
        }
        print(
            "requests an hour and profile at rest, \(name): \(String(format: "%.1f", all))",
            "(Home Assistant's own integration: \(other)); \(kinds.joined(separator: ", "))"
        )
    }

    /// - Returns: by action, what one person's account asked for in a day.
    private static func requests(notified: Bool) async throws -> [String: Int] {
        let clock = ManualClock(now: 1_700_000_000)
        let user = WithingsUserID(HeavyUser.userID)
        let cloud = SimulatedCloud(people: [HeavyUser.person(years: 1, now: 1_700_000_000)], now: { clock.now })
        let pair = await cloud.grant(to: HeavyUser.userID, scopes: WithingsClient.allScopes)
        let store = MemoryStore(clock: clock)
        let vault = TokenVault(store: store, box: SecretBox(key: [UInt8](repeating: 7, count: 32)))
        let now = clock.nowSeconds
        try await vault.save(
            Tokens(accessToken: pair.access, refreshToken: pair.refresh, expiresAt: now + 10_800, obtainedAt: now),
            of: user
        )
        let scopes = WithingsClient.allScopes
        try await store.save(Account(id: "rest", user: user, profile: "Anna", linkedAt: now, scopes: scopes))
        let address = "http://cloud.test"
        let wire = InProcessCloud(cloud)
        let service = SyncService(
            client: WithingsClient(
                application: .demo(at: address),
                transport: wire,
                budget: RequestBudget(clock: clock),
                clock: clock
            ),
            store: store,
            vault: vault,
            clock: clock,
            interval: 300,
            holder: "rest",
            logger: Logger(label: "rest") { _ in SwiftLogNoOpLogHandler() },
            webhook: notified
                ? Webhook(base: "https://bridge.test", secret: "5ec1e7", apiURL: address, isWanted: nil) : .none,
            onChange: { _ in }
        )
        await cloud.reachCallbacks(by: RestBell(service))
        let rest = Rest(clock: clock, wire: wire, cloud: cloud, isDelivering: true)
        let task = Task(executorPreference: rest.hands) { try await service.run() }
        // The history comes first, and a reading that is told of, so that notifications are trusted.
        try await rest.pass(12 * 3_600)
        await cloud.addMeasures([CloudMeasure(1, 70_000, unit: -3)], to: HeavyUser.userID, device: HeavyUser.scale)
        try await rest.pass(3_600)
        await cloud.clearLog()
        try await rest.pass(hours * 3_600)
        let log = await cloud.log
        task.cancel()
        _ = await task.result
        return Dictionary(log.map { ($0.action, 1) }, uniquingKeysWith: +)
    }
}

/// How the simulated Withings reaches the service.
private struct RestBell: CallbackCaller {
    let service: SyncService

    init(_ service: SyncService) { self.service = service }

    func head(_ url: String) async -> Int? { 200 }

    func post(_ url: String, form: String) async -> Int? {
        service.take(posted: Array(form.utf8))
        return 200
    }
}
