import Foundation
import SimulatedCloud
import TestSupport

/// A cloud, the program and, if wanted, a broker; everything real but Withings.
struct World {
    let cloud: RunningCloud
    let bridge: BridgeProcess
    var client: HomeAssistantClient

    /// Lines of configuration that lead the program to the simulated cloud.
    static func configuration(
        port: Int,
        cloud: String,
        profiles: [String] = ["Anna", "Jonas"],
        interval: Int = 2,
        withings: [String] = [],
        more: [String] = []
    ) -> String {
        var lines = [
            "homeassistant:",
            "  external_url: https://bridge.example.org",
            "http:",
            "  server_port: \(port)",
            "withings:",
            "  client_id: \(SimulatedCloud.demoClientID)",
            "  client_secret: \(SimulatedCloud.demoClientSecret)",
            "  account_url: \(cloud)",
            "  api_url: \(cloud)",
            "  scan_interval: \(interval)",
            "  profiles:",
        ]
        lines += profiles.map { "    - \($0)" } + withings
        lines += ["logger:", "  default: warning"]
        return (lines + more).joined(separator: "\n") + "\n"
    }

    /// Starts everything, runs the test and ends everything, however the test ends.
    static func with<Result>(
        _ cloud: SimulatedCloud,
        profiles: [String] = ["Anna", "Jonas"],
        interval: Int = 2,
        withings: [String] = [],
        more: [String] = [],
        prepare: (BridgeProcess) throws -> Void = { _ in },
        _ test: (inout World) async throws -> Result
    ) async throws -> Result {
        try await RunningCloud.with(cloud) { running in
            let bridge = try BridgeProcess()
            try prepare(bridge)
            try bridge.write(
                configuration(
                    port: bridge.port,
                    cloud: running.url,
                    profiles: profiles,
                    interval: interval,
                    withings: withings,
                    more: more
                )
            )
            await cloud.lead("https://bridge.example.org", to: bridge.url)
            try await bridge.start()
            defer { bridge.kill9() }
            var world = World(cloud: running, bridge: bridge, client: HomeAssistantClient(bridge.url))
            try await world.client.onboard()
            return try await test(&world)
        }
    }

    /// Writes the configuration anew; it holds from the next start on.
    func write(profiles: [String], more: [String]) throws {
        try bridge.write(
            Self.configuration(port: bridge.port, cloud: cloud.url, profiles: profiles, more: more)
        )
    }

    /// Links a profile as a browser and a script do together, and returns the created entry.
    @discardableResult
    func link(_ profile: String, person: String? = nil) async throws -> [String: Any] {
        let begun = try await client.call(.post, "/api/config/config_entries/flow", json: ["handler": "withings"])
        guard let flow = begun.object["flow_id"] as? String, let consent = begun.object["url"] as? String else {
            throw BridgeProcess.Failure(says: "no external step: \(begun.status) \(begun.text)")
        }
        let redirect = try await approve(consent, as: person ?? profile)
        try await follow(redirect)
        let form = try await client.call(.get, "/api/config/config_entries/flow/\(flow)")
        guard form.object["step_id"] as? String == "profile" else {
            throw BridgeProcess.Failure(says: "no profile step: \(form.status) \(form.text)")
        }
        let created = try await client.call(
            .post,
            "/api/config/config_entries/flow/\(flow)",
            json: ["profile": profile]
        )
        guard created.object["type"] as? String == "create_entry" else {
            throw BridgeProcess.Failure(says: "no entry: \(created.status) \(created.text)")
        }
        return created.object["result"] as? [String: Any] ?? [:]
    }

    /// Approves on the consent page as one of the household. - Returns: where the browser is sent to.
    func approve(_ consent: String, as person: String) async throws -> String {
        let members = await cloud.cloud.people
        let userID = members.first { $0.name.hasPrefix(person) }.map { String($0.userID) }
        return try await cloud.approve(authorizeURL: consent, person: userID ?? person)
    }

    /// Goes where Withings sent the browser, under the name that reaches the program here.
    @discardableResult
    func follow(_ redirect: String) async throws -> HomeAssistantClient.Answer {
        guard let parts = URLComponents(string: redirect), let query = parts.percentEncodedQuery else {
            throw BridgeProcess.Failure(says: "no redirect: \(redirect)")
        }
        return try await HomeAssistantClient(bridge.url).call(.get, "\(parts.path)?\(query)")
    }

    /// Waits until something is so; for two minutes and a half, since the suites share two cores.
    func eventually(_ what: String, _ condition: () async throws -> Bool) async throws {
        try await Eventually.holds(what, condition)
    }

    /// Waits until everything that the cloud has is here, of everybody who is linked.
    ///
    /// - Parameters:
    ///   - last: who was linked last.
    ///   - seconds: how long it may take.
    func awaitHistory(_ last: String = "Anna", within seconds: Int = 180) async throws {
        try await Eventually.holds("the history is complete", within: seconds) {
            let said = try bridge.command(["status"]).output
            return said.contains(last) && !said.contains("history still") && !said.contains("not fetched yet")
        }
    }

    /// Waits until the weights, nights and days of these people are there; hours and courses come at Withings' pace.
    func awaitLists(of profiles: [String]) async throws {
        try await eventually("the lists are there") {
            let accounts = try await client.call(.get, "/api/withings/status").object["accounts"]
            let done = (accounts as? [[String: Any]] ?? []).filter { account in
                let kinds = account["backfill"] as? [String: [String: Any]] ?? [:]
                return ["measures", "sleep", "activity"].allSatisfy { kinds[$0]?["complete"] as? Bool == true }
            }
            return done.count == profiles.count
        }
    }
}
