import Foundation
import SimulatedCloud
import TestSupport
import Testing

/// The sensors in a real, current Home Assistant with a real Mosquitto. Runs only where `HASS` names a Home Assistant:
/// `HASS=/path/to/hass Scripts/test-home-assistant`.
@Suite("A real Home Assistant", .serialized, .timeLimit(.minutes(20)))
struct RealHomeAssistantTests {
    @Test(
        "shows every enabled sensor with the right unit, device class, state class, device and value",
        .enabled(if: RealHomeAssistant.program != nil, "HASS does not name a Home Assistant"),
        .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed")
    )
    func everySensor() async throws {
        let broker = try await MosquittoBroker.started()
        defer { broker.kill() }
        let home = try RealHomeAssistant()
        try await home.start(brokerPort: broker.port)
        defer { home.stop() }
        let more = ["mqtt:", "  broker: 127.0.0.1", "  port: \(broker.port)"]
        let cloud = RealHomeAssistant.household()
        try await World.with(cloud, interval: RealHomeAssistant.interval, more: more) { world in
            try await world.link("Anna")
            try await world.link("Jonas")
            try await world.awaitHistory("Jonas", within: RealHomeAssistant.patience)
            var missing: [String] = []
            do {
                try await Eventually.holds("Home Assistant shows what the bridge shows", within: 60) {
                    missing = try await Self.differences(world: world, home: home)
                    return missing.isEmpty
                }
            } catch {
                Issue.record("\(missing.joined(separator: "; "))")
            }
            #expect(missing.isEmpty)
            let devices = try await home.render(
                "{% for s in states if s.attributes.withings_key == 'weight_kg' %}{{ device_attr(s.entity_id, 'name') }},{% endfor %}"
            )
            #expect(devices == "Anna,Jonas," || devices == "Jonas,Anna,")
        }
    }

    @Test(
        "hears of each new reading, also when the value repeats",
        .enabled(if: RealHomeAssistant.program != nil, "HASS does not name a Home Assistant"),
        .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed")
    )
    func events() async throws {
        let broker = try await MosquittoBroker.started()
        defer { broker.kill() }
        let home = try RealHomeAssistant()
        try await home.start(brokerPort: broker.port)
        defer { home.stop() }
        let more = ["mqtt:", "  broker: 127.0.0.1", "  port: \(broker.port)"]
        try await World.with(FirstLightTests.household(), more: more) { world in
            try await world.link("Anna")
            // An entity is unavailable from its announcement on until the bridge has said that it is online.
            try await Eventually.holds("the weight is there, and nothing has happened yet", within: 60) {
                let weight = try await home.state("sensor.anna_weight").flatMap { Double($0) }
                let event = try await home.state("event.anna_new_reading")
                let button = try await home.state("button.withings_bridge_sync_now")
                return weight != nil && event == "unknown" && button == "unknown"
            }
            let anna = try #require(await world.cloud.cloud.people.first { $0.name.hasPrefix("Anna") }?.userID)
            var heard: Set<String> = []
            for _ in 0..<2 {
                await world.cloud.cloud.addMeasures([CloudMeasure(1, 64_250, unit: -3)], to: anna)
                try await Eventually.holds("the same weight once more is an event", within: 60) {
                    let state = try await home.state("event.anna_new_reading") ?? "unknown"
                    return state != "unknown" && state != "unavailable" && heard.insert(state).inserted
                }
                let told = try await home.render(
                    "{{ state_attr('event.anna_new_reading', 'event_type') }} {{ state_attr('event.anna_new_reading', 'value') }}"
                )
                #expect(told == "weight 64.25")
            }
        }
    }

    @Test(
        "shows the same after a restart of Home Assistant, of a broker that forgets and of the bridge, in any order",
        .enabled(if: RealHomeAssistant.program != nil, "HASS does not name a Home Assistant"),
        .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed"),
        arguments: [["home", "broker", "bridge"], ["broker", "bridge", "home"], ["bridge", "home", "broker"]]
    )
    func restarts(order: [String]) async throws {
        let broker = try await MosquittoBroker.started()
        defer { broker.kill() }
        let home = try RealHomeAssistant()
        try await home.start(brokerPort: broker.port)
        defer { home.stop() }
        let more = ["mqtt:", "  broker: 127.0.0.1", "  port: \(broker.port)"]
        let cloud = RealHomeAssistant.household()
        try await World.with(cloud, interval: RealHomeAssistant.interval, more: more) { world in
            try await world.link("Anna")
            try await world.awaitHistory(within: RealHomeAssistant.patience)
            let anna = try #require(await world.cloud.cloud.people.first { $0.name.hasPrefix("Anna") }?.userID)
            await world.cloud.cloud.addMeasures([CloudMeasure(1, 64_250, unit: -3)], to: anna)
            world.bridge.knock()
            try await Eventually.holds("an event was told", within: 60) {
                let weight = try await home.state("sensor.anna_weight")
                let event = try await home.state("event.anna_new_reading")
                return weight == "64.25" && event?.hasPrefix("20") == true
            }
            try await Eventually.holds("the bridge has told of itself", within: 60) {
                try await home.state("sensor.withings_bridge_version") != nil
            }
            var missing: [String] = []
            do {
                try await Eventually.holds("Home Assistant shows all", within: 90) {
                    missing = try await Self.differences(world: world, home: home)
                    return missing.isEmpty
                }
            } catch {
                Issue.record("\(missing.joined(separator: "; "))")
            }
            let before = try await Self.picture(home)
            #expect(before.count > 20)
            // One after the other, then in one go: nobody waits for anybody.
            for waits in [true, false] {
                for part in order {
                    switch part {
                    case "home": try await home.restart()
                    case "broker": try await broker.restart()
                    default:
                        world.bridge.kill9()
                        if waits {
                            try await Eventually.holds("its entities are unavailable", within: 60) {
                                try await home.state("sensor.anna_weight") == "unavailable"
                            }
                        }
                        try await world.bridge.start()
                    }
                    if waits { try await Self.shows(before, home, after: part) }
                }
                // A Home Assistant that ends while an event is unavailable forgets when it last happened.
                let remembered = waits ? before : before.filter { !$0.key.hasPrefix("event.") }
                try await Self.shows(remembered, home, after: order.joined(separator: ", "))
            }
        }
    }

