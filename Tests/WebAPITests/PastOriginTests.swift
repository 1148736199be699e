import Entities
import Foundation
import Store
import TestSupport
import Testing
import WebServer
import WithingsModel

@testable import WebAPI

@Suite("A value of the past")
struct PastOriginTests {
    private static let user = WithingsUserID(101)
    /// 2026-03-30, 08:00 in Berlin.
    private static let morning: EpochSeconds = 1_774_850_400

    /// Anna with two scales, a mat, a watch and a cuff; the second scale and the cuff are not in the list of devices.
    private static func bridge() async throws -> Bridge {
        let bridge = try Bridge()
        try await bridge.store.save(Account(id: "e1", user: user, profile: "Anna", linkedAt: 1, scopes: []))
        var page = RecordPage()
        page.devices = [
            Device(id: "scale", type: "Scale", modelName: "Body Cardio"),
            Device(id: "mat", type: "Sleep Monitor", modelName: "Sleep Analyzer", timeZone: "Europe/Berlin"),
            Device(id: "watch", type: "Activity Tracker", modelName: "ScanWatch"),
        ]
        var first = group(1, 0, [Measure(type: .weight, value: 81)])
        first.deviceID = "scale"
        first.timeZone = "Asia/Seoul"
        var second = group(2, 86_400, [Measure(type: .weight, value: 80)])
        second.modelName = "Body Scan"
        second.attribution = .guided
        let third = group(3, 172_800, [Measure(type: .weight, value: 79)], .manual)
        var cuff = group(4, 100, [Measure(type: .heartPulse, value: 64, position: .leftArm)])
        cuff.modelID = 45
        page.measureGroups = [first, second, third, cuff]
        page.sleep = [
            SleepSummary(
                id: 1,
                day: try #require(LocalDay("2026-03-30")),
                timeZone: "Europe/Berlin",
                startAt: morning - 30_000,
                endAt: morning - 1_000,
                createdAt: morning,
                modifiedAt: morning,
                isCompleted: false,
                deviceClass: 32,
                deviceID: "mat",
                values: [SleepField("sleep_score"): 80]
            )
        ]
        page.workouts = [
            Workout(
                id: 7,
                category: WorkoutCategory(1),
                day: try #require(LocalDay("2026-03-30")),
                timeZone: "Europe/Berlin",
                startAt: morning + 5_000,
                endAt: morning + 8_600,
                modifiedAt: morning + 8_600,
                modelID: 93,
                values: [WorkoutField("distance"): 1200]
            )
        ]
        page.activity = [
            DailyActivity(
                day: try #require(LocalDay("2026-03-30")),
                timeZone: "Europe/Berlin",
                deviceID: "watch",
                isTracker: true,
                modifiedAt: morning + 9_000,
                values: [ActivityField("steps"): 4_000]
            )
        ]
        page.intraday = [IntradaySample(at: morning + 60, deviceID: "watch", values: [.heartRate: 60])]
        _ = try await bridge.store.save(page, of: user)
        let lain = BedEvent(
            deviceID: "mat",
            at: morning - 30_000,
            isInBed: true,
            origin: .notification,
            receivedAt: morning - 29_999
        )
        _ = try await bridge.store.save(lain, of: user)
        try await bridge.board.refreshAll()
        return bridge
    }

    private static func group(
        _ id: Int64,
        _ offset: EpochSeconds,
        _ measures: [Measure],
        _ attribution: Attribution = .device
    ) -> MeasureGroup {
        let at = morning + offset
        return MeasureGroup(
            id: id,
            attribution: attribution,
            measuredAt: at,
            createdAt: at,
            modifiedAt: at,
            measures: measures
        )
    }

    private static let period =
        "/api/history/period/2026-03-29T12:00:00Z?end_time=2026-04-02T00:00:00Z&skip_initial_state"

    @Test(
        "says by which device it was taken and how it was given to its person, as the value of now does",
        arguments: [
            ("sensor.anna_weight", ["Body Cardio", "Body Scan", nil], ["device", "guided conditions", "manual"]),
            ("sensor.anna_sleep_score", ["Sleep Analyzer"], ["account"]),
            ("sensor.anna_distance_travelled_last_workout", ["ScanWatch"], ["account"]),
            ("sensor.anna_steps_today", ["ScanWatch", nil], ["tracker", nil]),
            ("sensor.anna_heart_rate", ["ScanWatch"], ["account"]),
            ("sensor.anna_heart_pulse", ["BPM Connect"], ["device"]),
            ("binary_sensor.anna_in_bed", ["Sleep Analyzer", "Sleep Analyzer"], ["account", "account"]),
            (
                "sensor.anna_weight_measured_at", ["Body Cardio", "Body Scan", nil],
                ["device", "guided conditions", "manual"]
            ),
        ] as [(String, [String?], [String?])]
    )
    func origin(id: String, devices: [String?], attributions: [String?]) async throws {
        let bridge = try await Self.bridge()
        try await bridge.visit { (visitor: Visitor) async throws in
            let states = try await visitor.get(Self.period + "&filter_entity_id=\(id)").json.array?.first?.array ?? []
            #expect(states.map { $0["attributes"]?["device"]?.string } == devices)
            #expect(states.map { $0["attributes"]?["attribution"]?.string } == attributions)
            #expect(states.allSatisfy { $0["attributes"]?["withings_key"] != nil })
        }
        let answer = try await SocketListener.welcome(bridge).ask(
            1,
            "history/history_during_period",
            [
                "start_time": "2026-03-29T12:00:00Z", "end_time": "2026-04-02T00:00:00Z",
                "entity_ids": [.string(id)], "include_start_time_state": false,
            ]
        )["result"]?[id]?.array
        #expect(answer?.map { $0["a"]?["device"]?.string } == devices)
    }

