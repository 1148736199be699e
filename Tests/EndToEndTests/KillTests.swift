import Foundation
import SimulatedCloud
import TestSupport
import Testing

/// The real program with its real database and a real broker, killed at random moments while two people live fast.
/// `Scripts/kill-test` kills it a thousand times; here it is killed a few times.
@Suite("Killed at any moment", .serialized, .timeLimit(.minutes(600)))
struct KillTests {
    static let rounds = ProcessInfo.processInfo.environment["KILL_TEST_ROUNDS"].flatMap { Int($0) } ?? 6
    static let seed =
        ProcessInfo.processInfo.environment["KILL_TEST_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 1...1_000_000)

    static let trouble =
        ProcessInfo.processInfo.environment["KILL_TEST_TROUBLE"].flatMap { KillTrouble(rawValue: $0) } ?? .mixed

    @Test(
        "after each start the record, the tokens and the broker agree with the cloud",
        .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed")
    )
    func agreesAfterEachStart() async throws {
        let broker = try await MosquittoBroker.started()
        defer { broker.kill() }
        var rules = CloudRules()
        rules.requestsPerMinute = nil
        // A killed program may ask for its token again at once; the ten seconds of patience are tested elsewhere.
        rules.refusesRepeatedTokenRequests = false
        let people = FastLife.household(now: Int(Date().timeIntervalSince1970))
        let cloud = SimulatedCloud(people: people, rules: rules)
        let more = ["mqtt:", "  broker: 127.0.0.1", "  port: \(broker.port)"]
        print("kill test: \(Self.rounds) rounds, trouble: \(Self.trouble), KILL_TEST_SEED=\(Self.seed)")
        var disk: SmallDisk?
        try await World.with(
            cloud,
            more: more,
            prepare: { if Self.trouble == .disk { disk = SmallDisk(on: $0.folder, megabytes: 48) } }
        ) { world in
            try await world.link("Anna")
            try await world.link("Jonas")
            var run = KillRun(seed: Self.seed, broker: broker, trouble: Self.trouble)
            try await run.agree(world)
            for round in 1...Self.rounds {
                try await run.kill(&world, disk: disk)
                try await run.agree(world)
                if round % 25 == 0 { print("kill test: \(run.figures)") }
            }
            print("kill test: \(run.figures)")
            #expect(run.kills >= Self.rounds)
        }
    }
}
