import Entities
import Foundation
import Store
import TestSupport
import Testing
import WebServer
import WithingsModel

@testable import WebAPI

/// The past of what is not simply measured: worked out, slept, trained, sampled, noticed by a mat.
@Suite("The past of every kind of entity")
struct PastTests {
    static let user = WithingsUserID(101)
    /// 2026-11-18, 11:06:40 UTC.
    static let noon: EpochSeconds = 1_795_000_000

    /// Anna, with two weighings, a nap, a night, a walk, a watch and a mat whose last notification got lost.
    static func bridge() async throws -> Bridge {
        let bridge = try Bridge()
        try await bridge.store.save(Account(id: "e1", user: user, profile: "Anna", linkedAt: 1, scopes: []))
        var page = RecordPage()
        page.measureGroups = [
            group(1, 1_700_000_000, [Measure(type: .height, value: ExactDecimal(180, exponent: -2))]),
            group(2, noon, [Measure(type: .weight, value: 81)]),
            group(3, noon + 90_000, [Measure(type: .weight, value: 80), Measure(type: .hydration, value: 40)]),
        ]
        page.sleep = [stretch(1, noon + 10_000, 3_600), stretch(2, noon + 44_000, 28_800)]
        page.sleepSegments = [
            SleepSegment(startAt: noon + 44_000, endAt: noon + 50_000, state: .light, deviceID: "mat"),
            SleepSegment(startAt: noon + 50_000, endAt: noon + 60_000, state: .deep, deviceID: "mat"),
        ]
        page.workouts = [
            Workout(
                id: 7,
                category: WorkoutCategory(1),
                day: try #require(LocalDay("2026-11-18")),
                timeZone: "Europe/Berlin",
                startAt: noon + 5_000,
                endAt: noon + 8_600,
                modifiedAt: noon + 8_600,
                values: [WorkoutField("distance"): 1200]
            )
        ]
        page.activity = [
            DailyActivity(
                day: try #require(LocalDay("2026-11-18")),
                timeZone: "Europe/Berlin",
                isTracker: true,
                modifiedAt: noon + 9_000,
                values: [ActivityField("steps"): 4_000]
            )
        ]
        page.intraday = [(3_000, 60), (3_600, 0), (4_200, 72)].map { at, rate in
            IntradaySample(at: noon + at, deviceID: "watch", values: [.heartRate: rate])
        }
        _ = try await bridge.store.save(page, of: user)
        let lain = BedEvent(
            deviceID: "mat",
            at: noon + 44_000,
            isInBed: true,
            origin: .notification,
            receivedAt: noon + 44_001
        )
        _ = try await bridge.store.save(lain, of: user)
        try await bridge.board.refreshAll()
        return bridge
    }

    private static func group(_ id: Int64, _ at: EpochSeconds, _ measures: [Measure]) -> MeasureGroup {
        MeasureGroup(id: id, measuredAt: at, createdAt: at, modifiedAt: at, measures: measures)
    }

    private static func stretch(_ id: Int64, _ start: EpochSeconds, _ length: EpochSeconds) -> SleepSummary {
        SleepSummary(
            id: id,
            day: LocalDay(daysSinceEpoch: Int((start + length) / 86_400)),
            timeZone: "Europe/Berlin",
            startAt: start,
            endAt: start + length,
            createdAt: start + length,
            modifiedAt: start + length,
            isCompleted: true,
            deviceClass: 32,
            values: [:]
        )
    }

    @Test(
        "is answered from the record, each value at the moment from which it held",
        arguments: [
            ("sensor.anna_body_mass_index", ["25", "24.69"], [0, 90_000]),
            ("sensor.anna_body_water", ["50"], [90_000]),
            ("sensor.anna_nap_duration", ["3600"], [13_600]),
            ("sensor.anna_distance_travelled_last_workout", ["1200"], [8_600]),
            // A sample of 0 is no measurement.
            ("sensor.anna_heart_rate", ["60", "72"], [3_000, 4_200]),
            ("sensor.anna_sleep_state", ["light", "deep"], [50_000, 60_000]),
            // The night that ended says that she got up.
            ("binary_sensor.anna_in_bed", ["on", "off"], [44_000, 72_800]),
            (
                "sensor.anna_weight_measured_at", ["2026-11-18T11:06:40+00:00", "2026-11-19T12:06:40+00:00"],
                [0, 90_000]
            ),
        ] as [(String, [String], [EpochSeconds])]
    )
    func history(id: String, states: [String], offsets: [EpochSeconds]) async throws {
        let path = "/api/history/period/2026-11-18T00:00:00+00:00?end_time=2026-11-21T00:00:00Z&skip_initial_state"
        try await Self.bridge().visit { (visitor: Visitor) async throws in
            let answer = try await visitor.get("\(path)&filter_entity_id=\(id)").json.array?.first?.array ?? []
            #expect(answer.compactMap { $0["state"]?.string } == states)
            let moments = answer.compactMap {
                $0["last_changed"]?.string.flatMap { MomentReader.moment($0, timeZone: .gmt) }
            }
            #expect(moments == offsets.map { Self.noon + $0 })
        }
    }

    @Test("begins with what held before, and knows samples of the days around only")
    func before() async throws {
        let path = "/api/history/period/2026-11-18T12:00:00+00:00?end_time=2026-11-18T13:00:00Z&filter_entity_id="
        try await Self.bridge().visit { (visitor: Visitor) async throws in
            for (id, state) in [("sensor.anna_heart_rate", "60"), ("sensor.anna_body_mass_index", "25")] {
                let answer = try await visitor.get(path + id).json.array?.first?.array ?? []
                #expect(answer.first?["state"]?.string == state, "\(id)")
                #expect(answer.first?["last_changed"] == "2026-11-18T12:00:00.000000+00:00", "\(id)")
            }
        }
    }
}
