import Foundation
import SimulatedCloud

/// A real Home Assistant, started by the program that `HASS` names, on loopback and in a folder of its own.
final class RealHomeAssistant {
    static var program: String? {
        ProcessInfo.processInfo.environment["HASS"].flatMap {
            FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil
        }
    }

    /// The demo's people with a year behind them, at a cloud that never says "too many": here the way from the record to
    /// Home Assistant is looked at, and not how long a history takes.
    static func household() -> SimulatedCloud {
        var rules = CloudRules()
        rules.requestsPerMinute = nil
        return SimulatedCloud(people: Household.demo(now: Date().timeIntervalSince1970, years: 1).people, rules: rules)
    }

    /// Seconds from one refresh to the next, so that most of the requests are left to the history.
    static let interval = 60
    /// Within which the history of two people is complete on a busy machine.
    static let patience = 420

    let port: Int
    let folder: URL
    private var process = Process()
    private(set) var client: HomeAssistantClient

    /// - Parameter unitSystem: the one that its owner chose.
    init(unitSystem: String = "metric") throws {
        port = try FreePort.any()
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("hass-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let lines = [
            "homeassistant:", "  time_zone: Europe/Berlin", "  unit_system: \(unitSystem)", "http:",
            "  server_host: 127.0.0.1",
            "  server_port: \(port)", "api:", "config:", "frontend:", "recorder:", "history:",
        ]
        try (lines.joined(separator: "\n") + "\n").write(
            to: folder.appendingPathComponent("configuration.yaml"),
            atomically: true,
            encoding: .utf8
        )
        client = HomeAssistantClient("http://127.0.0.1:\(port)")
        try serve()
    }

    /// Says how its web server is reached, where newer versions keep it: what they take over from `configuration.yaml` is a
    /// trial, which they take back after five minutes unless a person confirms it.
    ///
    /// - Parameter files: a certificate and its key.
    private func serve(_ files: (certificate: String, key: String)? = nil) throws {
        var server: [String: Any] = [
            "server_port": port, "server_host": ["127.0.0.1"],
            "cors_allowed_origins": ["https://cast.home-assistant.io"],
            "login_attempts_threshold": -1, "ip_ban_enabled": true, "ssl_profile": "intermediate_v6",
            "use_x_frame_options": true, "created_at": "2026-11-01T00:00:00+00:00", "error": NSNull(),
            "error_message": NSNull(),
        ]
        if let files {
            server["ssl_certificate"] = files.certificate
            server["ssl_key"] = files.key
        }
        let document: [String: Any] = [
            "version": 3, "minor_version": 1, "key": "http",
            "data": ["stable": server, "pending": NSNull(), "yaml_migration_done": true] as [String: Any],
        ]
        let storage = folder.appendingPathComponent(".storage")
        try FileManager.default.createDirectory(at: storage, withIntermediateDirectories: true)
        try JSONSerialization.data(withJSONObject: document)
            .write(to: storage.appendingPathComponent("http"), options: .atomic)
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(at: folder)
    }

    /// Starts it, makes its owner and, on wish, connects it to a broker.
    func start(brokerPort: Int? = nil) async throws {
        try launch()
        try await Eventually.holds("Home Assistant answers", within: 120) {
            (try? await client.call(.get, "/api/onboarding").status) == 200
        }
        try await client.onboard()
        guard let brokerPort else { return }
        let flow = try await client.call(.post, "/api/config/config_entries/flow", json: ["handler": "mqtt"])
        guard let id = flow.object["flow_id"] as? String else {
            throw BridgeProcess.Failure(says: "no mqtt flow: \(flow.status) \(flow.text)")
        }
        let created = try await client.call(
            .post,
            "/api/config/config_entries/flow/\(id)",
            json: [
                "broker": "127.0.0.1", "port": brokerPort,
                "other_settings": ["set_client_cert": false, "set_ca_cert": "off"],
            ]
        )
        guard created.object["type"] as? String == "create_entry" else {
            throw BridgeProcess.Failure(says: "no mqtt entry: \(created.status) \(created.text)")
        }
    }

    /// Lets it listen to another discovery prefix, as its owner does in the settings.
    func listen(to prefix: String) async throws {
        let entries = try await client.call(.get, "/api/config/config_entries/entry").list
        guard let entry = entries.first(where: { $0["domain"] as? String == "mqtt" })?["entry_id"] as? String else {
            throw BridgeProcess.Failure(says: "no mqtt entry")
        }
        let path = "/api/config/config_entries/options/flow"
        let flow = try await client.call(.post, path, json: ["handler": entry])
        guard let id = flow.object["flow_id"] as? String else {
            throw BridgeProcess.Failure(says: "no options of mqtt: \(flow.status) \(flow.text)")
        }
        var wish: [String: Any] = ["discovery": true, "discovery_prefix": prefix, "discovery_qos": "0"]
        for (kind, payload) in [("birth", "online"), ("will", "offline")] {
            wish["\(kind)_enable"] = true
            // Home Assistant keeps this one where only the prefix is changed.
            wish["\(kind)_topic"] = "homeassistant/status"
            wish["\(kind)_payload"] = payload
            wish["\(kind)_qos"] = "0"
            wish["\(kind)_retain"] = false
        }
        let saved = try await client.call(.post, "\(path)/\(id)", json: wish)
        guard saved.object["type"] as? String == "create_entry" else {
            throw BridgeProcess.Failure(says: "the options were refused: \(saved.status) \(saved.text)")
        }
    }

    /// Lets it speak TLS from now on; its REST interface is not asked any more then.
    func secure(certificate: String, key: String) async throws {
        // Stopped while it starts, it would not write down who may sign in.
        try await Eventually.holds("Home Assistant has started", within: 120) {
            try await client.call(.get, "/api/config").object["state"] as? String == "RUNNING"
        }
        stop()
        try serve((certificate, key))
        process = Process()
        try launch()
    }

    /// Stops it in an orderly way and starts it again, with all that it knows.
    func restart() async throws {
        stop()
        process = Process()
        try launch()
        try await Eventually.holds("Home Assistant answers again", within: 120) {
            (try? await client.call(.get, "/api/config").status) == 200
        }
    }

    /// The state of an entity; nil where there is none.
    func state(_ entityID: String) async throws -> String? {
        let answer = try await client.call(.get, "/api/states/\(entityID)")
        return answer.status == 200 ? answer.object["state"] as? String : nil
    }

    private func launch() throws {
        // The threads of Swift's pool block SIGTERM and a child inherits that: Home Assistant would never hear it.
        let unblocked =
            "import os, signal, sys; signal.pthread_sigmask(signal.SIG_SETMASK, []); os.execv(sys.argv[1], sys.argv[1:])"
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c", unblocked, Self.program ?? "/nonexistent", "--config", folder.path, "--skip-pip",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    func stop() {
        guard process.isRunning else { return }
        process.terminate()
        let deadline = ContinuousClock.now + .seconds(30)
        while process.isRunning, ContinuousClock.now < deadline { usleep(20_000) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }

    /// What a template renders to; a way to ask for devices without a socket.
    func render(_ template: String) async throws -> String {
        try await client.call(.post, "/api/template", json: ["template": template]).text
    }
}