    /// Waits for the same picture; a failure says what differs.
    private static func shows(_ picture: [String: String], _ home: RealHomeAssistant, after what: String) async throws {
        var now: [String: String] = [:]
        do {
            try await Eventually.holds("the same picture after \(what)", within: 90) {
                now = try await Self.picture(home).filter { picture[$0.key] != nil || !$0.key.hasPrefix("event.") }
                return now == picture
            }
        } catch {
            let all = Set(now.keys).union(picture.keys).sorted()
            let other = all.filter { now[$0] != picture[$0] }.map {
                "\($0): \(now[$0] ?? "gone"), not \(picture[$0] ?? "new")"
            }
            Issue.record("after \(what): \(other.joined(separator: "; "))")
        }
    }

    /// What Home Assistant shows of the bridge, without what time alone changes.
    static func picture(_ home: RealHomeAssistant) async throws -> [String: String] {
        var picture: [String: String] = [:]
        for state in try await home.client.call(.get, "/api/states").list {
            guard let key = attribute("withings_key", of: state), let entity = state["entity_id"] as? String,
                !key.contains("sync"), !key.contains("today"), !["bridge_webhook", "link_state"].contains(key)
            else { continue }
            picture[entity] = state["state"] as? String
        }
        return picture
    }

    /// What Home Assistant does not show as the bridge does, entity by entity.
    static func differences(world: World, home: RealHomeAssistant) async throws -> [String] {
        let ours = try await world.client.call(.get, "/api/states").list
        let theirs = try await home.client.call(.get, "/api/states").list
        let disabled = try await disabledKeys(world: world)
        var shown: [String: [String: Any]] = [:]
        for state in theirs {
            guard let key = identity(state) else { continue }
            shown[key] = state
        }
        return ours.compactMap { state in
            guard let key = identity(state), !disabled.contains(key.split(separator: "/").last.map(String.init) ?? "")
            else { return nil }
            // What happened before Home Assistant listened is unknown there; the next refresh moves on.
            let entity = state["entity_id"] as? String ?? ""
            // MQTT discovery knows no calendars.
            if entity.hasPrefix("calendar.") { return nil }
            if entity.hasPrefix("event.") { return shown[key] == nil ? "\(key) is missing" : nil }
            guard let other = shown[key] else { return "\(key) is missing" }
            for name in ["unit_of_measurement", "device_class", "state_class"] {
                let (a, b) = (attribute(name, of: state), attribute(name, of: other))
                if a != b { return "\(key): \(name) is \(b ?? "nothing"), not \(a ?? "nothing")" }
            }
            let (a, b) = (state["state"] as? String ?? "", other["state"] as? String ?? "")
            if a == b || (Decimal(string: a) != nil && Decimal(string: a) == Decimal(string: b)) { return nil }
            return "\(key) is \(b), not \(a)"
        }
    }

    /// The keys that the catalogue disables by default, as the discovery payloads say.
    static func disabledKeys(world: World) async throws -> Set<String> {
        let text = try String(
            contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appendingPathComponent("Docs/reference/entities.md"),
            encoding: .utf8
        )
        // What nobody knows yet is disabled and stands in no list.
        var keys: Set<String> = ["measure_type_999"]
        for line in text.split(separator: "\n") where line.contains("| no |") {
            if let match = line.firstMatch(of: /`([a-z0-9_]+)`/) { keys.insert(String(match.1)) }
        }
        return keys
    }

    static func attribute(_ name: String, of state: [String: Any]) -> String? {
        (state["attributes"] as? [String: Any])?[name] as? String
    }

    /// Whose entity it is and which, by the catalogue's key.
    static func identity(_ state: [String: Any]) -> String? {
        guard let key = attribute("withings_key", of: state), let name = attribute("friendly_name", of: state) else {
            return nil
        }
        return "\(name)/\(key)"
    }
}
