import Foundation
import SimulatedCloud
import TestSupport
import Testing

/// What people and machines get wrong: each leads to one clear sentence, nothing is lost, and the program stays up.
@Suite("Bad input", .serialized, .timeLimit(.minutes(10)))
struct BadInputTests {
    static func household() -> SimulatedCloud {
        SimulatedCloud(people: Household.demo(now: Date().timeIntervalSince1970).people)
    }

    @Test("check-config names each fault with its place and leaves with 1, and with 0 once all is well")
    func checkConfig() throws {
        let bridge = try BridgeProcess()
        try bridge.write("withings:\n  client_id: abc\n  client_secret: \"\"\n  profiles:\n    - Anna\n    - Anna\n")
        let bad = try bridge.command(["check-config"])
        #expect(bad.status == 1)
        #expect(bad.output.contains("configuration.yaml:3:18:"))
        #expect(bad.output.contains("configuration.yaml:6:7:"))
        try bridge.write("withings:\n  client_id: abc\n  client_secret: def\n  profiles: Anna\n")
        let good = try bridge.command(["check-config"])
        #expect(good.status == 0)
        // Who names the file means its directory.
        let variables = ["WITHINGS_BRIDGE_CONFIG": bridge.folder.path + "/configuration.yaml"]
        let named = try bridge.command(["check-config"], environment: variables, isFolderNamed: false)
        #expect(named.status == 0, "\(named.output)")
    }

    @Test("a port in use is one sentence and exit status 69")
    func portInUse() async throws {
        try await World.with(Self.household()) { world in
            let second = try BridgeProcess()
            try second.write(World.configuration(port: world.bridge.port, cloud: world.cloud.url))
            let end = try second.command(["run"])
            #expect(end.status == 69)
            #expect(end.output.contains("Another program already listens"))
            #expect(end.output.contains("server_port"))
        }
    }

    @Test("a second program on the same directory is refused")
    func twoOnOneDirectory() async throws {
        try await World.with(Self.household()) { world in
            let end = try world.bridge.command(["run"])
            #expect(end.status == 69)
            #expect(end.output.contains("Another withings-bridge is running"))
        }
    }

    @Test("a configuration directory that cannot be made is one sentence and exit status 73")
    func unwritableDirectory() throws {
        let bridge = try BridgeProcess()
        try bridge.write("a file", to: "blocked")
        let process = Process()
        process.executableURL = BridgeProcess.program
        process.arguments = ["run", "--config", bridge.folder.path + "/blocked/below"]
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = pipe
        try process.run()
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 73)
        #expect(said.contains("cannot be written"))
    }

    @Test("a slip in the http block leaves the page with the faults where the program last listened")
    func slip() async throws {
        let bridge = try BridgeProcess()
        try bridge.write("http:\n  server_host: 127.0.0.1\n  server_port: \(bridge.port)\n")
        try await bridge.start()
        #expect(bridge.stop() == 0)
        try bridge.write("http:\n  server_host: 127.0.0.1\n server_port: \(bridge.port)\n")
        let said = try await bridge.start()
        defer { bridge.kill9() }
        #expect(said.contains { $0.contains("faults") && $0.contains(":\(bridge.port)") }, "\(said)")
    }

    @Test("a broken file leads to a page with the faults, and to the running program once it is mended")
    func brokenFileIsMended() async throws {
        let bridge = try BridgeProcess()
        try bridge.write("http:\n  server_port: \(bridge.port)\nwithings:\n  client_id: abc\n  profils: Anna\n")
        let said = try await bridge.start()
        #expect(said.contains { $0.contains("faults") })
        let client = HomeAssistantClient(bridge.url)
        let page = try await client.call(.get, "/")
        #expect(page.text.contains("configuration.yaml:5:3"))
        #expect(page.text.contains("profiles"))
        try bridge.write(World.configuration(port: bridge.port, cloud: "http://127.0.0.1:1"))
        try await Eventually.holds("the program runs by the mended file") {
            guard let answer = try? await client.call(.get, "/api/onboarding") else { return false }
            guard answer.status == 200 else { return false }
            return (try? await client.call(.get, "/"))?.text.contains("configuration.yaml:5:3") == false
        }
        bridge.stop()
    }

    @Test("callbacks with a missing, made-up or used state are refused, and the flow goes on")
    func badStates() async throws {
        try await World.with(Self.household()) { world in
            let begun = try await world.client.call(
                .post,
                "/api/config/config_entries/flow",
                json: ["handler": "withings"]
            )
            let flow = try #require(begun.object["flow_id"] as? String)
            let consent = try #require(begun.object["url"] as? String)
            let anybody = HomeAssistantClient(world.bridge.url)
            for query in ["code=abc", "code=abc&state=made-up", "code=abc&state=", "state=x"] {
                let answer = try await anybody.call(.get, "/auth/external/callback?\(query)")
                #expect((400..<500).contains(answer.status), "\(query)")
            }
            let redirect = try await world.approve(consent, as: "Anna")
            let first = try await world.follow(redirect)
            #expect(first.status == 200)
            let again = try await world.follow(redirect)
            #expect((400..<500).contains(again.status))
            let form = try await world.client.call(.get, "/api/config/config_entries/flow/\(flow)")
            #expect(form.object["step_id"] as? String == "profile")
        }
    }

    @Test("consent refused is said, and the person can try again")
    func consentRefused() async throws {
        try await World.with(Self.household()) { world in
            let begun = try await world.client.call(
                .post,
                "/api/config/config_entries/flow",
                json: ["handler": "withings"]
            )
            let consent = try #require(begun.object["url"] as? String)
            let redirect = try await world.cloud.deny(authorizeURL: consent)
            let page = try await world.follow(redirect)
            #expect(page.status < 500)
            try await world.link("Anna")
        }
    }

    @Test("one Withings user is never linked to two profiles")
    func sameUserTwice() async throws {
        try await World.with(Self.household()) { world in
            try await world.link("Anna")
            await #expect(throws: BridgeProcess.Failure.self) {
                _ = try await world.link("Jonas", person: "Anna")["entry_id"] as? String
            }
            let entries = try await world.client.call(.get, "/api/config/config_entries/entry").list
            #expect(entries.count == 1)
        }
    }

    @Test("everything under /api but onboarding and the webhook needs the bearer token")
    func bearerNeeded() async throws {
        try await World.with(Self.household()) { world in
            let stranger = HomeAssistantClient(world.bridge.url)
            for path in [
                "/api/", "/api/states", "/api/states/sensor.x", "/api/config", "/api/config/config_entries/entry",
            ] {
                let without = try await stranger.call(.get, path)
                #expect(without.status == 401, "\(path)")
                let wrong = try await stranger.call(.get, path, bearer: "wrong")
                #expect(wrong.status == 401, "\(path)")
            }
            let head = try await stranger.call(.head, "/auth/external/callback")
            #expect(head.status == 200)
        }
    }
}
