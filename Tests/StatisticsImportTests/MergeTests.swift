import Entities
import Foundation
import JSONDocument
import Store
import TestSupport
import Testing
import WithingsModel

@testable import StatisticsImport

@Suite("Statistics in the sensors' own series")
struct MergeTests {
    static func registered(_ house: Household, _ id: String, _ key: String, disabled: Bool = false) {
        house.home.state.with {
            $0.registry.append([
                "platform": "mqtt", "entity_id": .string(id), "unique_id": .string("withings_101_\(key)"),
                "disabled_by": disabled ? "user" : nil,
            ])
        }
    }

    @Test("go to the entity that Home Assistant has, whatever it is called there, and nowhere else")
    func entity() async throws {
        let house = try await Household()
        Self.registered(house, "sensor.my_weight", "weight_kg")
        try await house.walk("2026-11-18", steps: 5_000)
        #expect(try await house.bring(.merge).state == .done)
        #expect(house.home.state.with { Array($0.series.keys) } == ["sensor.my_weight"])
        #expect(house.home.state.with { $0.series["sensor.my_weight"]?.metadata["source"] } == "recorder")
        #expect(house.home.state.with { $0.series["sensor.my_weight"]?.metadata["name"] } == JSONValue.null)
    }

    @Test("leave what Home Assistant recorded by itself, and never clear it")
    func keeps() async throws {
        let house = try await Household()
        Self.registered(house, "sensor.my_weight", "weight_kg")
        house.home.state.with {
            $0.series["sensor.my_weight"] = FakeHome.Series(
                metadata: ["has_sum": false, "unit_of_measurement": "kg", "unit_class": "mass"],
                rows: [1_795_003_200: ["mean": .number("79.5"), "min": .number("79.5"), "max": .number("79.5")]]
            )
        }
        try await house.bring(.merge)
        #expect(house.home.rows("sensor.my_weight").count == 4)
        try await house.forget(in: 1_699_000_000..<1_701_000_000)
        try await house.bring(.merge)
        #expect(!house.home.state.with { $0.calls.contains { $0.hasPrefix("clear") } })
    }

    @Test("speak the unit in which Home Assistant keeps the series; a unit of another kind is named and left alone")
    func units() async throws {
        let house = try await Household()
        Self.registered(house, "sensor.my_weight", "weight_kg")
        house.home.state.with {
            $0.series["sensor.my_weight"] = FakeHome.Series(
                metadata: ["has_sum": false, "unit_of_measurement": "g", "unit_class": "mass"]
            )
        }
        try await house.bring(.merge)
        #expect(house.home.rows("sensor.my_weight")[1_699_999_200]?["mean"] == 80000)
        #expect(house.home.state.with { $0.series["sensor.my_weight"]?.metadata["unit_of_measurement"] } == "g")
        let other = try await Household()
        Self.registered(other, "sensor.my_weight", "weight_kg")
        other.home.state.with {
            $0.series["sensor.my_weight"] = FakeHome.Series(
                metadata: ["has_sum": false, "unit_of_measurement": "°C", "unit_class": "temperature"]
            )
        }
        let status = try await other.bring(.merge)
        #expect(status.seriesFaults.map(\.seriesID) == ["sensor.my_weight"])
        #expect(other.home.imports.isEmpty)
    }

    @Test("go into a series whose unit is called as it was long ago, and give it the name of today")
    func formerUnit() async throws {
        let house = try await Household()
        Self.registered(house, "sensor.burnt", "activity_active_calories_burnt_today")
        house.home.state.with {
            $0.series["sensor.burnt"] = FakeHome.Series(
                metadata: ["has_sum": true, "unit_of_measurement": "calories", "unit_class": nil]
            )
        }
        try await house.walk("2026-11-18", steps: 5_000, calories: 210)
        #expect(try await house.bring(.merge).seriesFaults.isEmpty)
        #expect(house.home.state.with { $0.series["sensor.burnt"]?.metadata["unit_of_measurement"] } == "kcal")
        #expect(house.home.rows("sensor.burnt").values.contains { $0["state"] == 210 })
    }

    @Test("bring the sums of the past in front of Home Assistant's own, so that no step is lost or counted twice")
    func sums() async throws {
        let house = try await Household()
        Self.registered(house, "sensor.steps", "activity_steps_today")
        try await house.walk("2026-11-16", steps: 4_000)
        try await house.walk("2026-11-17", steps: 5_000)
        try await house.walk("2026-11-18", steps: 7_000)
        // Home Assistant began to count at noon of the 18th.
        house.home.state.with {
            $0.series["sensor.steps"] = FakeHome.Series(
                metadata: ["has_sum": true, "unit_of_measurement": "steps"],
                rows: [1_795_000_400 - 800: ["sum": 300, "state": 3000]]
            )
        }
        #expect(try await house.bring(.merge).state == .done)
        let rows = house.home.rows("sensor.steps").sorted { $0.key < $1.key }
        // It saw 2700 of that day's 3000 steps when it began: its own sums are lifted by what was before.
        // The hour before each day has the sum that was before.
        #expect(rows.map { $0.value["sum"] } == [0, 4_000, 4_000, 9_000, 12_000])
        house.home.forgetCalls()
        try await house.walk("2026-11-19", steps: 1_000)
        try await house.bring(.merge)
        #expect(house.home.imports.isEmpty)
        // A day of the past that was corrected moves what was before it, and not what comes after.
        try await house.walk("2026-11-17", steps: 5_500, modified: 5)
        try await house.bring(.merge)
        let corrected = house.home.rows("sensor.steps").sorted { $0.key < $1.key }
        #expect(corrected.map { $0.value["sum"] } == [0, 4_000, 4_000, 9_500, 12_500])
        try await house.bring(.merge)
        #expect(house.home.rows("sensor.steps").count == 5)
        #expect(house.home.rows("sensor.steps")[1_795_000_400 - 800]?["sum"] == 12_500)
    }

