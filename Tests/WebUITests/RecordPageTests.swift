import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Store
import TestSupport
import Testing
import WithingsModel

@testable import WebUI

@Suite("Every record on the pages")
struct RecordPageTests {
    private static let user = TenYears.user
    private static let night = FixedClock.noon - 6 * 3_600

    private func store() async throws -> MemoryStore {
        let store = MemoryStore()
        try await store.save(Account(id: "a", user: Self.user, profile: "지우", linkedAt: 0, scopes: []))
        var page = RecordPage()
        for index in 0..<130 {
            let end = Self.night - EpochSeconds(index) * 86_400
            page.sleep.append(
                SleepSummary(
                    id: Int64(9_000 + index),
                    day: LocalDay(of: end, in: TenYears.seoul),
                    timeZone: "Asia/Seoul",
                    startAt: end - 28_000,
                    endAt: end,
                    createdAt: end,
                    modifiedAt: end,
                    isCompleted: true,
                    deviceClass: 32,
                    modelID: 63,
                    values: [SleepField("sleep_efficiency"): ExactDecimal(86, exponent: -2), SleepField("new_one"): 7],
                    unknownFields: #"{"night_events":{"1":[2]}}"#
                )
            )
        }
        page.workouts = [
            Workout(
                id: 77,
                category: .walk,
                day: LocalDay(of: Self.night, in: TenYears.seoul),
                startAt: Self.night,
                endAt: Self.night + 600,
                modifiedAt: Self.night,
                values: [WorkoutField("steps"): 779]
            )
        ]
        page.devices = [
            Device(id: "hash", type: "Scale", modelName: "Body+", modelID: 5, unknownFields: #"{"fw":"1.2"}"#)
        ]
        page.goals = Goals(steps: 10_000, weight: ExactDecimal(70_500, exponent: -3))
        page.heartRecordings = [HeartRecording(at: Self.night, signalID: 5, atrialFibrillation: 0, heartRate: 61)]
        page.heartSignals = [HeartSignal(signalID: 5, samples: [1, -2, 3], samplingFrequency: 300)]
        page.activity = [TenYears.activity(LocalDay(of: Self.night, in: TenYears.seoul), 4)]
        _ = try await store.save(page, of: Self.user)
        return store
    }

    private func json(_ text: String) throws -> NSDictionary {
        try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary)
    }

    @Test("every kind has its list and every record its page and its raw form, in Withings' own names")
    func everyKind() async throws {
        try await PeoplePages.with(store()) { client, signedIn in
            var browser = signedIn
            let folder = "/people/\(Self.user)/records"
            let expected: [String: [String: NSObject]] = [
                "nights": ["id": 9_000 as NSNumber, "hash": NSNull()], "workouts": ["id": 77 as NSNumber],
                "days": ["steps": 6_084 as NSNumber], "devices": ["model": "Body+" as NSString],
                "goals": ["steps": 10_000 as NSNumber], "ecg": ["heart_rate": 61 as NSNumber],
            ]
            for (list, members) in expected {
                let page = String(buffer: try await browser.get("\(folder)/\(list)", client).body)
                let path = try #require(page.firstMatch(of: /href="(\/people\/\d+\/records\/\w+\/[^"]+)"/), "\(list)")
                let one = String(buffer: try await browser.get(String(path.output.1), client).body)
                #expect(one.contains(#"id="raw""#), "\(list)")
                let file = try await browser.get(path.output.1 + ".json", client)
                #expect(file.headers[.contentType] == "application/json")
                let raw = try json(String(buffer: file.body))
                for (name, value) in members where !(value is NSNull) {
                    #expect(raw[name] as? NSObject == value, "\(list): \(name)")
                }
                #expect(raw["hash"] == nil)
            }
            let missing = try await browser.get("\(folder)/nights/1-2", client)
            #expect(missing.status == .notFound)
            #expect(try await browser.get("\(folder)/nonsense", client).status == .notFound)
        }
    }

    @Test("a night keeps every digit, fields that nobody knows, and the list is paged to its end")
    func nights() async throws {
        try await PeoplePages.with(store()) { client, signedIn in
            var browser = signedIn
            let folder = "/people/\(Self.user)/records/nights"
            let page = String(buffer: try await browser.get("\(folder)/\(Self.night)-9000", client).body)
            // Withings gives a share of one; people read per cent.
            #expect(page.contains("<th scope=\"row\">Sleep efficiency</th><td>86 %</td>"))
            let text = String(buffer: try await browser.get("\(folder)/\(Self.night)-9000.json", client).body)
            let raw = try json(text)
            #expect(text.contains(#""sleep_efficiency": 0.86"#))
            #expect((raw["data"] as? NSDictionary)?["new_one"] as? Int == 7)
            #expect(raw["night_events"] != nil && raw["completed"] as? Bool == true)
            var (address, seen): (String?, Set<String>) = (folder, [])
            for _ in 0..<10 {
                guard let next = address else { break }
                let page = String(buffer: try await browser.get(next, client).body)
                for match in page.matches(of: /records\/nights\/(\d+-\d+)"/) { seen.insert(String(match.output.1)) }
                address = page.firstMatch(of: /href="([^"]+before=\d+)"/).map { String($0.output.1) }
            }
            #expect(seen.count == 130 && address == nil)
        }
    }

