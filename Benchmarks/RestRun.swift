import Foundation
import Logging
import SimulatedCloud
import Store
import Sync
import TestSupport
import WithingsAPI
import WithingsModel

/// How many requests an hour go out once everything is there: a day on a virtual clock, five minutes between refreshes.
enum RestRun {
    static func run() async throws {
        for people in [1, 4] { try await day(of: people, isNotified: false) }
        try await day(of: 1, isNotified: true)
    }

    private static func day(of count: Int, isNotified: Bool) async throws {
        let clock = ManualClock()
        var rules = CloudRules()
        rules.requestsPerMinute = nil
        let people = (1...count).map { number in
            var person = HeavyUser.person(years: 1, now: Int(clock.now))
            person.userID = Int64(number)
            return person
        }
        let cloud = SimulatedCloud(people: people, rules: rules, now: { clock.now })
        let wire = InProcessCloud(cloud)
        let store = MemoryStore(clock: clock)
        let vault = TokenVault(store: store, box: SecretBox(key: [UInt8](repeating: 7, count: 32)))
        for person in people {
            let pair = await cloud.grant(to: person.userID, scopes: WithingsClient.allScopes)
            let user = WithingsUserID(person.userID)
            let now = clock.nowSeconds
            try await vault.save(
                Tokens(accessToken: pair.access, refreshToken: pair.refresh, expiresAt: now + 10_800, obtainedAt: now),
                of: user
            )
            try await store.save(
                Account(id: "\(user)", user: user, profile: "\(user)", linkedAt: now, scopes: WithingsClient.allScopes)
            )
        }
        let service = SyncService(
            client: WithingsClient(
                application: WithingsApplication(
                    clientID: SimulatedCloud.demoClientID,
                    clientSecret: SimulatedCloud.demoClientSecret,
                    accountURL: "http://cloud.test",
                    apiURL: "http://cloud.test"
                ),
                transport: wire,
                budget: RequestBudget(requestsPerMinute: 1_000_000, clock: clock),
                clock: clock
            ),
            store: store,
            vault: vault,
            clock: clock,
            interval: 300,
            holder: "bench",
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() },
            webhook: isNotified
                ? Webhook(base: "https://bridge.test", secret: "5ec1e7", apiURL: "http://cloud.test", isWanted: nil)
                : .none,
            random: { 0.5 },
            onChange: { _ in }
        )
        if isNotified { await cloud.reachCallbacks(by: Door(service: service)) }
        let task = Task { try await service.run() }
        // The history first, then a day of which every hour brings something.
        try await pass(7_200, clock, wire, cloud)
        let before = wire.traffic.asked
        for hour in 0..<24 {
            await cloud.addMeasures([CloudMeasure(1, 70_000 + hour, unit: -3)], to: people[0].userID)
            try await pass(3_600, clock, wire, cloud)
        }
        let asked = Double(wire.traffic.asked - before) / 24
        task.cancel()
        _ = await task.result
        print(
            "at rest, \(count) \(count == 1 ? "person" : "people"), \(isNotified ? "notified" : "not notified"):",
            "\(String(format: "%.1f", asked)) requests an hour,",
            "\(String(format: "%.1f", asked / Double(count))) a profile (Withings allows 7200 an hour to all together)"
        )
    }

    private struct Door: CallbackCaller {
        let service: SyncService

        func head(_ url: String) async -> Int? { 200 }

        func post(_ url: String, form: String) async -> Int? {
            service.take(posted: Array(form.utf8))
            return 200
        }
    }

    private static func pass(
        _ seconds: Double,
        _ clock: ManualClock,
        _ wire: InProcessCloud,
        _ cloud: SimulatedCloud
    ) async throws {
        let end = clock.uptime + seconds
        try await rest(clock, wire)
        while clock.uptime < end {
            clock.advance(by: min(end - clock.uptime, max(0.01, clock.secondsToNextWake ?? .infinity)))
            await cloud.deliverDue()
            try await rest(clock, wire)
        }
    }

    /// Until nobody has anything to do.
    private static func rest(_ clock: ManualClock, _ wire: InProcessCloud) async throws {
        var calm = 0
        var seen = (-1, -1)
        while calm < 5 {
            let (asked, inFlight) = wire.traffic
            let now = (asked, clock.sleeperCount)
            calm = inFlight == 0 && now == seen ? calm + 1 : 0
            seen = now
            try await Task.sleep(for: .milliseconds(1))
        }
    }
}
