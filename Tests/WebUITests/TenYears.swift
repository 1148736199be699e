import Entities
import Foundation
import Store
import TestSupport
import WithingsModel

/// Ten years of a made-up person's readings, the same ones every time.
enum TenYears {
    static let user = WithingsUserID(1001)
    static let days = 3_652
    static let seoul = TimeZone(identifier: "Asia/Seoul") ?? .gmt
    static let today = LocalDay(of: FixedClock.noon, in: seoul)

    static func weight(_ day: Int) -> ExactDecimal {
        ExactDecimal(Int64(78_000 + (day * 37) % 900 - day / 2), exponent: -3)
    }

    static func save(into store: any BridgeStore) async throws {
        try await store.save(
            Account(id: "a", user: user, profile: "지우", linkedAt: 0, scopes: ["user.metrics", "user.activity"])
        )
        var page = RecordPage()
        for day in 0..<days {
            let date = today.adding(days: day - days + 1)
            let morning = date.start(in: seoul) + 7 * 3_600
            page.measureGroups.append(weighIn(day, at: morning))
            if day.isMultiple(of: 2) { page.measureGroups.append(pressure(day, at: morning + 600)) }
            page.activity.append(activity(date, day))
            page.sleep.append(night(date, day))
        }
        page.goals = Goals(steps: 8_000, sleep: 28_800, weight: ExactDecimal(74))
        _ = try await store.save(page, of: user)
    }

    static func group(_ id: Int64, at moment: EpochSeconds, _ measures: [Measure]) -> MeasureGroup {
        MeasureGroup(
            id: id,
            measuredAt: moment,
            createdAt: moment + 30,
            modifiedAt: moment + 30,
            deviceID: "d1",
            modelID: 6,
            timeZone: "Asia/Seoul",
            measures: measures
        )
    }

    static func weighIn(_ day: Int, at moment: EpochSeconds) -> MeasureGroup {
        group(
            Int64(1_000_000 + day),
            at: moment,
            [
                Measure(type: .weight, value: weight(day)),
                Measure(type: .fatMass, value: ExactDecimal(Int64(1_800 + day % 40), exponent: -2)),
                Measure(type: .muscleMass, value: ExactDecimal(Int64(5_400 + day % 30), exponent: -2)),
                Measure(type: .fatRatio, value: ExactDecimal(Int64(230 + day % 9), exponent: -1)),
            ]
        )
    }

    static func pressure(_ day: Int, at moment: EpochSeconds) -> MeasureGroup {
        group(
            Int64(2_000_000 + day),
            at: moment,
            [
                Measure(type: .systolicBloodPressure, value: ExactDecimal(Int64(118 + day % 31))),
                Measure(type: .diastolicBloodPressure, value: ExactDecimal(Int64(74 + day % 17))),
                Measure(type: .heartPulse, value: ExactDecimal(Int64(58 + day % 14))),
            ]
        )
    }

    static func activity(_ date: LocalDay, _ day: Int) -> DailyActivity {
        DailyActivity(
            day: date,
            timeZone: "Asia/Seoul",
            deviceID: "w1",
            brand: 1,
            isTracker: true,
            modifiedAt: 1,
            values: [
                ActivityField("steps"): ExactDecimal(Int64(5_000 + (day * 271) % 7_000)),
                ActivityField("soft"): 3_600, ActivityField("moderate"): 1_200, ActivityField("intense"): 300,
                ActivityField("distance"): ExactDecimal(Int64(4_000 + day % 900)),
            ]
        )
    }

    static func night(_ date: LocalDay, _ day: Int) -> SleepSummary {
        let up = date.start(in: seoul) + 6 * 3_600 + EpochSeconds(day % 50) * 60
        return SleepSummary(
            id: Int64(3_000_000 + day),
            day: date,
            timeZone: "Asia/Seoul",
            startAt: up - 28_000,
            endAt: up,
            createdAt: up + 60,
            modifiedAt: up + 60,
            isCompleted: true,
            deviceClass: 32,
            deviceID: "m1",
            values: [
                SleepField("total_sleep_time"): ExactDecimal(Int64(25_000 + day % 2_000)),
                SleepField("deepsleepduration"): 5_400, SleepField("lightsleepduration"): 14_000,
                SleepField("remsleepduration"): 5_600, SleepField("wakeupduration"): 1_200,
                SleepField("sleep_score"): ExactDecimal(Int64(60 + day % 35)),
                SleepField("apnea_hypopnea_index"): -1,
            ]
        )
    }
}