    @Test("say of a day that Withings no longer has that nothing was counted, so that no day falls or rises by it")
    func goneDay() async throws {
        let house = try await Household()
        Self.registered(house, "sensor.steps", "activity_steps_today")
        for (day, steps) in [("2026-11-12", 4_000), ("2026-11-14", 5_000), ("2026-11-16", 6_000)] {
            try await house.walk(day, steps: Int64(steps))
        }
        try await house.bring(.merge)
        let before = house.home.rows("sensor.steps")
        #expect(before.sorted { $0.key < $1.key }.map { $0.value["sum"] } == [0, 4_000, 4_000, 9_000, 9_000, 15_000])
        try await house.forgetDay("2026-11-14")
        try await house.bring(.merge)
        let rows = house.home.rows("sensor.steps").sorted { $0.key < $1.key }
        #expect(rows.map { $0.value["sum"] } == [0, 4_000, 4_000, 4_000, 4_000, 10_000])
        #expect(rows[3].value["state"] == 0)
        house.home.forgetCalls()
        try await house.bring(.merge)
        #expect(house.home.imports.isEmpty)
    }

    @Test("are joined as soon as Home Assistant has begun to count, in its first minutes or later")
    func beginning() async throws {
        let noon: EpochSeconds = 1_795_003_200
        let house = try await Household()
        house.clock.jump(by: Double(noon + 600) - house.clock.now)
        Self.registered(house, "sensor.steps", "activity_steps_today")
        for (day, steps) in [("2026-11-16", 4_000), ("2026-11-17", 5_000), ("2026-11-18", 7_000)] {
            try await house.walk(day, steps: Int64(steps))
        }
        try await house.bring(.merge)
        let brought = house.home.rows("sensor.steps").sorted { $0.key < $1.key }
        #expect(brought.map { $0.value["sum"] } == [0, 4_000, 4_000, 9_000])
        house.home.state.with {
            $0.series["sensor.steps"]?.fiveMinutes = [
                noon - 300: ["sum": 0, "state": 6_500], noon: ["sum": 200, "state": 6_700],
            ]
        }
        try await house.bring(.merge)
        let minutes = house.home.state.with { $0.series["sensor.steps"]?.fiveMinutes ?? [:] }
        #expect(minutes[noon - 300]?["sum"] == 15_500 && minutes[noon]?["sum"] == 15_700)
        house.home.forgetCalls()
        try await house.bring(.merge)
        #expect(!house.home.state.with { $0.calls.contains { $0.hasPrefix("adjust") || $0.hasPrefix("import") } })
    }

    @Test("wait with an hour until Home Assistant has written its own row, and are brought then though nothing changed")
    func runningHour() async throws {
        let house = try await Household()
        Self.registered(house, "sensor.my_weight", "weight_kg")
        Self.registered(house, "sensor.my_rate", "heart_rate_bpm")
        // Five minutes past the hour.
        house.clock.jump(by: Double(3_600 - house.clock.nowSeconds % 3_600 + 300))
        let hour = house.clock.nowSeconds / 3_600 * 3_600
        try await house.weigh([(9, hour - 1, "79"), (10, hour + 60, "78")])
        try await house.walk("2026-11-23", steps: 1)
        try await house.beat(at: hour - 3_600 * 3, [60])
        try await house.beat(at: hour + 120, [61])
        let status = try await house.bring(.merge)
        #expect(status.state == .done && status.heldUntil == hour + 600)
        #expect(house.home.rows("sensor.my_weight").keys.max() ?? 0 < hour - 3_600)
        #expect(house.home.rows("sensor.my_rate").keys.max() == hour - 3_600 * 3)
        house.clock.jump(by: 601)
        #expect(try await house.bring(.merge).heldUntil == hour + 3_600 + 600)
        #expect(house.home.rows("sensor.my_weight")[hour - 3_600]?["mean"] == 79)
        house.clock.jump(by: 3_601)
        #expect(try await house.bring(.merge).heldUntil == nil)
        #expect(house.home.rows("sensor.my_weight")[hour]?["mean"] == 78)
        #expect(house.home.rows("sensor.my_rate")[hour]?["mean"] == 61)
        house.home.forgetCalls()
        try await house.bring(.merge)
        #expect(house.home.imports.isEmpty)
        // A series of its own is nobody else's: it has the running hour at once.
        let other = try await Household()
        other.clock.jump(by: Double(hour + 300) - other.clock.now)
        try await other.weigh([(9, hour + 60, "78")])
        #expect(try await other.bring(.separate).heldUntil == nil)
        #expect(other.home.rows("withings:anna_weight_kg")[hour]?["mean"] == 78)
    }

    @Test("take the place of the series of their own that were there before")
    func instead() async throws {
        let house = try await Household()
        Self.registered(house, "sensor.my_weight", "weight_kg")
        try await house.bring(.separate)
        #expect(house.home.state.with { $0.series.keys.contains("withings:anna_weight_kg") })
        try await house.bring(.merge)
        #expect(house.home.state.with { Array($0.series.keys) } == ["sensor.my_weight"])
        try await house.bring(.separate)
        #expect(house.home.rows("withings:anna_weight_kg").count == 3)
    }

    @Test("pass a disabled entity over")
    func disabled() async throws {
        let house = try await Household()
        Self.registered(house, "sensor.my_weight", "weight_kg", disabled: true)
        try await house.bring(.merge)
        #expect(house.home.imports.isEmpty)
    }
}
