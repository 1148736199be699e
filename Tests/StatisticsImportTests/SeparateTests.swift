import HomeAssistantLink
import JSONDocument
import Store
import TestSupport
import Testing
import WithingsModel

@testable import StatisticsImport

@Suite("Statistics in series of their own")
struct SeparateTests {
    static let weight = "withings:anna_weight_kg"

    @Test("hold mean, lowest and highest of each hour, in exact decimals, with all that Home Assistant asks for")
    func hours() async throws {
        let house = try await Household()
        let status = try await house.bring()
        #expect(status.state == .done)
        #expect(status.seriesChanged == 1)
        #expect(status.rowsSent == 3)
        let rows = house.home.rows(Self.weight)
        #expect(rows.keys.sorted() == [1_499_997_600, 1_699_999_200, 1_794_999_600])
        #expect(rows[1_499_997_600]?["mean"] == .number("81.3"))
        #expect(rows[1_499_997_600]?["min"] == .number("81.25"))
        #expect(rows[1_499_997_600]?["max"] == .number("81.35"))
        #expect(
            house.home.state.with { $0.series[Self.weight]?.metadata } == [
                "has_sum": false, "mean_type": 1, "name": "Anna Weight", "source": "withings",
                "statistic_id": .string(Self.weight), "unit_class": "mass", "unit_of_measurement": "kg",
            ]
        )
    }

    @Test("an older Home Assistant is told the same in its own words")
    func older() async throws {
        let house = try await Household(version: "2025.10.4")
        try await house.bring()
        let metadata = house.home.state.with { $0.series[Self.weight]?.metadata }
        #expect(metadata?["has_mean"] == true)
        #expect(metadata?["mean_type"] == nil)
        #expect(metadata?["unit_class"] == nil)
    }

    @Test("are sent again only where something changed")
    func onlyChanges() async throws {
        let house = try await Household()
        try await house.bring()
        house.home.forgetCalls()
        #expect(try await house.bring().rowsSent == 0)
        #expect(house.home.imports.isEmpty)
        try await house.weigh([(5, 1_795_300_000, "79.1")])
        #expect(try await house.bring().state == .done)
        // The two hours of the one month.
        #expect(house.home.imports == ["import \(Self.weight) 2"])
    }

    @Test("sum up the minutes of a watch hour by hour, and look again only at months whose minutes are others")
    func minutes() async throws {
        let pulse = "withings:anna_heart_rate_bpm"
        let house = try await Household()
        let (october, november): (EpochSeconds, EpochSeconds) = (1_792_400_400, 1_795_003_200)
        for day in ["2026-10-19", "2026-11-18"] { try await house.walk(day, steps: 1) }
        try await house.beat(at: october, [60, 0, 64])
        try await house.beat(at: november, [70, 80])
        try await house.beat(at: november + 3_600, [90])
        #expect(try await house.bring().state == .done)
        let rows = house.home.rows(pulse)
        #expect(rows[october]?["mean"] == 62 && rows[october]?["min"] == 60 && rows[october]?["max"] == 64)
        #expect(rows[november]?["mean"] == 75 && rows[november + 3_600]?["mean"] == 90)
        house.home.forgetCalls()
        #expect(try await house.bring().rowsSent == 0)
        #expect(house.home.imports.isEmpty)
        // One more minute in November: the two hours of that month, and October is left alone.
        try await house.beat(at: november + 1_200, [120])
        #expect(try await house.bring().state == .done)
        #expect(house.home.imports == ["import \(pulse) 2"])
        #expect(house.home.rows(pulse)[november]?["max"] == 120)
        #expect(house.home.rows(pulse)[october]?["mean"] == 62)
        // What Home Assistant lost is sent whole.
        house.home.state.with { $0.series[pulse] = nil }
        house.home.forgetCalls()
        #expect(try await house.bring().state == .done)
        #expect(house.home.imports == ["import \(pulse) 3"])
    }

    @Test("are made anew with all of their months where some rows of minutes were lost or became too many")
    func minutesLost() async throws {
        let pulse = "withings:anna_heart_rate_bpm"
        let house = try await Household()
        let (october, november): (EpochSeconds, EpochSeconds) = (1_792_400_400, 1_795_003_200)
        for day in ["2026-10-19", "2026-11-18"] { try await house.walk(day, steps: 1) }
        try await house.beat(at: october, [60])
        try await house.beat(at: november, [70])
        try await house.bring()
        house.home.state.with { $0.series[pulse]?.rows[november + 7_200] = ["mean": 1, "min": 1, "max": 1] }
        try await house.beat(at: november + 60, [72])
        #expect(try await house.bring().state == .done)
        #expect(house.home.rows(pulse).keys.sorted() == [october, november])
        #expect(house.home.rows(pulse)[november]?["mean"] == 71)
    }

    @Test("follow an edit")
    func edits() async throws {
        let house = try await Household()
        try await house.bring()
        house.home.forgetCalls()
        try await house.weigh([(3, 1_700_000_000, "82")], modified: 9)
        try await house.bring()
        #expect(house.home.rows(Self.weight)[1_699_999_200]?["mean"] == .number("82"))
        #expect(house.home.imports == ["import \(Self.weight) 1"])
    }

    @Test("lose what was deleted: the series is made anew")
    func deletions() async throws {
        let house = try await Household()
        try await house.bring()
        house.home.forgetCalls()
        try await house.forget(in: 1_699_000_000..<1_701_000_000)
        try await house.bring()
        #expect(house.home.rows(Self.weight).keys.sorted() == [1_499_997_600, 1_794_999_600])
        #expect(house.home.state.with { $0.calls } == ["clear \(Self.weight)", "import \(Self.weight) 2"])
    }

    @Test("lose a deleted hour also where its month has others")
    func deletionWithinAMonth() async throws {
        let house = try await Household()
        try await house.weigh([(5, 1_795_300_000, "79.1")])
        try await house.bring()
        try await house.forget(in: 1_795_299_000..<1_795_301_000)
        #expect(try await house.bring().state == .done)
        #expect(house.home.rows(Self.weight).keys.sorted() == [1_499_997_600, 1_699_999_200, 1_794_999_600])
    }

    @Test("go on where a run was cut off")
    func cutOff() async throws {
        let house = try await Household()
        try await house.walk("2026-11-18", steps: 5_000)
        house.home.state.with { $0.importsLeft = 1 }
        await #expect(throws: HomeAssistantFault.self) { try await house.bring() }
        house.home.state.with { $0.importsLeft = .max }
        let before = house.home.imports.count
        #expect(try await house.bring().state == .done)
        #expect(house.home.imports.count == before + 1)
        #expect(house.home.rows(Self.weight).count == 3)
        #expect(house.home.rows("withings:anna_activity_steps_today").count == 2)
    }

    @Test("of which one is refused do not keep the others back")
    func oneWrong() async throws {
        let house = try await Household()
        try await house.walk("2026-11-18", steps: 5_000)
        house.home.state.with { $0.refused = ["withings:anna_activity_steps_today"] }
        let status = try await house.bring()
        #expect(status.state == .incomplete)
        #expect(status.seriesFaults.map(\.seriesID) == ["withings:anna_activity_steps_today"])
        #expect(house.home.rows(Self.weight).count == 3)
        house.home.state.with { $0.refused = [] }
        #expect(try await house.bring().state == .done)
    }

    @Test("are waited for, since Home Assistant answers before it has written them")
    func slow() async throws {
        let house = try await Household()
        house.home.state.with { $0.slowness = 5 }
        #expect(try await house.bring().state == .done)
    }

    @Test("that never appear are named, and tried again")
    func neverWritten() async throws {
        let house = try await Household()
        house.home.state.with { $0.slowness = 10_000 }
        let status = try await house.bring()
        #expect(status.seriesFaults.map(\.seriesID) == [Self.weight])
        house.home.state.with { $0.slowness = 0 }
        #expect(try await house.bring().state == .done)
    }

    @Test("are sent anew to a Home Assistant that has lost them")
    func lost() async throws {
        let house = try await Household()
        try await house.bring()
        house.home.state.with { $0.series = [:] }
        #expect(try await house.bring().state == .done)
        #expect(house.home.rows(Self.weight).count == 3)
    }

    @Test("of days have a running sum, stand in the day's own first hour, and grow while the day does")
    func sums() async throws {
        let house = try await Household()
        try await house.walk("2026-11-17", steps: 5_000)
        try await house.walk("2026-11-18", steps: 7_000)
        try await house.walk("2026-11-19", steps: 100, zone: "Asia/Kolkata")
        try await house.bring()
        let id = "withings:anna_activity_steps_today"
        let rows = house.home.rows(id)
        // Midnight in Berlin is 23:00 in Greenwich; in India it is half past six, so the first full hour is 19:00.
        let days: [EpochSeconds] = [1_794_870_000, 1_794_956_400, 1_795_028_400]
        // In the hour before each stands what was before.
        #expect(rows.keys.sorted() == days.flatMap { [$0 - 3_600, $0] })
        #expect(rows.sorted { $0.key < $1.key }.map { $0.value["sum"] } == [0, 5000, 5000, 12000, 12000, 12100])
        #expect(rows[1_794_956_400]?["state"] == 7000)
        #expect(house.home.state.with { $0.series[id]?.metadata["has_sum"] } == true)
        try await house.walk("2026-11-19", steps: 300, zone: "Asia/Kolkata", modified: 2)
        try await house.bring()
        #expect(house.home.rows(id)[1_795_028_400]?["sum"] == 12300)
        #expect(house.home.rows(id).count == 6)
    }

    @Test("take a new name with the profile, and the old ones go")
    func renamed() async throws {
        let house = try await Household()
        try await house.bring()
        try await house.store.save(Account(id: "e1", user: Household.anna, profile: "Ann B.", linkedAt: 1, scopes: []))
        try await house.bring()
        #expect(house.home.state.with { Array($0.series.keys) } == ["withings:ann_b_weight_kg"])
    }

    @Test("of somebody who is no longer linked stay")
    func unlinked() async throws {
        let house = try await Household()
        try await house.bring()
        try await house.store.removeAccount(of: Household.anna)
        try await house.bring()
        #expect(house.home.rows(Self.weight).count == 3)
    }
}
