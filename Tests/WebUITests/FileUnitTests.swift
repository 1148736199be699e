import Entities
import Foundation
import HummingbirdTesting
import NIOCore
import Store
import TestSupport
import Testing
import WithingsModel

@testable import WebUI

@Suite("Files of charts")
struct FileUnitTests {
    /// Ten years with everything that has a length, a way and a height.
    private func store() async throws -> MemoryStore {
        let store = MemoryStore()
        try await TenYears.save(into: store)
        var page = RecordPage()
        var day = TenYears.activity(TenYears.today, 0)
        day.values[ActivityField("elevation")] = 300
        page.activity = [day]
        page.workouts = [
            Workout(
                id: 9,
                category: WorkoutCategory(2),
                day: TenYears.today,
                timeZone: "Asia/Seoul",
                startAt: FixedClock.noon - 7_200,
                endAt: FixedClock.noon - 1_800,
                createdAt: nil,
                modifiedAt: FixedClock.noon,
                attribution: .device,
                deviceID: nil,
                modelID: nil,
                values: [
                    WorkoutField("distance"): 8_123, WorkoutField("elevation"): 120, WorkoutField("hr_zone_1"): 900,
                ],
                unknownFields: nil
            )
        ]
        page.intraday = [IntradaySample(at: FixedClock.noon - 3_600, values: [.elevation: 10, .steps: 40])]
        let night = TenYears.night(TenYears.today, TenYears.days - 1)
        page.sleepSegments = [SleepSegment(startAt: night.startAt, endAt: night.startAt + 5_400, state: .deep)]
        _ = try await store.save(page, of: TenYears.user)
        return store
    }

    private func read(_ path: String, units: String = "metric") async throws -> String {
        let text = Guarded("")
        let store = try await store()
        try await PersonChoices(units: UnitChoice(rawValue: units)).keep(for: TenYears.user, in: store)
        try await PeoplePages.with(store) { client, signedIn in
            var browser = signedIn
            let file = String(buffer: try await browser.get("/people/1001/\(path)", client).body)
            text.with { $0 = file }
        }
        return text.with { $0 }
    }

    @Test("have the naps that the diary draws, each marked, after the night of their day")
    func naps() async throws {
        let store = MemoryStore()
        try await TenYears.save(into: store)
        let night = TenYears.night(TenYears.today, TenYears.days - 1)
        var nap = night
        nap.id = 77_000_001
        (nap.startAt, nap.endAt) = (night.endAt + 5 * 3_600, night.endAt + 6 * 3_600)
        nap.values = [SleepField("total_sleep_time"): 3_000]
        _ = try await store.save(RecordPage(sleep: [nap]), of: TenYears.user)
        try await PeoplePages.with(store) { client, signedIn in
            var browser = signedIn
            let file = String(buffer: try await browser.get("/people/1001/sleep/diary.csv?span=7d", client).body)
            let rows = file.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
            #expect(rows[0].last == "Nap")
            #expect(rows[1].last == "" && rows[2].last == "Nap" && rows[3].last == "")
            #expect(rows[1][0] == rows[2][0] && rows[2][3] == "50")
            let page = String(buffer: try await browser.get("/people/1001/sleep?span=7d", client).body)
            #expect(page.contains("<td>Nap</td>"))
        }
    }

    @Test("give every length of time in minutes, and say so: the chart of the nights, their diary, a night, a workout")
    func minutes() async throws {
        let durations = try await read("sleep/duration.csv?span=7d")
        #expect(durations.hasPrefix("Time,Deep sleep (min),Light sleep (min),REM sleep (min),Awake (min)\r\n"))
        #expect(durations.contains(",90,233.3,93.3,20\r\n"))
        let diary = try await read("sleep/diary.csv?span=7d")
        #expect(diary.contains("Deep sleep (min)") && diary.contains(",90,"))
        let night = "sleep/\(TenYears.today)"
        let course = try await read("\(night)/hypnogram.csv")
        #expect(course.contains("Duration (min)"))
        let stretch = course.firstMatch(of: /\d{4}-\d\d-\d\dT[\d:]+\+09:00,\d{4}-[^,]+,Deep sleep,90\r\n/)
        #expect(stretch != nil, "\(course)")
        let figures = try await read("\(night)/figures.csv")
        #expect(figures.contains("Deep sleep (min),90\r\n"), "\(figures)")
        #expect(figures.firstMatch(of: /,\d+ (h|min|bpm)/) == nil)
        let workout = try await read("workouts/\(FixedClock.noon - 7_200)-9/figures.csv")
        #expect(workout.contains("(min),90\r\n") && workout.contains("(min),15\r\n"), "\(workout)")
        #expect(workout.firstMatch(of: /,\d+ (h|min|bpm|m|km)/) == nil)
    }

    @Test(
        "and ways and heights in the units that are shown",
        arguments: [("metric", "m", "300"), ("imperial", "ft", "984.25")]
    )
    func heights(_ units: String, _ sign: String, _ value: String) async throws {
        let climb = try await read("activity/climb.csv?span=7d", units: units)
        #expect(climb.contains("(\(sign))\r\n") && climb.contains(",\(value)\r\n"), "\(climb)")
        let page = try await read("activity?span=7d", units: units)
        #expect(page.contains("(\(sign))</th>"))
        let day = try await read("activity/climb.csv?span=1d", units: units)
        #expect(day.contains("(\(sign))\r\n"), "\(day)")
        let workout = try await read("workouts/\(FixedClock.noon - 7_200)-9", units: units)
        #expect(workout.contains(units == "metric" ? "<td>120 m</td>" : "<td>393.7 ft</td>"))
    }
}
