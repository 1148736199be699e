import Logging
import SimulatedCloud
import Store
import Sync
import TestSupport
import Testing
import WithingsAPI
import WithingsModel

/// A household at a simulated cloud, a store, and the service between them, on a clock that a test turns.
final class Bench: Sendable {
    let clock: ManualClock
    let cloud: SimulatedCloud
    let wire: InProcessCloud
    let store: MemoryStore
    let box = SecretBox(key: [UInt8](repeating: 7, count: 32))
    let client: WithingsClient
    let changes = Guarded<[WithingsUserID]>([])
    let news = Guarded<[RecordNews]>([])
    let bedEvents = Guarded<[BedEvent]>([])
    let webhook: Webhook
    let interval: Double
    private let breath: Rest
    private let running = Guarded<(service: SyncService, task: Task<Void, any Error>)?>(nil)

    static let anna = WithingsUserID(11)
    static let ben = WithingsUserID(22)

    init(
        people: [CloudPerson],
        rules: CloudRules = CloudRules(),
        interval: Double = 300,
        store: MemoryStore? = nil,
        requestsPerMinute: Int = 100_000,
        webhook: Webhook = .none,
        now: Double = 1_700_000_000
    ) {
        let clock = ManualClock(now: now)
        self.webhook = webhook
        var rules = rules
        rules.requestsPerMinute = nil
        self.clock = clock
        cloud = SimulatedCloud(people: people, rules: rules, now: { clock.now })
        wire = InProcessCloud(cloud)
        breath = Rest(clock: clock, wire: wire, cloud: cloud)
        self.store = store ?? MemoryStore(clock: clock)
        self.interval = interval
        client = Self.client(wire, clock, requestsPerMinute: requestsPerMinute)
    }

    static func client(
        _ wire: any HTTPTransport,
        _ clock: ManualClock,
        requestsPerMinute: Int = 100_000,
        secret: String = SimulatedCloud.demoClientSecret
    ) -> WithingsClient {
        WithingsClient(
            application: .demo(secret: secret),
            transport: wire,
            budget: RequestBudget(requestsPerMinute: requestsPerMinute, clock: clock),
            clock: clock
        )
    }

    var vault: TokenVault { TokenVault(store: store, box: box) }

    /// Approves at the cloud and keeps the account, as the linking desk does.
    @discardableResult
    func link(_ user: WithingsUserID, profile: String, scopes: [String]? = nil) async throws -> Account {
        let scopes = scopes ?? WithingsClient.allScopes
        let pair = await cloud.grant(user.rawValue, scopes: scopes)
        let now = clock.nowSeconds
        try await vault.save(
            Tokens(accessToken: pair.access, refreshToken: pair.refresh, expiresAt: now + 10_800, obtainedAt: now),
            of: user
        )
        let account = Account(id: "id\(user)", user: user, profile: profile, linkedAt: now, scopes: scopes)
        try await store.save(account)
        return account
    }

    @discardableResult
    func start(client: WithingsClient? = nil, vault: TokenVault? = nil, webhook: Webhook? = nil) -> SyncService {
        let (changes, news, bedEvents) = (changes, news, bedEvents)
        let service = SyncService(
            client: client ?? self.client,
            store: store,
            vault: vault ?? self.vault,
            clock: clock,
            interval: interval,
            holder: "bench",
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() },
            webhook: webhook ?? self.webhook,
            random: { 0 },
            onNews: { _, new in news.with { $0.append(new) } },
            onBedEvent: { _, event in bedEvents.with { $0.append(event) } },
            onChange: { user in changes.with { $0.append(user) } }
        )
        running.with { $0 = (service, Task(executorPreference: breath.hands) { try await service.run() }) }
        return service
    }

    /// Ends the service as a kill would: at whatever it is doing.
    func stop() async {
        guard let (_, task) = running.with({ $0 }) else { return }
        running.with { $0 = nil }
        task.cancel()
        _ = await task.result
    }

    /// Waits, with time standing still, until something is so.
    func until(
        _ what: Comment,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ isSo: () async throws -> Bool
    ) async throws {
        for _ in 0..<60_000 {
            if try await isSo() { return }
            try await Task.sleep(for: .milliseconds(1))
        }
        Issue.record(what, sourceLocation: sourceLocation)
        throw CancellationError()
    }

    /// Waits until nobody has anything to do before time goes on.
    func rest() async throws { try await breath.settle() }

    /// Lets time pass, from one sleeper's awakening to the next.
    func pass(_ seconds: Double) async throws { try await breath.pass(seconds) }

    func counts(_ user: WithingsUserID = anna) async throws -> RecordCounts { try await store.counts(of: user) }

    func isHistoryComplete(_ user: WithingsUserID = anna) async throws -> Bool {
        for kind in [RecordKind.measures, .sleep, .activity, .workouts, .heart, .stethoscope] {
            guard try await store.cursor(of: user, for: kind)?.backfill.isComplete == true else { return false }
        }
        return true
    }

    func account(_ user: WithingsUserID = anna) async throws -> Account? {
        try await store.accounts().first { $0.user == user }
    }
}
