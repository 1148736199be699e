import Foundation
import Logging
import SQLiteStore
import SimulatedCloud
import Store
import Sync
import TestSupport
import WithingsAPI
import WithingsModel

/// Years of everything that a heavy user has, from a simulated Withings through the sync into a file.
enum WholeRun {
    struct Result: Codable {
        var seconds: Double
        var peakKiB: Int
        var bytes: Int
        var nights: Int
        var samples: Int
    }

    /// Serves the years until the input ends; says where, and with which tokens.
    static func serve(years: Int) async throws {
        var rules = CloudRules()
        rules.requestsPerMinute = nil
        let person = HeavyUser.person(years: years, now: Int(Date().timeIntervalSince1970))
        let cloud = SimulatedCloud(people: [person], rules: rules)
        let pair = await cloud.grant(to: HeavyUser.userID, scopes: WithingsClient.allScopes)
        let server = CloudServer(cloud: cloud)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            group.addTask { await PageServer.endOfInput() }
            print("\(try await server.url) \(pair.access) \(pair.refresh)")
            fflush(nil)
            try await group.next()
            group.cancelAll()
        }
    }

    /// Fetches all of it, as the program does after linking.
    static func fetch(from url: String, access: String, refresh: String, into path: String) async throws {
        let user = WithingsUserID(HeavyUser.userID)
        let store = try SQLiteStore(path: path)
        let vault = TokenVault(store: store, box: SecretBox(key: [UInt8](repeating: 7, count: 32)))
        let now = SystemWallClock().nowSeconds
        try await vault.save(
            Tokens(accessToken: access, refreshToken: refresh, expiresAt: now + 10_800, obtainedAt: now),
            of: user
        )
        let scopes = WithingsClient.allScopes
        let account = Account(id: "bench", user: user, profile: "Anna", linkedAt: now, scopes: scopes)
        try await store.save(account)
        let service = SyncService(
            client: WithingsClient(
                application: .demo(at: url),
                transport: AsyncHTTPTransport(),
                budget: RequestBudget(requestsPerMinute: 1_000_000)
            ),
            store: store,
            vault: vault,
            clock: SystemWallClock(),
            interval: 3_600,
            holder: "bench",
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() },
            onChange: { _ in }
        )
        let seconds = try await stopwatch {
            let task = Task { try await service.run() }
            await service.accountLinked(account)
            while try await !isWhole(store, user) { try await Task.sleep(for: .milliseconds(100)) }
            task.cancel()
            _ = await task.result
        }
        let peak = Memory.peakKiB
        let nights = try await store.sleep(of: user, endingIn: 0..<4_000_000_000).count
        let samples = try await store.counts(of: user).intradaySamples
        try await store.close()
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        let result = Result(seconds: seconds, peakKiB: peak, bytes: size, nights: nights, samples: samples)
        print(String(decoding: try JSONEncoder().encode(result), as: UTF8.self))
    }

    private static func isWhole(_ store: SQLiteStore, _ user: WithingsUserID) async throws -> Bool {
        let kinds: [RecordKind] = [.measures, .sleep, .activity, .workouts, .heart, .sleepDetail, .intraday]
        for kind in kinds {
            guard try await store.cursor(of: user, for: kind)?.backfill.isComplete == true else { return false }
        }
        return try await store.missingHeartSignals(of: user, limit: 1).isEmpty
    }

    /// Brings all in, and prints what it took; leaves the file for who asks it next.
    static func run(years: Int, into path: String) throws -> Result {
        let server = try Child.part("serve-everything", String(years))
        defer { server.end() }
        let words = server.nextOutput().split(whereSeparator: \.isWhitespace).map(String.init)
        guard words.count == 3 else { throw BenchmarkFault("The simulated Withings did not start.") }
        let result: Result = try Child.part("import-everything", words[0], words[1], words[2], path).answer()
        guard result.nights == years * 365 else {
            throw BenchmarkFault("The store has \(result.nights) nights of \(years) years, which is wrong.")
        }
        print(
            "\(years) years of everything from a simulated Withings: \(String(format: "%.1f s", result.seconds)),",
            "\(result.samples) samples, peak \((result.peakKiB + 512) / 1_024) MiB (aim below 100),",
            "\(String(format: "%.1f MiB", Double(result.bytes) / 1_048_576 / Double(years))) of file a year"
        )
        return result
    }
}
