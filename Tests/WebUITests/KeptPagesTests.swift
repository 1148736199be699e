import Foundation
import HummingbirdTesting
import NIOCore
import Store
import TestSupport
import Testing
import WithingsModel

@testable import WebUI

@Suite("Pages that are kept never show what was")
struct KeptPagesTests {
    private static let user = TenYears.user

    private func filled() async throws -> MemoryStore {
        let store = MemoryStore()
        try await TenYears.save(into: store)
        return store
    }

    /// The numbers of the newest row of a table, and of a page's charts.
    private func shown(_ page: String, _ client: any TestClientProtocol, _ browser: inout TestBrowser) async throws
        -> (page: String, numbers: String)
    {
        let text = String(buffer: try await browser.get("/people/1001/\(page)?span=365d", client).body)
        let numbers = String(buffer: try await browser.get("/people/1001/\(page)/charts.json?span=365d", client).body)
        // The token of the page's forms and the hour are others each time.
        let fixed = text.replacing(/name="form_token" value="[^"]*"/, with: "")
        return (fixed, numbers)
    }

    @Test("A new, a corrected, a refused, a withdrawn reading, night, day and goal are on the very next page")
    func changes() async throws {
        let store = try await filled()
        let now = FixedClock.noon
        try await PeoplePages.with(store) { client, signedIn in
            var browser = signedIn
            func changed(_ page: String, _ what: String, _ work: () async throws -> Void) async throws {
                let before = try await shown(page, client, &browser)
                let again = try await shown(page, client, &browser)
                #expect(before == again, "\(what): nothing happened yet")
                try await work()
                let after = try await shown(page, client, &browser)
                #expect(before.page != after.page, "\(what): the page is the old one")
                #expect(before.numbers != after.numbers, "\(what): the numbers are the old ones")
            }
            var group = TenYears.group(9_000_001, at: now - 600, [Measure(type: .weight, value: 91)])
            try await changed("weight", "a reading") {
                _ = try await store.save(RecordPage(measureGroups: [group]), of: Self.user)
            }
            group.measures = [Measure(type: .weight, value: 92)]
            group.modifiedAt += 1
            try await changed("weight", "a correction") {
                _ = try await store.save(RecordPage(measureGroups: [group]), of: Self.user)
            }
            group.attribution = .ambiguous
            group.modifiedAt += 1
            try await changed("weight", "a doubt") {
                _ = try await store.save(RecordPage(measureGroups: [group]), of: Self.user)
            }
            try await changed("weight", "a claim") { _ = try await store.claim(group.id, of: Self.user, as: true) }
            try await changed("weight", "a kind of measure that was not there before") {
                let water = TenYears.group(9_000_002, at: now - 300, [Measure(type: .hydration, value: 41)])
                _ = try await store.save(RecordPage(measureGroups: [water]), of: Self.user)
            }
            try await changed("weight", "a goal") {
                _ = try await store.save(RecordPage(goals: Goals(weight: 70)), of: Self.user)
            }
            try await changed("pressure", "a pressure") {
                let pressure = [
                    Measure(type: .systolicBloodPressure, value: 155),
                    Measure(type: .diastolicBloodPressure, value: 99),
                ]
                let group = TenYears.group(9_000_003, at: now - 500, pressure)
                _ = try await store.save(RecordPage(measureGroups: [group]), of: Self.user)
            }
            try await changed("sleep", "a night") {
                var night = TenYears.night(TenYears.today, 3_651)
                night.modifiedAt += 1
                night.values[SleepField("sleep_score")] = 3
                _ = try await store.save(RecordPage(sleep: [night]), of: Self.user)
            }
            try await changed("activity", "a day") {
                var day = TenYears.activity(TenYears.today, 3_651)
                day.modifiedAt += 1
                day.values[ActivityField("steps")] = 55_555
                _ = try await store.save(RecordPage(activity: [day]), of: Self.user)
            }
            try await store.removeRecords(of: Self.user)
            #expect(try await !shown("weight", client, &browser).numbers.contains("92"))
        }
    }

    @Test("Everything read again without a change changes nothing, and is not worked out again")
    func rereading() async throws {
        let store = try await filled()
        try await PeoplePages.with(store) { client, signedIn in
            var browser = signedIn
            let before = try await shown("sleep", client, &browser)
            let version = await store.version(of: Self.user)
            try await TenYears.save(into: store)
            #expect(await store.version(of: Self.user) == version)
            #expect(try await shown("sleep", client, &browser) == before)
        }
    }

    @Test("Units, languages, regions and guidelines of one visitor are not another's")
    func visitors() async throws {
        try await PeoplePages.with(try await filled()) { client, signedIn in
            var browser = signedIn
            let metric = try await shown("weight", client, &browser)
            #expect(metric.numbers.contains(#""unit":"kg""#))
            browser.language = "en-US"
            let american = try await shown("weight", client, &browser)
            #expect(american.page != metric.page, "Days are written with the month first")
            browser.language = "ko"
            let korean = try await shown("weight", client, &browser)
            #expect(korean.page.contains("체중") && korean.numbers.contains("체중"))
            browser.language = "en"
            #expect(try await shown("weight", client, &browser) == metric)
        }
    }
}
