import Store
import TestSupport
import Testing
import WithingsModel

@testable import Entities

@Suite("What the owner chooses")
struct PreferenceTests {
    @Test("brings back the thirty sensors of 0.99, by their old ids, names and units, with today's values")
    func legacy() async throws {
        let house = Household(preferences: EntityPreferences(hasLegacySensors: true))
        await house.store.put(anna, name: "Anna Lena") {
            $0.measures = [reading(.weight, ExactDecimal(8_025, exponent: -2))]
            $0.sleep = [
                stretch(1, "2026-03-09T23:00:00+01:00", "2026-03-10T06:30:00+01:00", values: ["hr_average": 52])
            ]
        }
        try await house.board.refreshAll()
        let old = await house.board.entities().filter { $0.description.key.hasPrefix("legacy_") }
        #expect(old.count == 30)
        let weight = try #require(await house.board.entity("sensor.withings_weight_kg_anna_lena"))
        #expect(weight.uniqueID == "withings_anna_lena_1001_weight_kg")
        #expect(weight.stateText == "80.25" && weight.description.deviceClass == nil)
        #expect(await house.board.entity("sensor.withings_sleep_heart_rate_average_bpm_anna_lena")?.stateText == "52")
        #expect(await house.board.entity("sensor.withings_height_m_anna_lena")?.stateText == "unknown")
        #expect(await house.board.entity("sensor.anna_lena_weight")?.stateText == "80.25")
    }

    @Test("has none of them unless it is wanted")
    func noLegacy() async throws {
        let house = Household()
        await house.store.put(anna, name: "Anna") { $0.measures = [reading(.weight, 80)] }
        try await house.board.refreshAll()
        #expect(await !house.board.entities().contains { $0.description.key.hasPrefix("legacy_") })
    }

    @Test(
        "makes entity ids by a pattern, each once",
        arguments: [
            ("{profile}_{key}", "sensor.kim_weight_kg", "sensor.kim_weight_kg_2"),
            ("{key}", "sensor.weight_kg", "sensor.weight_kg_2"),
            ("w_{id}_{name}", "sensor.w_1001_weight", "sensor.w_1002_weight"),
        ]
    )
    func pattern(pattern: String, first: String, second: String) async throws {
        let house = Household(preferences: EntityPreferences(entityIDPattern: EntityIDPattern(pattern)))
        for user in [anna, boris] {
            await house.store.put(user, name: "Kim") { $0.measures = [reading(.weight, 80)] }
        }
        try await house.board.refreshAll()
        #expect(await house.entity("weight_kg")?.entityID == first)
        #expect(await house.entity("weight_kg", of: boris)?.entityID == second)
    }
}
