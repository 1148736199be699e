import Foundation

/// A real Home Assistant, started by the program that `HASS` names, on loopback and in a folder of its own.
final class RealHomeAssistant {
    static var program: String? {
        ProcessInfo.processInfo.environment["HASS"].flatMap {
            FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil
        }
    }

    let port: Int
    private let folder: URL
    private var process = Process()
    private(set) var client: HomeAssistantClient

    init() throws {
        port = try FreePort.any()
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("hass-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let lines = [
            "homeassistant:", "  time_zone: Europe/Berlin", "  unit_system: metric", "http:",
            "  server_host: 127.0.0.1",
            "  server_port: \(port)", "api:", "config:", "frontend:",
        ]
        try (lines.joined(separator: "\n") + "\n").write(
            to: folder.appendingPathComponent("configuration.yaml"),
            atomically: true,
            encoding: .utf8
        )
        client = HomeAssistantClient("http://127.0.0.1:\(port)")
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(at: folder)
    }

    /// Starts it, makes its owner and connects it to a broker.
    func start(brokerPort: Int) async throws {
        try launch()
        try await Eventually.holds("Home Assistant answers", within: 120) {
            (try? await client.call(.get, "/api/onboarding").status) == 200
        }
        try await client.onboard()
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
        process.executableURL = URL(fileURLWithPath: Self.program ?? "/nonexistent")
        process.arguments = ["--config", folder.path, "--skip-pip"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    func stop() {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }

    /// What a template renders to; a way to ask for devices without a socket.
    func render(_ template: String) async throws -> String {
        try await client.call(.post, "/api/template", json: ["template": template]).text
    }
}
