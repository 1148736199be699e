import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import SimulatedCloud
import TestSupport
import Testing

/// The running program as those see it who keep it running.
@Suite("Operation", .serialized, .timeLimit(.minutes(10)))
struct OperationTests {
    @Test("metrics, alerts, audit and diagnostics tell about a linked person and hold neither secret nor reading")
    func seen() async throws {
        try await World.with(BadInputTests.household(), more: ["prometheus:"]) { world in
            try await world.link("Anna")
            // The nights are complete early; the whole of everything comes at the pace of Withings' limit.
            try await world.eventually("the nights are all there") {
                try await world.client.call(.get, "/metrics").text
                    .contains(#"withings_bridge_account_history_complete{profile="Anna",kind="sleep"} 1"#)
            }
            let text = try await world.client.call(.get, "/metrics").text
            #expect(text.contains(#"withings_bridge_withings_requests_total{action="getmeas",status="0"}"#))
            #expect(text.contains(#"withings_bridge_account_state{profile="Anna",state="needs_owner"} 0"#))
            #expect(try await world.client.call(.get, "/api/prometheus").text.contains("withings_bridge_build_info"))
            let stranger = HomeAssistantClient(world.bridge.url)
            #expect(try await stranger.call(.get, "/metrics").status == 401)

            let audit = try await world.client.call(.get, "/api/withings/audit").text
            #expect(audit.contains(#""event":"linked""#))
            #expect(audit.contains(#""event":"owner_created""#))

            // Whatever the person measured must be nowhere in what is handed on to others.
            let weights = try await world.client.call(.get, "/api/states").list
                .filter { ($0["entity_id"] as? String)?.hasPrefix("sensor.anna") == true }
                .compactMap { $0["state"] as? String }.filter { $0.contains(".") && Double($0) != nil }
            #expect(weights.count > 3)
            let bundle = try world.bridge.command(["diagnostics"])
            #expect(bundle.status == 0)
            for secret in [SimulatedCloud.demoClientSecret, SimulatedCloud.demoClientID, "Anna", "example.org"]
                + weights
            {
                #expect(!bundle.output.contains(secret), "the diagnostics hold \(secret)")
            }
            #expect(bundle.output.contains(#""measure_groups""#))
            for reading in weights { #expect(!text.contains(" \(reading)\n"), "the metrics hold \(reading)") }
        }
    }

    @Test("there are no metrics without a prometheus block")
    func notConfigured() async throws {
        try await World.with(BadInputTests.household()) { world in
            let answer = try await world.client.call(.get, "/metrics")
            #expect(answer.status == 404)
        }
    }

    @Test("a name that a stranger can have opens nothing before there is an owner, and the callback always")
    func strangersName() async throws {
        let bridge = try BridgeProcess()
        // Whoever comes under the public name comes by a proxy or tunnel.
        try bridge.write(
            "http:\n  server_port: \(bridge.port)\n"
                + "homeassistant:\n  external_url: https://rebound.example.com\n"
        )
        try await bridge.start()
        defer { bridge.kill9() }
        func status(_ path: String, host: String) async throws -> Int {
            var request = HTTPClientRequest(url: bridge.url + path)
            request.headers.add(name: "Host", value: host)
            return Int(try await HTTPClient.shared.execute(request, timeout: .seconds(20)).status.code)
        }
        #expect(try await status("/", host: "rebound.example.com") == 421)
        #expect(try await status("/api/onboarding", host: "rebound.example.com") == 421)
        #expect(try await status("/auth/external/callback", host: "rebound.example.com") == 200)
        #expect(try await status("/health/live", host: "rebound.example.com") == 200)
        #expect(try await status("/api/onboarding", host: "192.168.1.5:8123") == 200)
        #expect(try await status("/api/onboarding", host: "homeassistant.local") == 200)
        func handedOn(_ path: String, from visitor: String) async throws -> Int {
            var request = HTTPClientRequest(url: bridge.url + path)
            request.headers.add(name: "X-Forwarded-For", value: visitor)
            return Int(try await HTTPClient.shared.execute(request, timeout: .seconds(20)).status.code)
        }
        // A tunnel that brings the world here brings nobody to the owner's chair.
        #expect(try await handedOn("/setup", from: "203.0.113.9") == 421)
        #expect(try await handedOn("/setup", from: "127.0.0.1, 203.0.113.9") == 421)
        #expect(try await handedOn("/setup", from: "192.168.1.7") == 200)
        #expect(try await handedOn("/auth/external/callback", from: "203.0.113.9") == 200)
        var client = HomeAssistantClient(bridge.url)
        try await client.onboard()
        #expect(try await status("/api/onboarding", host: "rebound.example.com") == 200)
        #expect(try await handedOn("/signin", from: "203.0.113.9") == 200)
    }

    @Test("listening beyond this machine is refused until there is a password, and then it is not")
    func listeningBeyond() async throws {
        let bridge = try BridgeProcess()
        try bridge.write("http:\n  server_port: \(bridge.port)\n  server_host: 0.0.0.0\n")
        let refused = try bridge.command(["run"])
        #expect(refused.status == 78)
        #expect(refused.output.contains("create-owner") || refused.output.contains("owner"))
        try bridge.write("http:\n  server_port: \(bridge.port)\n")
        try await bridge.start()
        var client = HomeAssistantClient(bridge.url)
        try await client.onboard()
        #expect(bridge.stop() == 0)
        try bridge.write("http:\n  server_port: \(bridge.port)\n  server_host: 0.0.0.0\n")
        try await bridge.start()
        defer { bridge.kill9() }
        #expect(try await client.call(.get, "/health/live").status == 200)
    }

    @Test("no path leads out of the program into the directory or the system")
    func paths() async throws {
        let bridge = try BridgeProcess()
        try bridge.write("http:\n  server_port: \(bridge.port)\n# planted-word\n")
        try await bridge.start()
        defer { bridge.kill9() }
        let client = HomeAssistantClient(bridge.url)
        for beginning in ["/", "/static/", "/api/", "/auth/"] {
            for path in [
                "../configuration.yaml", "%2e%2e/configuration.yaml", "..%2fconfiguration.yaml", "configuration.yaml",
                "..%5c..%5cconfiguration.yaml", "....//configuration.yaml", "../../../../../../etc/passwd",
                "%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "..%00/etc/passwd",
                "withings-bridge.key", "withings-bridge.db",
            ] {
                let answer = try await client.call(.get, beginning + path)
                #expect(answer.status != 200, "\(beginning + path)")
                #expect(!answer.text.contains("planted-word") && !answer.text.contains("root:"))
            }
        }
    }

    @Test("a crash leaves no image of the memory")
    func memory() async throws {
        let bridge = try BridgeProcess()
        try bridge.write("http:\n  server_port: \(bridge.port)\n")
        try await bridge.start()
        defer { bridge.kill9() }
        let process = try #require(bridge.process?.processIdentifier)
        let limits = try String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)
        let core = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
        #expect(core.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"], "\(core)")
    }

    @Test("it stops within five seconds, with status 0, while Withings hangs and pages listen for events")
    func stopping() async throws {
        try await World.with(BadInputTests.household()) { world in
            try await world.link("Anna")
            await world.cloud.cloud.fail("/measure", times: 1000, with: .slowReply(seconds: 120))
            var inARow = 0
            try await world.eventually("a request hangs") {
                let accounts = try await world.client.call(.get, "/api/withings/status").object["accounts"]
                let isSyncing = (accounts as? [[String: Any]])?.first?["state"] as? String == "syncing"
                inARow = isSyncing ? inARow + 1 : 0
                return inARow > 10
            }
            let start = ContinuousClock.now
            #expect(world.bridge.stop() == 0)
            #expect(ContinuousClock.now - start < .seconds(5))
        }
    }

    @Test("asked with SIGHUP it applies the configuration as it is then, and goes on as it was where that has faults")
    func reload() async throws {
        try await World.with(BadInputTests.household()) { world in
            let file = world.bridge.folder.appendingPathComponent("configuration.yaml")
            let first = try String(contentsOf: file, encoding: .utf8)
            func named(_ name: String) -> String {
                first.replacing("homeassistant:\n", with: "homeassistant:\n  name: \(name)\n")
            }
            func name() async -> String? {
                try? await world.client.call(.get, "/api/config").object["location_name"] as? String
            }
            try world.bridge.write(named("Second"))
            world.bridge.hangUp()
            try await world.eventually("the second name is there") { await name() == "Second" }
            try world.bridge.write(first.replacing("profiles:", with: "profils:"))
            world.bridge.hangUp()
            #expect(await name() == "Second")
            try world.bridge.write(named("Third"))
            world.bridge.hangUp()
            try await world.eventually("the third name is there") { await name() == "Third" }
            #expect(world.bridge.stop() == 0)
        }
    }

    @Test(
        "a broker that is frozen while something is published holds up neither a new configuration nor the end",
        .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed")
    )
    func frozenBroker() async throws {
        let broker = try await MosquittoBroker.started()
        defer { broker.kill() }
        let more = ["mqtt:", "  broker: 127.0.0.1", "  port: \(broker.port)"]
        try await World.with(BadInputTests.household(), more: more) { world in
            try await world.link("Anna")
            let anna = try #require(await world.cloud.cloud.people.first { $0.name.hasPrefix("Anna") }?.userID)
            broker.freeze()
            func weigh(_ kilograms: Int) async throws {
                await world.cloud.cloud.addMeasures([CloudMeasure(1, kilograms, unit: 0)], to: anna)
                world.bridge.knock()
                try await world.eventually("the reading is here, and on its way to the broker") {
                    let state = try await world.client.call(.get, "/api/states/sensor.anna_weight").object["state"]
                    return state as? String == "\(kilograms)"
                }
            }
            try await weigh(63)
            let file = world.bridge.folder.appendingPathComponent("configuration.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
            try world.bridge.write(text.replacing("homeassistant:\n", with: "homeassistant:\n  name: Second\n"))
            var start = ContinuousClock.now
            world.bridge.hangUp()
            try await world.eventually("the next run has begun") {
                let name = try? await world.client.call(.get, "/api/config").object["location_name"] as? String
                return name == "Second"
            }
            #expect(ContinuousClock.now - start < .seconds(15))
            // This run never got further than the sign-in at the broker.
            start = .now
            #expect(world.bridge.stop() == 0)
            #expect(ContinuousClock.now - start < .seconds(5))
            broker.thaw()
            try await world.bridge.start()
            try await weigh(64)
            broker.freeze()
            try await weigh(65)
            start = .now
            #expect(world.bridge.stop() == 0)
            #expect(ContinuousClock.now - start < .seconds(5))
        }
    }

    @Test("the service manager is told when it is ready, that it lives, and that it stops")
    func serviceManager() async throws {
        let bridge = try BridgeProcess()
        try bridge.write("http:\n  server_port: \(bridge.port)\n")
        let name = bridge.folder.appendingPathComponent("notify").path
        let manager = try ServiceManager(name)
        try await bridge.start(environment: ["NOTIFY_SOCKET": name, "WATCHDOG_USEC": "600000"])
        var told: Set<String> = []
        while !told.isSuperset(of: ["READY=1", "WATCHDOG=1"]) {
            told.insert(String(try #require(manager.next()).prefix { $0 != "\n" }))
        }
        #expect(bridge.stop() == 0)
        while !told.contains("STOPPING=1") { told.insert(String(try #require(manager.next()).prefix { $0 != "\n" })) }
    }
}
