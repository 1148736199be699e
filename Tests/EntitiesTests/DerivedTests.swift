import Store
import TestSupport
import Testing
import WithingsModel

@testable import Entities

@Suite("What is worked out")
struct DerivedTests {
    let house = Household()

    @Test("has BMI in exact decimals, from the latest weight and a height of ten years ago")
    func bodyMassIndex() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.measures = [
                EntitiesTests.reading(.weight, ExactDecimal(70_250, exponent: -3), at: 1_773_100_000),
                EntitiesTests.reading(.height, ExactDecimal(172, exponent: -2), at: 1_400_000_000),
            ]
        }
        try await house.board.refreshAll()
        let index = try #require(await house.entity("body_mass_index"))
        // 70.25 / 2.9584 = 23.7459…
        #expect(index.stateText == "23.75" && index.measuredAt == 1_773_100_000)
    }

    @Test("has no BMI without a height that is one")
    func noHeight() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.measures = [EntitiesTests.reading(.weight, 70), EntitiesTests.reading(.height, 0)]
        }
        try await house.board.refreshAll()
        #expect(await house.entity("body_mass_index") == nil)
    }

    @Test("has body water in per cent of the weight of the same weighing, also after a later one without water")
    func bodyWater() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.measures = [
                EntitiesTests.reading(.hydration, 40, at: 100), EntitiesTests.reading(.fatMass, 20, at: 100),
                EntitiesTests.reading(.fatFreeMass, 60, at: 100), EntitiesTests.reading(.weight, 100, at: 200),
            ]
        }
        try await house.board.refreshAll()
        let water = try #require(await house.entity("body_water_pct"))
        #expect(water.stateText == "50" && water.measuredAt == 100)
    }

    @Test("looks the weight of its own weighing up, and has no body water where that had none")
    func bodyWaterOfThen() async throws {
        func show(_ weights: [(EpochSeconds, Int64)]) async throws -> Entity? {
            await house.store.put(anna, name: "Anna") {
                $0.measures = [
                    EntitiesTests.reading(.hydration, 44, at: 100), EntitiesTests.reading(.weight, 63, at: 900),
                ]
                $0.series = [
                    MeasureSeriesKey(.weight): weights.map {
                        MeasurePoint(measuredAt: $0, value: ExactDecimal($1), groupID: $0, attribution: .device)
                    }
                ]
            }
            try await house.board.refreshAll()
            return await house.entity("body_water_pct")
        }
        #expect(try await show([(50, 61), (100, 80), (900, 63)])?.stateText == "55")
        #expect(try await show([(50, 61), (900, 63)]) == nil)
    }

    @Test("has what the last weighing differs from the one before, in all digits, also many months later")
    func weightChange() async throws {
        let points = [(100_000, 80_250), (200_000, 79_900)].map { at, grams in
            MeasurePoint(
                measuredAt: EpochSeconds(at),
                value: ExactDecimal(Int64(grams), exponent: -3),
                groupID: Int64(at),
                attribution: .device
            )
        }
        await house.store.put(anna, name: "Anna") {
            $0.measures = [EntitiesTests.reading(.weight, ExactDecimal(795, exponent: -1), at: 90_000_000)]
            $0.series = [MeasureSeriesKey(.weight): points]
        }
        try await house.board.refreshAll()
        let change = try #require(await house.entity("weight_change_kg"))
        #expect(change.stateText == "-0.4" && change.measuredAt == 90_000_000)
        #expect(change.readingAttributes.contains { $0.name == "compared_with" })
        let past = PersonPast(of: anna, from: house.store)
        let row = try #require(Catalogue.description("weight_change_kg"))
        #expect(try await past.values(of: row).map(\.value) == [.number(ExactDecimal(-35, exponent: -2))])
        // Another weighing of the same moment is no change, and the first of all has none.
        await house.store.put(anna, name: "Anna") { $0.series = [:] }
        try await house.board.refreshAll()
        #expect(await house.entity("weight_change_kg") == nil)
        #expect(BodyFigures.difference(ExactDecimal(.max), ExactDecimal(-1)) == nil)
        #expect(BodyFigures.difference(ExactDecimal(1, exponent: 40), ExactDecimal(1, exponent: -40)) == nil)
    }

    @Test("has the sleep state of the segment that ended last, with the time it refers to")
    func sleepState() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.sleep = [stretch(1, "2026-03-09T23:00:00+01:00", "2026-03-10T06:30:00+01:00")]
            $0.sleepSegments = [
                SleepSegment(startAt: 1_773_120_000, endAt: 1_773_120_600, state: .rem),
                SleepSegment(startAt: 1_773_110_000, endAt: 1_773_120_000, state: .deep),
            ]
        }
        try await house.board.refreshAll()
        let state = try #require(await house.entity("sleep_state"))
        #expect(state.stateText == "rem")
        let attributes = Dictionary(uniqueKeysWithValues: state.readingAttributes.map { ($0.name, $0.value.json) })
        #expect(attributes["measured_at"] == #""2026-03-10T06:30:00+01:00""#)
        #expect(attributes["since"] == #""2026-03-10T06:20:00+01:00""#)
    }

    @Test("says whether the last night may still be revised")
    func provisional() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.sleep = [stretch(1, "2026-03-09T23:00:00+01:00", "2026-03-10T06:30:00+01:00", completed: false)]
        }
        try await house.board.refreshAll()
        #expect(await house.entity("sleep_provisional")?.stateText == "on")
    }

    @Test("has a nap apart from the night, and neither shows the other")
    func nap() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.sleep = [
                stretch(
                    2,
                    "2026-03-10T14:00:00+01:00",
                    "2026-03-10T15:10:00+01:00",
                    values: ["total_sleep_time": 3_000]
                ),
                stretch(1, "2026-03-09T23:00:00+01:00", "2026-03-10T06:30:00+01:00", values: ["sleep_score": 80]),
                // What a watch saw of the same night.
                stretch(3, "2026-03-10T04:00:00+01:00", "2026-03-10T06:00:00+01:00", deviceClass: 16),
            ]
        }
        try await house.board.refreshAll()
        #expect(await house.entity("nap_duration_seconds")?.stateText == "4200")
        #expect(await house.entity("nap_sleep_duration_seconds")?.stateText == "3000")
        #expect(await house.entity("nap_start")?.stateText == "2026-03-10T13:00:00+00:00")
        #expect(await house.entity("sleep_score")?.stateText == "80")
        #expect(await house.entity("sleep_end")?.stateText == "2026-03-10T05:30:00+00:00")
    }

    @Test("has the latest of what a watch notes by day; an invalid 0 is unknown")
    func samples() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.intraday = [
                IntradaySample(at: 1_773_142_000, values: [.heartRate: 90]),
                IntradaySample(at: 1_773_143_000, modelName: "ScanWatch", values: [.heartRate: 61]),
                IntradaySample(at: 1_773_143_000, values: [.spo2: 0]),
            ]
        }
        try await house.board.refreshAll()
        let rate = try #require(await house.entity("heart_rate_bpm"))
        #expect(rate.stateText == "61" && rate.device == "ScanWatch" && rate.measuredAt == 1_773_143_000)
        #expect(await house.entity("spo2_auto_pct")?.stateText == "unknown")
        #expect(await house.entity("hrv_rmssd_ms") == nil)
    }

    @Test("has the result of an ECG from the list of recordings where that is newer than the measure")
    func electrocardiogram() async throws {
        await house.store.put(anna, name: "Anna") {
            $0.measures = [EntitiesTests.reading(.atrialFibrillationECG, 0, at: 100)]
            $0.heartRecordings = [HeartRecording(at: 200, signalID: 1, atrialFibrillation: 1)]
        }
        try await house.board.refreshAll()
        let result = try #require(await house.entity("afib_ecg"))
        #expect(result.stateText == "positive" && result.measuredAt == 200)
        #expect(result.description.deviceClass == "enum")
        #expect(result.description.options?.contains("positive") == true)
    }

    @Test("has the heart-rate zones of today, and no heart rate of 0")
    func zones() async throws {
        let today = try day(
            "2026-03-10",
            zone: "Europe/Berlin",
            values: ["hr_zone_0": 0, "hr_zone_1": 600, "hr_average": 0]
        )
        await house.store.put(anna, name: "Anna") { $0.activity = [today] }
        try await house.board.refreshAll()
        #expect(await house.entity("activity_heart_rate_zone_light_duration_today")?.stateText == "0")
        #expect(await house.entity("activity_heart_rate_zone_moderate_duration_today")?.stateText == "600")
        let average = try #require(await house.entity("activity_heart_rate_average_today_bpm"))
        #expect(average.stateText == "unknown" && average.lastReset == nil)
    }
}
