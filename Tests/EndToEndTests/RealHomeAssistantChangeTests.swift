import Foundation
import SimulatedCloud
import TestSupport
import Testing

/// What a real Home Assistant makes of what changes, and of the units of its house.
@Suite("A real Home Assistant and what changes", .serialized, .timeLimit(.minutes(20)))
struct RealHomeAssistantChangeTests {
    @Test(
        "writes a new reading and when it was measured as one change",
        .enabled(if: RealHomeAssistant.program != nil, "HASS does not name a Home Assistant"),
        .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed")
    )
    func oneChange() async throws {
        try await house { world, home in
            try await Eventually.holds("the weight is there", within: 60) {
                try await home.state("sensor.anna_weight").flatMap { Double($0) } != nil
            }
            let anna = try #require(await world.cloud.cloud.people.first { $0.name.hasPrefix("Anna") }?.userID)
            for grams in [64_250, 64_500] {
                await world.cloud.cloud.addMeasures([CloudMeasure(1, grams, unit: -3)], to: anna)
                world.bridge.knock()
                try await Eventually.holds("the new weight is there", within: 60) {
                    try await home.state("sensor.anna_weight").flatMap { Decimal(string: $0) } == Decimal(grams) / 1000
                }
            }
            var rows: [(value: String, measuredAt: String)] = []
            try await Eventually.holds("the recorder has written it down", within: 60) {
                rows = try await Self.rows(of: "sensor.anna_weight", in: home)
                return rows.last?.value == "64.5"
            }
            // No value stands beside the moment of another: one row for each reading.
            #expect(rows.count >= 3)
            #expect(Set(rows.map(\.measuredAt)).count == rows.count, "\(rows)")
            #expect(rows.filter { $0.value == "64.25" }.count == 1)
        }
    }

    @Test(
        "has blood pressure in mmHg, with its class, in a house of whose US units nobody told the bridge",
        .enabled(if: RealHomeAssistant.program != nil, "HASS does not name a Home Assistant"),
        .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed")
    )
    func customary() async throws {
        try await house(unitSystem: "us_customary") { _, home in
            let id = "sensor.anna_systolic_blood_pressure"
            var seen: Set<String> = []
            func attribute(_ name: String) async throws -> String? {
                let state = try await home.client.call(.get, "/api/states/\(id)").object
                return (state["attributes"] as? [String: Any])?[name] as? String
            }
            try await Eventually.holds("it has its class", within: 90) {
                if let unit = try await attribute("unit_of_measurement") { seen.insert(unit) }
                return try await attribute("device_class") == "pressure"
            }
            #expect(seen == ["mmHg"])
            let value = try #require(try await home.state(id).flatMap { Double($0) })
            #expect(value > 60)
            try await home.restart()
            try await Eventually.holds("it is the same after a restart", within: 90) {
                try await home.state(id).flatMap { Double($0) } == value
            }
            #expect(try await attribute("unit_of_measurement") == "mmHg")
            #expect(try await attribute("device_class") == "pressure")
        }
    }

    private func house(
        unitSystem: String = "metric",
        _ test: (World, RealHomeAssistant) async throws -> Void
    ) async throws {
        let broker = try await MosquittoBroker.started()
        defer { broker.kill() }
        let home = try RealHomeAssistant(unitSystem: unitSystem)
        try await home.start(brokerPort: broker.port)
        defer { home.stop() }
        let more = ["mqtt:", "  broker: 127.0.0.1", "  port: \(broker.port)"]
        try await World.with(FirstLightTests.household(), more: more) { world in
            try await world.link("Anna")
            try await test(world, home)
        }
    }

    /// Everything that the recorder has of an entity since it had a value.
    private static func rows(
        of entity: String,
        in home: RealHomeAssistant
    ) async throws -> [(value: String, measuredAt: String)] {
        let start = ISO8601DateFormatter().string(from: Date() - 3_600)
        let path = "/api/history/period/\(start)?filter_entity_id=\(entity)&significant_changes_only=0"
        let answer = try await home.client.call(.get, path)
        let lists = try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [[[String: Any]]]
        return (lists?.first ?? []).compactMap { row in
            guard let value = row["state"] as? String, Double(value) != nil,
                let moment = (row["attributes"] as? [String: Any])?["measured_at"] as? String
            else { return nil }
            return (value, moment)
        }
    }
}
