import Foundation
import Logging
import SQLiteStore
import SimulatedCloud
import Store
import Sync
import TestSupport
import Testing
import WithingsAPI
import WithingsModel

/// The service, the real client and SQLite against the simulated cloud, over sockets.
@Suite(.timeLimit(.minutes(2))) struct LiveCloudTests {
    /// Fetches everything of some people and hands the store over.
    private func fetchAll(_ people: [CloudPerson], rules: CloudRules, _ check: (SQLiteStore) async throws -> Void)
        async throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sync-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let store = try SQLiteStore.open(path: folder.appending(path: "bridge.db").path, logger: logger)
        let vault = TokenVault(store: store, box: SecretBox(key: [UInt8](repeating: 7, count: 32)))
        let cloud = SimulatedCloud(people: people, rules: rules)
        try await RunningCloud.with(cloud) { running in
            let now = SystemWallClock().nowSeconds
            for person in people {
                let pair = await cloud.grant(person.userID)
                let user = WithingsUserID(person.userID)
                let tokens = Tokens(
                    accessToken: pair.access,
                    refreshToken: pair.refresh,
                    expiresAt: now + 10_800,
                    obtainedAt: now
                )
                try await vault.save(tokens, of: user)
                try await store.save(
                    Account(id: "id\(user)", user: user, profile: person.name, linkedAt: now, scopes: [])
                )
            }
            let application = WithingsApplication.demo(at: running.url)
            let client = WithingsClient(
                application: application,
                transport: AsyncHTTPTransport(),
                budget: RequestBudget(requestsPerMinute: 10_000)
            )
            let service = SyncService(
                client: client,
                store: store,
                vault: vault,
                clock: SystemWallClock(),
                interval: 300,
                holder: "live",
                logger: logger,
                onChange: { _ in }
            )
            let task = Task { try await service.run() }
            for _ in 0..<3_000 {
                let statuses = await service.statuses()
                let isDone =
                    statuses.count == people.count
                    && statuses.allSatisfy { status in
                        [RecordKind.measures, .sleep, .activity].allSatisfy { status.backfill[$0]?.isComplete == true }
                    }
                if isDone { break }
                try await Task.sleep(for: .milliseconds(20))
            }
            let stopping = ContinuousClock.now
            task.cancel()
            _ = await task.result
            #expect(ContinuousClock.now - stopping < .seconds(5))
            try await check(store)
        }
        try await store.close()
    }

    @Test("two people are fetched whole, each into their own record: the store equals the cloud")
    func twoPeople() async throws {
        var rules = CloudRules()
        rules.requestsPerMinute = nil
        rules.measurePageSize = 100
        let end = Int(Date().timeIntervalSince1970)
        let people = [
            CloudPerson.sample(11, name: "Anna", days: 1_500, until: end),
            CloudPerson.sample(22, name: "Ben", days: 40, until: end),
        ]
        try await fetchAll(people, rules: rules) { store in
            for person in people {
                let user = WithingsUserID(person.userID)
                let groups = try await store.measureGroups(of: user, in: 0..<4_000_000_000, limit: 5_000)
                #expect(groups.map { Int($0.id) }.sorted() == person.measureGroups.compactMap(\.identity).sorted())
                let nights = try await store.latestSleep(of: user, limit: 5_000)
                #expect(nights.map { Int($0.id) }.sorted() == person.nights.compactMap(\.identity).sorted())
                let days = try await store.latestActivity(of: user, limit: 5_000)
                #expect(days.map(\.day.description).sorted() == person.activities.map(\.day).sorted())
            }
        }
    }

    @Test(
        "the recorded person is in the store whole",
        .enabled(if: CloudRecordings.folder != nil, "no recordings here")
    )
    func recordedPerson() async throws {
        let folder = try #require(CloudRecordings.folder)
        let person = try CloudPerson.recorded(in: folder, userID: 4_711)
        var rules = CloudRules()
        rules.requestsPerMinute = nil
        try await fetchAll([person], rules: rules) { store in
            let user = WithingsUserID(4_711)
            let counts = try await store.counts(of: user)
            #expect(counts.measureGroups == 2_062)
            #expect(counts.sleep == 300)
            #expect(counts.setAside == 0)
            let groups = try await store.measureGroups(of: user, in: 0..<4_000_000_000, limit: 10_000)
            #expect(Set(groups.map { Int($0.id) }) == Set(person.measureGroups.compactMap(\.identity)))
            // A duplicate within a group (same type and position) is one measure.
            let served = person.measureGroups.reduce(0) { sum, row in
                let measures = row["measures"]?.arrayValue ?? []
                let keys = measures.map { "\($0["type"]?.integerValue ?? 0) \($0["position"]?.integerValue ?? -1)" }
                return sum + Set(keys).count
            }
            #expect(counts.measures == served)
            // In the recording several products carry one id, which is what tells devices apart.
            let ids = Set(person.devices.compactMap { $0["deviceid"]?.stringValue })
            #expect(Set(try await store.devices(of: user).map(\.id)) == ids)
            #expect(try await store.latestActivity(of: user, limit: 100).count == person.activities.count)
        }
    }
}
