import Foundation
import SQLiteStore
import SimulatedCloud
import TestSupport
import Testing

/// Everything that Withings knows of a person arrives, and what becomes of it there is followed.
@Suite(
    "The whole record",
    .serialized,
    .timeLimit(.minutes(10))
)
struct WholeRecordTests {
    static func run(
        interval: Int = 2,
        withings: [String] = [],
        more: [String] = [],
        _ test: (inout World) async throws -> Void
    ) async throws {
        var rules = CloudRules()
        rules.requestsPerMinute = nil
        let person = BusyPerson.person(now: Int(Date().timeIntervalSince1970))
        let cloud = SimulatedCloud(people: [person], rules: rules)
        try await World.with(
            cloud,
            profiles: ["Anna"],
            interval: interval,
            withings: withings,
            more: more
        ) { world in
            try await world.link("Anna")
            try await test(&world)
        }
    }

    /// The same beside a real broker, with nobody asking or notifying by itself once all is there.
    static func runBesideBroker(_ test: (World, MosquittoBroker) async throws -> Void) async throws {
        let broker = try await MosquittoBroker.started()
        defer { broker.kill() }
        try await run(
            interval: 3_600,
            withings: ["  use_webhook: false"],
            more: ["mqtt:", "  broker: 127.0.0.1", "  port: \(broker.port)"]
        ) { world in
            try await agree(world)
            try await test(world, broker)
        }
    }

    /// Waits until the program keeps what the cloud has, no more and no less.
    static func agree(_ world: World, detail: Bool = true, within seconds: Int = 180) async throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        var differences = ["nothing was compared"]
        while !differences.isEmpty {
            guard ContinuousClock.now < deadline else {
                throw BridgeProcess.Failure(says: differences.joined(separator: "\n"))
            }
            try await Task.sleep(for: .milliseconds(200))
            guard let person = await world.cloud.cloud.person(BusyPerson.userID) else { return }
            let store = try SQLiteStore(path: world.bridge.folder.path + "/withings-bridge.db")
            var truth = RecordComparison(of: person)
            var kept = try await RecordComparison(of: BusyPerson.userID, in: store)
            if detail {
                truth.addDetail(of: person)
                try await kept.addDetail(of: BusyPerson.userID, in: store)
            }
            try await store.close()
            differences = truth.difference(from: kept)
        }
    }

    @Test("workouts, ECGs and sounds with their signals, segments of sleep and samples of the day all arrive")
    func everything() async throws {
        try await Self.run { world in try await Self.agree(world) }
    }

    @Test("an edit, a late upload, a revised night, a nap and a new workout are followed")
    func changes() async throws {
        try await Self.run { world in
            try await Self.agree(world, detail: false)
            let cloud = world.cloud.cloud
            let now = Int(Date().timeIntervalSince1970)
            await cloud.correct(5_200_000_004, type: 1, to: 68_500)
            await cloud.addMeasures(
                [CloudMeasure(1, 69_100, unit: -3)],
                to: BusyPerson.userID,
                date: now - 40 * 86_400,
                device: BusyPerson.scale
            )
            await cloud.reviseNight(2_500_000_001, ["sleep_score": 91], completed: true)
            await cloud.addNight(
                to: BusyPerson.userID,
                start: now - 7_000,
                minutes: 45,
                device: BusyPerson.mat,
                isNap: true
            )
            await cloud.put(
                workout: BusyPerson.workout(3_600_000_050, start: now - 4_000, now: now),
                of: BusyPerson.userID
            )
            try await Self.agree(world, detail: false)
        }
    }
}
