import BridgeConfiguration
import TestSupport
import Testing
import WebServer

@Suite("The core")
struct CoreTests {
    @Test("says that the API is running")
    func running() async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/api/").text == #"{"message":"API running."}"#)
            #expect(try await visitor.get("/api/core/state").json["state"] == "RUNNING")
        }
    }

    @Test("describes itself with every field that Home Assistant 2026.11 has")
    func config() async throws {
        let bridge = try Bridge()
        try await bridge.visit { (visitor: Visitor) async throws in
            let config = try await visitor.get("/api/config").json
            #expect(
                config.object?.keys.sorted() == [
                    "allowlist_external_dirs", "allowlist_external_urls", "components", "config_dir", "config_source",
                    "country",
                    "currency", "debug", "elevation", "external_url", "internal_url", "language", "latitude",
                    "location_name",
                    "logging", "longitude", "radius", "recovery_mode", "safe_mode", "state", "time_zone", "unit_system",
                    "version",
                    "whitelist_external_dirs",
                ]
            )
            #expect(config["location_name"] == "Home")
            #expect(config["time_zone"] == "Europe/Berlin")
            #expect(config["version"] == "1.2.3")
            #expect(config["safe_mode"] == false)
            #expect(config["config_dir"] == .string(bridge.folder.path))
            #expect(config["components"]?.array?.contains("withings") == true)
            #expect(config["components"]?.array?.contains("mqtt") == false)
            bridge.broker.with { $0.isConnected = true }
            #expect(try await visitor.get("/api/components").json.array?.contains("mqtt") == true)
        }
    }

    @Test("finds a valid configuration valid")
    func valid() async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            let answer = try await visitor.post("/api/config/core/check_config", text: "").json
            #expect(answer == ["result": "valid", "errors": nil, "warnings": nil, "diagnostics": []])
        }
    }

    @Test(
        "names every fault of a broken configuration with its place, in the text of the command",
        arguments: [false, true]
    )
    func invalid(inSafeMode: Bool) async throws {
        let bridge = try Bridge(configuration: "withings:\n  client_id: a\n  client_secret: ''\n  profils: [Anna]\n")
        try await bridge.visit(inSafeMode: inSafeMode) { (visitor: Visitor) async throws in
            let answer = try await visitor.post("/api/config/core/check_config", text: "").json
            #expect(answer["result"] == "invalid")
            let errors = bridge.folder.check(environment: [:]).errors
            #expect(errors.count >= 2)
            #expect(answer["errors"]?.string == errors.map(\.description).joined(separator: "\n"))
            #expect(answer["errors"]?.string?.contains("configuration.yaml:3:18: ") == true)
            let first = try #require(answer["diagnostics"]?.array?.first?.object)
            #expect(first.keys.sorted() == ["column", "file", "hint", "line", "message", "severity"])
        }
    }
}
