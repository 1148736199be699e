import Foundation
import HomeAssistantLink
import JSONDocument
import Logging
import MovingHouse
import SimulatedCloud
import TestSupport
import Testing

/// What moving relies on, in a real Home Assistant with a real Mosquitto: an entity that takes an id over goes on with the
/// statistics that are there under it.
@Suite("Moving within a real Home Assistant", .serialized, .timeLimit(.minutes(10)))
struct RealMovingTests {
    @Test(
        "the bridge's entity takes the old id, and the old statistics go on under it",
        .enabled(if: RealHomeAssistant.program != nil, "HASS does not name a Home Assistant"),
        .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed")
    )
    func takesOver() async throws {
        let broker = try await MosquittoBroker.started()
        defer { broker.kill() }
        let home = try RealHomeAssistant()
        try await home.start(brokerPort: broker.port)
        defer { home.stop() }
        let link = WebSocketHomeAssistant(
            address: try #require(
                HomeAssistantAddress(url: "http://127.0.0.1:\(home.port)", token: home.client.accessToken)
            ),
            logger: RealHomeAssistantStatisticsTests.quiet
        )
        let more = ["mqtt:", "  broker: 127.0.0.1", "  port: \(broker.port)"]
        try await World.with(FirstLightTests.household(), more: more) { world in
            try await world.link("Anna")
            try await Eventually.holds("Home Assistant shows the weight", within: 60) {
                try await home.client.call(.get, "/api/states/sensor.anna_weight").status == 200
            }
            try await link.withSession { session in
                // What the old integration left: a year ago, under its own id.
                _ = try await session.call(
                    "recorder/import_statistics",
                    [
                        "metadata": [
                            "has_sum": false, "mean_type": 1, "name": nil, "source": "recorder",
                            "statistic_id": "sensor.withings_weight", "unit_class": "mass",
                            "unit_of_measurement": "kg",
                        ],
                        "stats": [["start": "2025-11-26T10:00:00+00:00", "mean": 80, "min": 80, "max": 80]],
                    ]
                )
                _ = try await session.call(
                    "config/entity_registry/update",
                    ["entity_id": "sensor.anna_weight", "new_entity_id": "sensor.withings_weight"]
                )
            }
            try await Eventually.holds("the old id shows the bridge's value", within: 30) {
                let state = try await home.client.call(.get, "/api/states/sensor.withings_weight").object
                return (state["attributes"] as? [String: Any])?["withings_key"] as? String == "weight_kg"
            }
            let hours = try await RealHomeAssistantStatisticsTests.hours("sensor.withings_weight", link)
            #expect(hours[1_764_151_200]?["mean"] == 80)
            // The bridge goes on under the new name when it starts again.
            world.bridge.stop()
            try await world.bridge.start()
            try await Eventually.holds("it is available again under the old id", within: 60) {
                let state = try await home.client.call(.get, "/api/states/sensor.withings_weight").object
                return (state["state"] as? String).flatMap { Double($0) } != nil
            }
            let plan = try await link.withSession { try await MovingPlan.read(from: $0) }
            #expect(plan.pairs.isEmpty)
        }
    }
}
