import Foundation
import SimulatedCloud
import TestSupport
import Testing

/// Told to stop as a service manager tells it, at any moment.
@Suite("Stopping", .serialized, .timeLimit(.minutes(5)))
struct StoppingTests {
    /// Lines of the log that tell of an error.
    static func errors(in log: String) -> [String] {
        log.split(separator: "\n").map(String.init).filter { $0.contains(" error ") || $0.contains(" critical ") }
    }

    @Test(
        "at any moment of its life it ends within five seconds, with status 0, and without a word of error",
        .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed")
    )
    func anyMoment() async throws {
        let broker = try await MosquittoBroker.started()
        defer { broker.kill() }
        let more = [
            "mqtt:", "  broker: 127.0.0.1", "  port: \(broker.port)", "prometheus:", "home_assistant:",
            "  url: http://127.0.0.1:1", "  token: none",
        ]
        let cloud = KeepingTests.household()
        try await World.with(cloud, interval: 1, more: more) { world in
            try await world.link("Anna")
            try await world.link("Jonas")
            let log = world.bridge.folder.appendingPathComponent("log")
            world.bridge.stop()
            world.bridge.log = log
            var numbers = SeededNumbers(seed: 11)
            for round in 0..<12 {
                try world.bridge.launch()
                // While it starts, when it has just begun, and in the midst of work.
                let pause = round < 4 ? Int.random(in: 150...600, using: &numbers) : 800 + round * 130
                if round % 2 == 1 { await cloud.expireAccessTokens() }
                try await Task.sleep(for: .milliseconds(pause))
                let begun = ContinuousClock.now
                let listened = world.bridge.listens
                let status = world.bridge.stop()
                #expect(ContinuousClock.now - begun < .seconds(5))
                // Before it listens a signal may end it as it ends any program.
                #expect(status == 0 || (!listened && status == SIGTERM), "round \(round): \(status)")
            }
            let errors = try Self.errors(in: world.bridge.logged())
            #expect(errors.isEmpty, "\(errors.joined(separator: "\n"))")
        }
    }

    @Test("a knock for a refresh ends nobody: not a program that is starting, nor one that shows its faults")
    func knocks() async throws {
        let bridge = try BridgeProcess()
        try bridge.write("withings:\n  client_id: \"\"\nhttp:\n  server_port: \(bridge.port)\n")
        try await bridge.start()
        defer { bridge.kill9() }
        #expect(try bridge.command(["sync"]).status == 0)
        #expect(try await HomeAssistantClient(bridge.url).call(.get, "/health/live").status == 200)
    }
}
