import Foundation
import HomeAssistantLink
import JSONDocument
import Logging
import SimulatedCloud
import TestSupport
import Testing

/// Moving from the old integration's entities, in a real Home Assistant with a real Mosquitto and with the command that
/// people type.
@Suite("Moving within a real Home Assistant", .serialized, .timeLimit(.minutes(10)))
struct RealMovingTests {
    @Test(
        "the command copies statistics where wished, and gives the old ids to the bridge's entities, whose statistics go on",
        .enabled(if: RealHomeAssistant.program != nil, "HASS does not name a Home Assistant"),
        .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed")
    )
    func takesOver() async throws {
        let broker = try await MosquittoBroker.started()
        defer { broker.kill() }
        let home = try RealHomeAssistant()
        try await home.start(brokerPort: broker.port)
        defer { home.stop() }
        let url = "http://127.0.0.1:\(home.port)"
        let more = [
            "mqtt:", "  broker: 127.0.0.1", "  port: \(broker.port)",
            "home_assistant:", "  url: \(url)", "  token: \(home.client.accessToken)", "  statistics: 'off'",
        ]
        try await World.with(FirstLightTests.household(), more: more) { world in
            try await world.link("Anna")
            try await Eventually.holds("Home Assistant shows the weight and the fat", within: 60) {
                let states = try await [home.state("sensor.anna_weight"), home.state("sensor.anna_fat_mass")]
                return states.allSatisfy { $0.flatMap { Double($0) } != nil }
            }
            try await home.leaveOldIntegration([
                "sensor.anna_weight": "sensor.withings_weight", "sensor.anna_fat_mass": "sensor.withings_fat_mass",
            ])
            let link = WebSocketHomeAssistant(
                address: try #require(HomeAssistantAddress(url: url, token: home.client.accessToken)),
                logger: RealHomeAssistantStatisticsTests.quiet
            )
            // What the old integration recorded a year ago.
            try await Self.record("sensor.withings_weight", kilograms: 80, link)
            try await Self.record("sensor.withings_fat_mass", kilograms: 20, link)

            let shown = try world.bridge.command(["move-from-home-assistant"])
            #expect(shown.status == 0 && shown.output.contains("2 can move. Nothing was changed"), "\(shown.output)")
            #expect(try await home.state("sensor.anna_weight") != nil)

            let only = ["--only", "sensor.withings_fat_mass"]
            let copied = try world.bridge.command(["move-from-home-assistant", "--apply", "--copy-statistics"] + only)
            #expect(copied.status == 0 && copied.output.contains("1 hours copied"), "\(copied.output)")
            try await Self.expect(20, of: "sensor.anna_fat_mass", link)

            let moved = try world.bridge.command(
                ["move-from-home-assistant", "--apply", "--only", "sensor.withings_weight"]
            )
            #expect(moved.status == 0, "\(moved.output)")
            #expect(moved.output.contains("sensor.anna_weight is sensor.withings_weight now"), "\(moved.output)")
            try await Eventually.holds("the old id shows the bridge's value", within: 30) {
                let state = try await home.client.call(.get, "/api/states/sensor.withings_weight").object
                return (state["attributes"] as? [String: Any])?["withings_key"] as? String == "weight_kg"
            }
            #expect(try await home.state("sensor.anna_weight") == nil)
            try await Self.expect(80, of: "sensor.withings_weight", link)
            let entries = try await home.client.call(.get, "/api/config/config_entries/entry").list
            #expect(entries.first { $0["domain"] as? String == "withings" }?["disabled_by"] as? String == "user")

            // The bridge goes on under the old id when it starts again.
            world.bridge.stop()
            try await world.bridge.start()
            try await Eventually.holds("it is available again under the old id", within: 60) {
                try await home.state("sensor.withings_weight").flatMap { Double($0) } != nil
            }
            let again = try world.bridge.command(["move-from-home-assistant"])
            #expect(again.output.contains("1 can move"), "what was copied can still be moved: \(again.output)")
        }
    }

    private static let hour: JSONValue = "2025-11-26T10:00:00+00:00"

    private static func record(_ id: String, kilograms: Int64, _ link: WebSocketHomeAssistant) async throws {
        let figure = JSONValue.int(kilograms)
        try await link.withSession { session in
            _ = try await session.call(
                "recorder/import_statistics",
                [
                    "metadata": [
                        "has_sum": false, "mean_type": 1, "name": nil, "source": "recorder",
                        "statistic_id": .string(id), "unit_class": "mass", "unit_of_measurement": "kg",
                    ],
                    "stats": [["start": hour, "mean": figure, "min": figure, "max": figure]],
                ]
            )
        }
        try await expect(kilograms, of: id, link)
    }

    /// Home Assistant answers before it has written.
    private static func expect(_ kilograms: Int64, of id: String, _ link: WebSocketHomeAssistant) async throws {
        try await Eventually.holds("\(id) has the hour of a year ago", within: 30) {
            try await RealHomeAssistantStatisticsTests.hours(id, link)[1_764_151_200]?["mean"] == Decimal(kilograms)
        }
    }
}