    @Test("has its own time zone, its place on the body, and says what Withings may still revise")
    func details() async throws {
        try await Self.bridge().visit { (visitor: Visitor) async throws in
            let path = Self.period + "&filter_entity_id="
            let weights = try await visitor.get(path + "sensor.anna_weight").json.array?.first?.array ?? []
            #expect(weights.first?["attributes"]?["measured_at"] == "2026-03-30T15:00:00+09:00")
            let pulses = try await visitor.get(path + "sensor.anna_heart_pulse").json.array?.first?.array ?? []
            #expect(pulses.first?["attributes"]?["position"] == "left arm")
            let nights = try await visitor.get(path + "sensor.anna_sleep_score").json.array?.first?.array ?? []
            #expect(nights.first?["attributes"]?["provisional"] == true)
        }
    }

    @Test("of a day is unknown from the day's end on, as it was then, until the next day is heard of")
    func endOfDay() async throws {
        let bridge = try await Self.bridge()
        var page = RecordPage()
        page.activity = [("2026-03-31", 90_000), ("2026-04-01", 90_000)].compactMap { date, after in
            LocalDay(date).map { day in
                DailyActivity(
                    day: day,
                    timeZone: date == "2026-04-01" ? "Europe/Berlin" : "Asia/Seoul",
                    isTracker: true,
                    modifiedAt: Self.morning + after,
                    values: [ActivityField("steps"): 7]
                )
            }
        }
        _ = try await bridge.store.save(page, of: Self.user)
        try await bridge.board.refreshAll()
        try await bridge.visit { (visitor: Visitor) async throws in
            let path = Self.period.replacing("04-02", with: "11-02") + "&filter_entity_id=sensor.anna_steps_today"
            let states = try await visitor.get(path).json.array?.first?.array ?? []
            // 31 March in Seoul was over at 17:00 in Berlin; 1 April in Berlin was heard of at its first moment.
            #expect(states.compactMap { $0["state"]?.string } == ["4000", "unknown", "7", "unknown", "7", "unknown"])
            #expect(
                states.compactMap { $0["last_changed"]?.string } == [
                    "2026-03-30T08:30:00.000000+00:00", "2026-03-30T22:00:00.000000+00:00",
                    "2026-03-31T07:00:00.000000+00:00", "2026-03-31T15:00:00.000000+00:00",
                    "2026-03-31T22:00:00.000000+00:00", "2026-04-01T22:00:00.000000+00:00",
                ]
            )
            #expect(states[1]["attributes"]?["measured_at"] == nil && states[1]["attributes"]?["last_reset"] == nil)
            // Months later nothing is known of the day that begins.
            let later = "/api/history/period/2026-10-27T00:00:00Z?filter_entity_id=sensor.anna_steps_today"
            let first = try await visitor.get(later).json.array?.first?.array ?? []
            #expect(first.map { $0["state"]?.string } == ["unknown"])
            let now = try await visitor.get("/api/states/sensor.anna_steps_today").json
            #expect(now["state"] == "unknown")
        }
    }

    @Test("of today goes on while the day does: what comes is not told beforehand")
    func today() async throws {
        let bridge = try Bridge()
        try await bridge.store.save(Account(id: "e1", user: Self.user, profile: "Anna", linkedAt: 1, scopes: []))
        var page = RecordPage()
        let now = bridge.clock.nowSeconds
        page.activity = [
            DailyActivity(
                day: LocalDay(of: now, in: .gmt),
                timeZone: "UTC",
                isTracker: true,
                modifiedAt: now - 60,
                values: [ActivityField("steps"): 12]
            )
        ]
        _ = try await bridge.store.save(page, of: Self.user)
        try await bridge.board.refreshAll()
        try await bridge.visit { (visitor: Visitor) async throws in
            let path = "/api/history/period?end_time=2027-01-01&filter_entity_id=sensor.anna_steps_today"
            let states = try await visitor.get(path).json.array?.first?.array ?? []
            #expect(states.compactMap { $0["state"]?.string } == ["12"])
        }
    }

    @Test("of a bed is unknown after a day without news")
    func lostNews() async throws {
        let bridge = try await Self.bridge()
        let lain = BedEvent(
            deviceID: "mat",
            at: Self.morning + 50_000,
            isInBed: true,
            origin: .notification,
            receivedAt: Self.morning + 50_001
        )
        _ = try await bridge.store.save(lain, of: Self.user)
        try await bridge.visit { (visitor: Visitor) async throws in
            let path = Self.period + "&filter_entity_id=binary_sensor.anna_in_bed"
            let states = try await visitor.get(path).json.array?.first?.array ?? []
            #expect(states.compactMap { $0["state"]?.string }.suffix(2) == ["on", "unknown"])
            #expect(states.last?["last_changed"] == "2026-03-31T19:53:21.000000+00:00")
        }
    }
}
