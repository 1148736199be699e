import Foundation
import HomeAssistantLink
import JSONDocument
import SimulatedCloud
import TestSupport
import Testing

/// What becomes another name, in a real Home Assistant with a real Mosquitto.
@Suite("Another name in a real Home Assistant", .serialized, .timeLimit(.minutes(10)))
struct RealRenamingTests {
    @Test(
        "of the profile, and another discovery prefix, leave no orphan and keep entity ids, also one the user chose",
        .enabled(if: RealHomeAssistant.program != nil, "HASS does not name a Home Assistant"),
        .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed")
    )
    func keepsIDs() async throws {
        let broker = try await MosquittoBroker.started()
        defer { broker.kill() }
        let home = try RealHomeAssistant()
        try await home.start(brokerPort: broker.port)
        defer { home.stop() }
        let mqtt = ["mqtt:", "  broker: 127.0.0.1", "  port: \(broker.port)"]
        let cloud = RealHomeAssistant.household()
        try await World.with(cloud, interval: RealHomeAssistant.interval, more: mqtt) { world in
            try await world.link("Anna")
            try await world.awaitHistory(within: RealHomeAssistant.patience)
            try await Self.rename("sensor.anna_weight", to: "sensor.mein_gewicht", home)
            try await Self.shows("sensor.mein_gewicht", home)
            let before = try await Self.settledIDs(home)
            #expect(before.values.contains("sensor.mein_gewicht"))

            // The profile has another name in the configuration, and its person is linked under it.
            world.bridge.stop()
            try world.write(profiles: ["Annalena", "Jonas"], more: mqtt)
            try await world.bridge.start()
            try await world.link("Annalena", person: "Anna")
            try await Eventually.holds("the device has the new name", within: 60) {
                try await home.render("{{ device_attr('sensor.mein_gewicht', 'name') }}") == "Annalena"
            }
            try await Self.shows("sensor.mein_gewicht", home)
            // Home Assistant takes in a device's entities one after the other.
            try await Eventually.holds("every entity has its id, none is left alone", within: 30) {
                let ids = try await Self.ids(home).filter { before[$0.key] != nil }
                let orphans = try await Self.orphans(home)
                return ids == before && orphans.isEmpty
            }

            // Home Assistant and the bridge change over to another prefix, one after the other.
            world.bridge.stop()
            try world.write(profiles: ["Annalena", "Jonas"], more: mqtt + ["  discovery_prefix: moved"])
            try await world.bridge.start()
            try await Eventually.holds("the old topics are empty", within: 60) {
                let topics = try await RetainedShelf(port: broker.port).read().keys
                return topics.contains { $0.hasPrefix("moved/device/withings_") }
                    && !topics.contains { $0.hasPrefix("homeassistant/device/") }
            }
            try await home.listen(to: "moved")
            try await Self.shows("sensor.mein_gewicht", home)
            try await Eventually.holds("nothing is left without its bridge", within: 60) {
                try await Self.orphans(home).isEmpty
            }
            #expect(try await Self.ids(home).filter { before[$0.key] != nil } == before)
        }
    }

    private static func shows(_ entityID: String, _ home: RealHomeAssistant) async throws {
        try await Eventually.holds("\(entityID) has a value", within: 60) {
            try await home.state(entityID).flatMap { Double($0) } != nil
        }
    }

    /// Entity ids by unique id, once no more of them come.
    private static func settledIDs(_ home: RealHomeAssistant) async throws -> [String: String] {
        var last: [String: String] = [:]
        var since = ContinuousClock.now
        try await Eventually.holds("no entity is new for five seconds", within: 90) {
            let now = try await ids(home)
            if now != last { (last, since) = (now, .now) }
            return !now.isEmpty && ContinuousClock.now - since > .seconds(5)
        }
        return last
    }

    private static func ids(_ home: RealHomeAssistant) async throws -> [String: String] {
        try await link(home).withSession { session in
            let rows = try await session.call("config/entity_registry/list", [:]).array ?? []
            var ids: [String: String] = [:]
            for row in rows where row["platform"]?.string == "mqtt" {
                if let unique = row["unique_id"]?.string { ids[unique] = row["entity_id"]?.string }
            }
            return ids
        }
    }

    /// The entities that are in the registry, and that nobody announces.
    private static func orphans(_ home: RealHomeAssistant) async throws -> [String] {
        try await home.client.call(.get, "/api/states").list.compactMap { state in
            let attributes = state["attributes"] as? [String: Any] ?? [:]
            return attributes["restored"] as? Bool == true ? state["entity_id"] as? String : nil
        }
    }

    private static func rename(_ entityID: String, to other: String, _ home: RealHomeAssistant) async throws {
        try await shows(entityID, home)
        try await link(home).withSession { session in
            _ = try await session.call(
                "config/entity_registry/update",
                ["entity_id": .string(entityID), "new_entity_id": .string(other)]
            )
        }
    }

    private static func link(_ home: RealHomeAssistant) throws -> WebSocketHomeAssistant {
        try RealHomeAssistantStatisticsTests.link("http://127.0.0.1:\(home.port)", home.client.accessToken)
    }
}
