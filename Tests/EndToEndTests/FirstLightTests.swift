import Foundation
import MQTTLink
import SimulatedCloud
import TestSupport
import Testing

/// The main job, end to end: the real program, real sockets, a real broker; only Withings is simulated.
@Suite("First light", .serialized, .timeLimit(.minutes(5)))
struct FirstLightTests {
    static func household() -> SimulatedCloud {
        SimulatedCloud(people: Household.demo(now: Date().timeIntervalSince1970).people)
    }

    @Test("two people are linked by following redirects, and their sensors are read from the API")
    func twoPeople() async throws {
        try await World.with(Self.household()) { world in
            let entry = try await world.link("Anna")
            #expect(entry["domain"] as? String == "withings")
            #expect(entry["title"] as? String == "Anna")
            try await world.link("Jonas")
            for person in ["Anna", "Jonas"] {
                try await world.eventually("\(person) has a weight") {
                    try await world.client.state(key: "weight_kg", person: person) != nil
                }
            }
            let anna = try #require(try await world.client.state(key: "weight_kg", person: "Anna"))
            let attributes = try #require(anna["attributes"] as? [String: Any])
            #expect(attributes["unit_of_measurement"] as? String == "kg")
            #expect(attributes["device_class"] as? String == "weight")
            #expect(attributes["state_class"] as? String == "measurement")
            #expect(attributes["measured_at"] is String)
            #expect(attributes["attribution"] is String)
            let one = try await world.client.call(.get, "/api/states/\(anna["entity_id"] as? String ?? "")")
            #expect(one.status == 200)
            #expect(one.object["state"] as? String == anna["state"] as? String)
            let entries = try await world.client.call(.get, "/api/config/config_entries/entry").list
            #expect(entries.map { $0["title"] as? String } == ["Anna", "Jonas"])
        }
    }

    @Test("killed and started again, it shows every value before its first call to Withings")
    func survivesTheKill() async throws {
        try await World.with(Self.household()) { world in
            try await world.link("Anna")
            try await world.eventually("Anna's night is there") {
                try await world.client.state(key: "sleep_deep_duration_seconds", person: "Anna") != nil
            }
            let before = try await world.client.call(.get, "/api/states").list
            world.bridge.kill9()
            await world.cloud.stop()
            try await world.bridge.start()
            let after = try await world.client.call(.get, "/api/states")
            #expect(after.status == 200, "the tokens of the API survive too")
            func picture(_ states: [[String: Any]]) -> [String: String] {
                Dictionary(states.map { ($0["entity_id"] as? String ?? "", $0["state"] as? String ?? "") }) { $1 }
            }
            let (old, new) = (picture(before), picture(after.list))
            #expect(old.count > 20)
            #expect(Set(old.keys).isSubset(of: Set(new.keys)))
            for (entity, state) in old where !entity.contains("today") {
                #expect(new[entity] == state, "\(entity)")
            }
        }
    }

    @Test(
        "the sensors are in a real broker, retained, with discovery and availability",
        .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed")
    )
    func realBroker() async throws {
        let broker = try await MosquittoBroker.started()
        defer { broker.kill() }
        let more = ["mqtt:", "  broker: 127.0.0.1", "  port: \(broker.port)"]
        try await World.with(Self.household(), more: more) { world in
            try await world.link("Anna")
            try await world.eventually("Anna has a weight") {
                try await world.client.state(key: "weight_kg", person: "Anna") != nil
            }
            let state = try #require(try await world.client.state(key: "weight_kg", person: "Anna"))
            let shelf = RetainedShelf(port: broker.port)
            try await world.eventually("the broker keeps what the API shows") {
                let kept = try await shelf.read()
                guard kept["withings-bridge/status"] == "online",
                    let discovery = kept.first(where: {
                        $0.key.hasPrefix("homeassistant/device/") && $0.value.contains("_weight_kg")
                    }),
                    let payload = try JSONSerialization.jsonObject(with: Data(discovery.value.utf8)) as? [String: Any],
                    let components = payload["components"] as? [String: [String: Any]],
                    let weight = components.values.first(where: {
                        ($0["unique_id"] as? String)?.hasSuffix("_weight_kg") == true
                    }),
                    let topic = weight["state_topic"] as? String, let text = kept[topic]
                else { return false }
                return text.contains(state["state"] as? String ?? "?")
            }
            world.bridge.kill9()
            try await world.eventually("the broker says that the program is gone") {
                try await shelf.read()["withings-bridge/status"] == "offline"
            }
        }
    }
}
