import HTTPTypes
import HummingbirdTesting
import NIOCore
import Store
import TestSupport
import Testing
import WithingsModel

@testable import WebUI

@Suite("Today")
struct TodayPageTests {
    private static let now = FixedClock.noon

    @Test("A person's day is there at a glance, against the usual")
    func tiles() async throws {
        let store = MemoryStore()
        try await TenYears.save(into: store)
        try await PeoplePages.with(store) { client, browser in
            var browser = browser
            for path in ["/", "/people/1001", "/fragments/people/1001"] {
                let page = String(buffer: try await browser.get(path, client).body)
                #expect(page.contains(#"data-key="weight_kg""#), "\(path)")
                #expect(page.contains("than usual"), "\(path)")
                #expect(page.contains("% of the goal of 8,000"), "\(path)")
                #expect(page.firstMatch(of: /\d+\/\d+<\/span> <span class="unit">mmHg/) != nil, "\(path)")
            }
        }
    }

    @Test("A pressure is that of one measurement, though a value of a later one is alone")
    func pairs() async throws {
        let store = MemoryStore()
        try await store.save(Account(id: "a", user: TenYears.user, profile: "지우", linkedAt: 0, scopes: []))
        func group(_ id: Int64, at moment: EpochSeconds, _ values: [(MeasureType, Int64)]) -> MeasureGroup {
            TenYears.group(id, at: moment, values.map { Measure(type: $0.0, value: ExactDecimal($0.1)) })
        }
        let groups = [
            group(1, at: Self.now - 7_200, [(.systolicBloodPressure, 138), (.diastolicBloodPressure, 81)]),
            group(2, at: Self.now - 3_600, [(.systolicBloodPressure, 151)]),
        ]
        _ = try await store.save(RecordPage(measureGroups: groups), of: TenYears.user)
        try await PeoplePages.with(store) { client, browser in
            var browser = browser
            let page = String(buffer: try await browser.get("/people/1001", client).body)
            #expect(page.contains("138/81"))
            #expect(!page.contains("151/"))
        }
    }

    @Test("What reached Withings since the last visit is new; the first visit has no news")
    func news() async throws {
        let store = MemoryStore()
        try await TenYears.save(into: store)
        try await PeoplePages.with(store) { client, browser in
            var browser = browser
            #expect(!String(buffer: try await browser.get("/", client).body).contains(#"class="news""#))
            let before = #"{"seenAt":\#(Self.now - 26 * 3_600)}"#
            try await store.saveDocument(Array(before.utf8), "owner", in: "page_visits")
            let page = String(buffer: try await browser.get("/people/1001", client).body)
            #expect(page.contains("New since your last visit (yesterday)"))
            #expect(page.contains("/people/1001/readings/1003651"))
            #expect(page.contains("Night: 7 h"))
        }
    }

    @Test("A visit lasts until half an hour after the last page")
    func visits() {
        let visit = LastVisit(seenAt: 10_000, before: 500)
        #expect(visit.after(10_900) == LastVisit(seenAt: 10_900, before: 500))
        #expect(visit.after(12_000) == LastVisit(seenAt: 12_000, before: 10_000))
        // A clock that was ahead is right again.
        #expect(LastVisit(seenAt: 90_000, before: 80_000).after(12_000) == LastVisit(seenAt: 12_000, before: nil))
        #expect(LastVisit(seenAt: 90_000, before: 500).after(12_000) == LastVisit(seenAt: 12_000, before: 500))
    }

    @Test("Somebody who weighs in daily and stopped is reminded, somebody without a habit is not")
    func overdue() async throws {
        for (count, isReminded) in [(40, true), (3, false)] {
            let store = MemoryStore()
            try await store.save(Account(id: "a", user: TenYears.user, profile: "지우", linkedAt: 0, scopes: []))
            let groups = (0..<count).map { TenYears.weighIn($0, at: Self.now - EpochSeconds(count - $0 + 8) * 86_400) }
            _ = try await store.save(RecordPage(measureGroups: groups), of: TenYears.user)
            try await PeoplePages.with(store) { client, browser in
                var browser = browser
                let page = String(buffer: try await browser.get("/people/1001", client).body)
                #expect(page.contains(#"class="mark warn""#) == isReminded)
            }
        }
    }

    @Test(
        "Every page comes while the clock has not been set yet, whatever was visited before",
        arguments: [28_080, 5_875_200.0]
    )
    func clockOfTheEpoch(now: Double) async throws {
        let store = MemoryStore()
        try await TenYears.save(into: store)
        let before = #"{"seenAt":\#(Self.now)}"#
        try await store.saveDocument(Array(before.utf8), "owner", in: "page_visits")
        try await PeoplePages.with(store, clock: FixedClock(now: now)) { client, browser in
            var browser = browser
            let tabs = [
                "", "/weight", "/pressure", "/sleep", "/activity", "/heart", "/workouts", "/readings", "/temperature",
            ]
            for path in ["/"] + tabs.map({ "/people/1001\($0)" }) + ["/people/1001/weight?span=all"] {
                let response = try await browser.get(path, client)
                #expect([.ok, .notFound].contains(response.status), "\(path)")
            }
        }
    }
}