    @Test("a workout in the list beside the chart leads to its page, an ECG says when it was and what was found")
    func ways() async throws {
        try await PeoplePages.with(store()) { client, signedIn in
            var browser = signedIn
            let path = "/people/\(Self.user)/workouts/\(Self.night)-77"
            let page = String(buffer: try await browser.get("/people/\(Self.user)/workouts?span=all", client).body)
            #expect(page.contains(#"href="\#(path)""#))
            let workout = String(buffer: try await browser.get(path, client).body)
            #expect(workout.contains("<th scope=\"row\">Steps</th><td>779 steps</td>"))
            let record = "/people/\(Self.user)/records/workouts/\(Self.night)-77"
            let whole = String(buffer: try await browser.get(record, client).body)
            #expect(whole.contains("<td>779 steps</td>") && whole.contains("href=\"\(path)\""))
            let ecg = String(buffer: try await browser.get("/people/\(Self.user)/ecg/5", client).body)
            #expect(ecg.contains("<h1>ECG of 23 Nov 2026, 15:00</h1>"))
            #expect(ecg.contains("<details class=\"numbers\" open>") && ecg.contains("<td>no signs</td>"))
        }
    }

    @Test("whatever is gone at Withings is listed, night and workout as well as reading, and can be looked at whole")
    func gone() async throws {
        let store = try await store()
        let at = Self.night + 900
        var page = RecordPage()
        page.measureGroups = [
            MeasureGroup(
                id: 31,
                measuredAt: at,
                createdAt: at,
                modifiedAt: at,
                measures: [Measure(type: .weight, value: ExactDecimal(702, exponent: -1))]
            )
        ]
        _ = try await store.save(page, of: Self.user)
        try await PeoplePages.with(store) { client, signedIn in
            var browser = signedIn
            let readings = "/people/\(Self.user)/readings"
            let nothing = String(buffer: try await browser.get(readings + "?only=deleted", client).body)
            #expect(nothing.contains("No readings here."))
            // Withings lists none of these any more.
            let day = LocalDay(of: FixedClock.noon, in: TenYears.seoul)
            for listed: RecordSweep.Listed in [.measures([]), .sleep([]), .activity([:]), .workouts([]), .heart([])] {
                let moments: Range<EpochSeconds> = 0..<FixedClock.noon + 86_400
                let days = day.adding(days: -400)...day.adding(days: 1)
                let sweep = RecordSweep(listed, moments: moments, days: days, at: 4_000_000_000)
                _ = try await store.save(RecordPage(sweep: sweep), of: Self.user)
            }
            let list = String(buffer: try await browser.get(readings + "?only=deleted", client).body)
            #expect(list.contains("Found to be gone at Withings"))
            #expect(list.contains("Weight 70.20 kg"))
            var (address, seen): (String?, Set<String>) = (readings + "?only=deleted", [])
            for _ in 0..<10 {
                guard let next = address else { break }
                let page = String(buffer: try await browser.get(next, client).body)
                for match in page.matches(of: /href="([^"]*\/(?:records\/\w+|readings)\/\d[^"]*)"/) {
                    seen.insert(String(match.output.1))
                }
                address = page.firstMatch(of: /href="([^"]+skip=\d+)"/).map {
                    String($0.output.1).replacing("&amp;", with: "&")
                }
            }
            // 130 nights, a workout, an ECG, a day and a reading.
            #expect(seen.count == 134 && address == nil)
            for kind in ["nights", "days", "workouts", "ecg"] {
                #expect(seen.contains { $0.contains("/records/\(kind)/") }, "\(kind)")
            }
            for path in seen where !path.hasPrefix("\(readings)/") {
                let one = String(buffer: try await browser.get(path, client).body)
                #expect(one.contains("Found to be gone at Withings") && one.contains("id=\"raw\""), "\(path)")
                #expect(!one.contains("/sleep/") && !one.contains("See the chart"))
                if path.contains("/workouts/") || path.contains("/days/") {
                    let raw = try json(String(buffer: try await browser.get(path + ".json", client).body))
                    #expect(raw.count > 3)
                }
            }
        }
    }

    @Test("an ECG's raw form has its signal")
    func signal() async throws {
        try await PeoplePages.with(store()) { client, signedIn in
            var browser = signedIn
            let path = "/people/\(Self.user)/records/ecg/\(Self.night)-5.json"
            let raw = try json(String(buffer: try await browser.get(path, client).body))
            #expect((raw["ecg"] as? NSDictionary)?["signalid"] as? Int == 5)
            #expect((raw["signal"] as? NSDictionary)?["signal"] as? [Int] == [1, -2, 3])
        }
    }
}
