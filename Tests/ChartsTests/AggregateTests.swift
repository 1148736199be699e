import Foundation
import Testing
import WithingsModel

@testable import Charts

@Suite("Aggregates")
struct AggregateTests {
    private let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt

    private func day(_ text: String) throws -> LocalDay { try #require(LocalDay(text)) }

    private func points(_ values: [(EpochSeconds, Int64)]) -> [ChartPoint] {
        values.map { ChartPoint($0.0, ExactDecimal($0.1, exponent: -2)) }
    }

    @Test("Means belong to local days, also where a day has 23 or 25 hours")
    func days() throws {
        let spring = try day("2026-03-29").start(in: berlin)
        let readings = points([
            (spring, 7_000), (spring + 23 * 3_600 - 1, 7_100), (spring + 23 * 3_600, 8_000),
        ])
        let means = readings.averaged(by: .day, in: berlin, digits: 2)
        #expect(means.map(\.value) == [ExactDecimal(7_050, exponent: -2), 80])
        #expect(means.map(\.at) == [spring, spring + 23 * 3_600])
    }

    @Test("Weeks begin on Mondays, months on their first, and single readings stay what they are")
    func stretches() throws {
        let thursday = try day("2026-11-26")
        #expect(Averaging.week.start(of: thursday) == (try day("2026-11-23")))
        #expect(Averaging.week.start(of: thursday, firstWeekday: 7) == (try day("2026-11-22")))
        #expect(Averaging.week.start(of: thursday, firstWeekday: 4) == thursday)
        #expect(Averaging.month.start(of: thursday) == (try day("2026-11-01")))
        #expect(Averaging.week.start(of: try day("1969-12-31")) == (try day("1969-12-29")))
        let one = points([(5, 7_241)])
        #expect(one.averaged(by: .none, in: berlin, digits: 0) == one)
    }

    @Test("A trend follows slowly, does not depend on how many readings a day has, and says how fast it moves")
    func trend() throws {
        let day: EpochSeconds = 86_400
        var falling: [(EpochSeconds, Int64)] = []
        for number in 0..<40 { falling.append((EpochSeconds(number) * day, Int64(7_500 - number * 10))) }
        let steady = Trend(points(falling), digits: 2)
        let rate = try #require(steady.perWeek(digits: 1))
        #expect(rate >= ExactDecimal(-7, exponent: -1) && rate <= ExactDecimal(-6, exponent: -1))
        let jump = Trend(points([(0, 7_000), (day, 8_000)]), digits: 2)
        #expect(jump.points[1].value < ExactDecimal(7_110, exponent: -2))
        #expect(Trend(points([(0, 7_000)]), digits: 2).perWeek(digits: 2) == nil)
    }

    @Test("The usual is the median of what was before; five readings are needed to speak of it")
    func usual() throws {
        let day: EpochSeconds = 86_400
        var values: [(EpochSeconds, Int64)] = []
        for number in 0..<20 { values.append((EpochSeconds(number) * day, Int64(7_000 + number % 5 * 10))) }
        values.append((20 * day, 7_500))
        let many = points(values)
        let usual = try #require(Usual(many, digits: 2))
        #expect(usual.median == ExactDecimal(7_020, exponent: -2))
        #expect(usual.difference == ExactDecimal(480, exponent: -2))
        #expect(usual.isUnusual)
        #expect(Usual(Array(many.prefix(5)), digits: 2) == nil)
    }

    @Test("A habit is overdue after twice its interval and a day; nobody is reminded of what they gave up long ago")
    func habit() throws {
        let day: EpochSeconds = 86_400
        let weekly = try #require(Habit((0..<8).map { $0 * 7 * day }))
        #expect(weekly.interval == 7 * day)
        #expect(!weekly.isOverdue(at: weekly.lastAt + 14 * day))
        #expect(weekly.isOverdue(at: weekly.lastAt + 16 * day))
        #expect(!weekly.isOverdue(at: weekly.lastAt + 400 * day))
        #expect(Habit([0, day, 2 * day]) == nil)
    }

    @Test(
        "Stages of blood pressure are the guideline's own; the worse of the two values decides",
        arguments: [
            (PressureGuideline.aha, 119, 79, PressureGuideline.Stage.normal), (.aha, 120, 79, .elevated),
            (.aha, 120, 80, .stageOne), (.aha, 139, 89, .stageOne), (.aha, 118, 90, .stageTwo),
            (.aha, 140, 70, .stageTwo), (.escHome, 134, 84, .normal), (.escHome, 135, 70, .hypertension),
            (.escHome, 120, 85, .hypertension),
        ]
    )
    func stages(_ guideline: PressureGuideline, _ systolic: Int64, _ diastolic: Int64, _ stage: PressureGuideline.Stage)
    {
        #expect(guideline.stage(systolic: ExactDecimal(systolic), diastolic: ExactDecimal(diastolic)) == stage)
    }

    @Test("A day's figure is the best source's: sources are never added up")
    func activity() throws {
        let date = try day("2026-11-26")
        let phone = DailyActivity(
            day: date,
            modifiedAt: 9,
            values: [ActivityField("steps"): 3_000, ActivityField("distance"): 5]
        )
        let watch = DailyActivity(
            day: date,
            deviceID: "w",
            brand: 1,
            isTracker: true,
            modifiedAt: 1,
            values: [ActivityField("steps"): 8_000]
        )
        let days = ActivityDays([phone, watch], in: berlin)
        #expect(days.figure(ActivityField("steps"), on: date) == 8_000)
        #expect(days.figure(ActivityField("distance"), on: date) == 5)
        #expect(days.points(ActivityField("steps")) == [ChartPoint(date.start(in: berlin), 8_000)])
    }

    @Test("A heart rate of 0 is none, neither of a day nor of its better source; 0 steps are 0 steps")
    func noHeart() {
        let date = LocalDay(daysSinceEpoch: 20_000)
        func row(_ device: String, _ rate: ExactDecimal, isTracker: Bool) -> DailyActivity {
            DailyActivity(
                day: date,
                deviceID: device,
                isTracker: isTracker,
                modifiedAt: 1,
                values: [ActivityField("hr_min"): rate, ActivityField("steps"): 0, ActivityField("hr_zone_3"): 0]
            )
        }
        let both = ActivityDays([row("w", 0, isTracker: true), row("p", 48, isTracker: false)], in: berlin)
        #expect(both.figure(ActivityField("hr_min"), on: date) == 48)
        let none = ActivityDays([row("w", 0, isTracker: true)], in: berlin)
        #expect(none.points(ActivityField("hr_min")).isEmpty)
        #expect(none.figure(ActivityField("steps"), on: date) == 0)
        #expect(none.figure(ActivityField("hr_zone_3"), on: date) == 0)
    }

    @Test("A night takes one device's segments in their order, and no invalid zeros")
    func night() {
        func segment(_ from: EpochSeconds, _ to: EpochSeconds, _ state: SleepState, _ device: String) -> SleepSegment {
            SleepSegment(
                startAt: from,
                endAt: to,
                state: state,
                deviceID: device,
                signals: [.heartRate: [from: 60, from + 60: 0]]
            )
        }
        let course = NightCourse(
            [
                segment(7_200, 10_800, .deep, "mat"), segment(0, 3_600, .light, "mat"),
                segment(3_600, 7_200, .light, "mat"),
                segment(0, 1_800, .rem, "watch"), segment(20_000, 30_000, .deep, "mat"),
            ],
            night: 0..<11_000,
            device: nil
        )
        #expect(
            course.stretches == [
                .init(from: 0, to: 7_200, state: .light), .init(from: 7_200, to: 10_800, state: .deep),
            ]
        )
        #expect(course.points(.heartRate).map(\.at) == [0, 3_600, 7_200])
    }
}
