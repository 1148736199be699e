import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Store
import Synchronization
import TestSupport
import Testing
import WithingsModel

@testable import WebUI

/// Somebody who lives in Seoul and slept, walked and weighed themselves in Los Angeles.
@Suite("Records of a journey on the pages")
struct TravelTests {
    private static let user = TenYears.user
    private static let far = "America/Los_Angeles"
    /// 20 November 2026, 22:00 in Los Angeles, when it was 15:00 of the 21st in Seoul.
    private static let weighing: EpochSeconds = 1_795_240_800
    /// 20 November, 08:00 in Los Angeles: up.
    private static let waking: EpochSeconds = 1_795_190_400

    private func store() async throws -> MemoryStore {
        let store = MemoryStore()
        try await store.save(Account(id: "a", user: Self.user, profile: "지우", linkedAt: 0, scopes: []))
        var page = RecordPage()
        page.measureGroups = [
            MeasureGroup(
                id: 31,
                measuredAt: Self.weighing,
                createdAt: Self.weighing,
                modifiedAt: Self.weighing,
                timeZone: Self.far,
                measures: [Measure(type: .weight, value: ExactDecimal(702, exponent: -1))]
            )
        ]
        let day = try #require(LocalDay("2026-11-20"))
        page.sleep = [
            SleepSummary(
                id: 7,
                day: day,
                timeZone: Self.far,
                startAt: Self.waking - 8 * 3_600,
                endAt: Self.waking,
                createdAt: Self.waking,
                modifiedAt: Self.waking,
                isCompleted: true,
                values: [SleepField("total_sleep_time"): 25_200]
            )
        ]
        page.workouts = [
            Workout(
                id: 77,
                category: .walk,
                day: day,
                timeZone: Self.far,
                startAt: Self.weighing - 7_200,
                endAt: Self.weighing - 6_600,
                modifiedAt: Self.weighing,
                values: [WorkoutField("steps"): 779, WorkoutField("hr_zone_1"): 600, WorkoutField("novel"): 3]
            )
        ]
        page.heartRecordings = [HeartRecording(at: Self.weighing - 3_600, signalID: 5, atrialFibrillation: 0)]
        page.heartSignals = [HeartSignal(signalID: 5, samples: [1, -2, 3], samplingFrequency: 300)]
        page.intraday = (0..<10).map {
            IntradaySample(
                at: Self.weighing - 7_200 + EpochSeconds($0) * 60,
                deviceID: "watch",
                values: [.heartRate: ExactDecimal(Int64(100 + $0)), .steps: 70]
            )
        }
        _ = try await store.save(page, of: Self.user)
        return store
    }

    private func read(_ path: String) async throws -> String {
        let text = Mutex("")
        try await PeoplePages.with(store()) { client, signedIn in
            var browser = signedIn
            let body = String(buffer: try await browser.get("/people/\(Self.user)/\(path)", client).body)
            text.withLock { $0 = body }
        }
        return text.withLock { $0 }
    }

    @Test("a reading stands by the clocks of the place where it was measured, which is named")
    func reading() async throws {
        let there = "20 Nov 2026, 22:00 (America/Los_Angeles)"
        #expect(try await read("readings/31").contains("<dd>\(there)</dd>"))
        #expect(try await read("readings").contains(there))
    }

    @Test("a reading counts for the day of the place where it was measured, in averages, too")
    func average() async throws {
        let file = try await read("weight/weight.csv?from=2026-11-15&until=2026-11-23&by=day")
        #expect(file.contains("2026-11-20,70.2,") && !file.contains("2026-11-21"))
    }

    @Test("a night begins and ends by the clocks where somebody slept, in the diary, in its file and on its page")
    func night() async throws {
        let file = try await read("sleep/diary.csv?span=30d")
        #expect(file.contains("2026-11-20,2026-11-20T00:00:00-08:00,2026-11-20T08:00:00-08:00,"))
        let page = try await read("sleep/2026-11-20")
        #expect(page.contains("Times are by the clocks of America/Los_Angeles."))
        #expect(page.contains("<td>20 Nov 2026, 08:00</td>"))
        // Midnight is a quarter of the way from six in the evening to the next one.
        let diary = try await read("sleep/diary.svg?span=30d")
        #expect(diary.contains(#"x="300.5" y="31" width="262""#))
    }

    @Test("a workout shows the heart meanwhile and its numbers by name; what nobody knows keeps Withings' own name")
    func workout() async throws {
        let item = "workouts/\(Self.weighing - 7_200)-77"
        let page = try await read(item)
        #expect(page.contains("<td>20 Nov 2026, 20:00</td>"))
        #expect(page.contains("<th scope=\"row\">Moderate heart rate zone</th><td>10 min</td>"))
        #expect(page.contains("<th scope=\"row\">novel</th><td>3</td>"))
        let graph = try await read(item + "/heart-rate.json")
        #expect(
            graph.contains("\"zone\":\"America/Los_Angeles\"")
                && graph.contains("[100,101,102,103,104,105,106,107,108,109]")
        )

    }

    @Test("an ECG, whose list says no place, stands by the clocks of the place where the person was")
    func ecg() async throws {
        let there = "20 Nov 2026, 21:00 (America/Los_Angeles)"
        #expect(try await read("ecg?span=30d").contains(there))
        #expect(try await read("ecg/5").contains(there))
        #expect(try await read("ecg/list.csv?span=30d").contains("2026-11-20T21:00:00-08:00"))
        #expect(try await read("records/ecg").contains(there))
    }

    @Test("what a watch noted by the minute counts for the day and the hour of the place where the person was")
    func minutes() async throws {
        let file = try await read("heart/heart-rate.csv?span=30d&by=none")
        #expect(file.contains("2026-11-20T20:00:00-08:00,100") && !file.contains("+09:00"))
        let day = try await read("heart/heart-rate.csv?from=2026-11-20&until=2026-11-20")
        #expect(day.contains("2026-11-20T20:00:00-08:00,100"))
        let page = try await read("heart?from=2026-11-20&until=2026-11-20")
        #expect(page.contains("Times are by the clocks of America/Los_Angeles."))
    }

    @Test("one day of movement is shown by the hour, of the place where the person was")
    func hours() async throws {
        // 20:00 to 20:09 in Los Angeles.
        let graph = try await read("activity/steps.json?from=2026-11-20&until=2026-11-20")
        #expect(graph.contains("\"x\":[\(Self.weighing - 7_200)]") && graph.contains("\"values\":[700]"))
        #expect(graph.contains("\"width\":3600") && !graph.contains("\"days\":true"))
    }
}
