import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Store
import TestSupport
import Testing
import WithingsModel

@testable import WebUI

@Suite("Readings on the pages")
struct ReadingPageTests {
    private static let user = TenYears.user
    private static let now = FixedClock.noon

    private func store(_ groups: [MeasureGroup], setAside: [SetAsideRecord] = []) async throws -> MemoryStore {
        let store = MemoryStore()
        try await store.save(Account(id: "a", user: Self.user, profile: "지우", linkedAt: 0, scopes: []))
        _ = try await store.save(RecordPage(measureGroups: groups, setAside: setAside), of: Self.user)
        return store
    }

    private func group(_ id: Int64, at: EpochSeconds, attribution: Attribution = .device, type: MeasureType = .weight)
        -> MeasureGroup
    {
        MeasureGroup(
            id: id,
            attribution: attribution,
            measuredAt: at,
            createdAt: at + 5,
            modifiedAt: at + 5,
            measures: [
                Measure(
                    type: type,
                    value: ExactDecimal(72_405, exponent: -3),
                    algorithm: 3,
                    unknownFields: #"{"apppfmid":7}"#
                )
            ],
            unknownFields: #"{"comment":"<b>"}"#
        )
    }

    @Test("Every reading is on exactly one page, also where several share a second")
    func paging() async throws {
        let groups = (0..<400).map { group(Int64($0), at: Self.now - EpochSeconds($0 / 3) * 60) }
        let store = try await store(groups)
        try await PeoplePages.with(store) { client, browser in
            var browser = browser
            var seen: [String] = []
            var next: String? = "/people/1001/readings"
            while let address = next, seen.count < 1_000 {
                let page = String(buffer: try await browser.get(address, client).body)
                seen += page.matches(of: /href="\/people\/1001\/readings\/(\d+)"/).map { String($0.output.1) }
                next = page.firstMatch(of: /href="(\/people\/1001\/readings\?before=\d+)"/).map { String($0.output.1) }
            }
            #expect(seen.count == 400)
            #expect(Set(seen).count == 400)
        }
    }

    @Test("A day can be looked for: the list begins with what was measured on it or last before it")
    func day() async throws {
        let groups = (0..<400).map { group(Int64($0), at: Self.now - EpochSeconds($0) * 86_400) }
        let store = try await store(groups)
        try await PeoplePages.with(store) { client, browser in
            var browser = browser
            let wanted = LocalDay(of: Self.now - 200 * 86_400, in: .gmt)
            let page = String(buffer: try await browser.get("/people/1001/readings?day=\(wanted)", client).body)
            let first = try #require(page.firstMatch(of: /href="\/people\/1001\/readings\/(\d+)"/)?.output.1)
            #expect((198...200).contains(Int(first) ?? 0), "\(first)")
            #expect(page.contains(#"name="day" value="\#(wanted)""#))
            let odd = try await browser.get("/people/1001/readings?day=yesterday", client)
            #expect(odd.status == .ok)
        }
    }

    @Test("A reading can be looked at whole: exact digits, numbers nobody knows, and the raw row")
    func whole() async throws {
        let store = try await store([group(77, at: Self.now, type: MeasureType(999))])
        try await PeoplePages.with(store) { client, browser in
            var browser = browser
            let page = String(buffer: try await browser.get("/people/1001/readings/77", client).body)
            #expect(page.contains("<td>72.405</td>"))
            #expect(page.contains("<td>999</td>"))
            #expect(page.contains("apppfmid"))
            #expect(!page.contains("<b>"))
            let raw = Data(try await browser.get("/people/1001/readings/77/raw.json", client).body.readableBytesView)
            let row = try #require(try JSONSerialization.jsonObject(with: raw) as? [String: Any])
            #expect(row["grpid"] as? Int == 77)
            #expect(row["comment"] as? String == "<b>")
            let measure = try #require((row["measures"] as? [[String: Any]])?.first)
            #expect(measure["value"] as? Int == 72_405)
            #expect(measure["unit"] as? Int == -3)
            #expect(measure["apppfmid"] as? Int == 7)
            // Types that nobody knows have their own chart, too.
            #expect(try await browser.get("/people/1001/measures/999", client).status == .ok)
        }
    }

    @Test(
        "A reading that was corrected shows what it said before, with the time of the correction, here and in the raw row"
    )
    func corrected() async throws {
        let clock = ManualClock(now: Double(Self.now) - 86_400)
        let store = MemoryStore(clock: clock)
        try await store.save(Account(id: "a", user: Self.user, profile: "지우", linkedAt: 0, scopes: []))
        var reading = group(77, at: Self.now - 200_000)
        reading.measures.append(Measure(type: .heartPulse, value: 61))
        _ = try await store.save(RecordPage(measureGroups: [reading, group(78, at: Self.now - 100)]), of: Self.user)
        reading.measures[0].value = ExactDecimal(71_105, exponent: -3)
        reading.attribution = .confirmed
        _ = try await store.save(RecordPage(measureGroups: [reading]), of: Self.user)
        try await PeoplePages.with(store) { client, signedIn in
            var browser = signedIn
            let page = String(buffer: try await browser.get("/people/1001/readings/77", client).body)
            #expect(page.contains("Earlier versions") && page.contains("Seen to be changed"))
            #expect(page.contains("Weight 72.4") && page.contains("<td>71.105</td>"))
            #expect(page.contains(#"<span class="mark">edited</span>"#))
            // What stayed as it was is not repeated.
            #expect(page.matches(of: /Heart pulse|61 bpm/).count == 2)
            let raw = Data(try await browser.get("/people/1001/readings/77/raw.json", client).body.readableBytesView)
            let row = try #require(try JSONSerialization.jsonObject(with: raw) as? [String: Any])
            #expect(row["attrib"] as? Int == 7)
            let versions = try #require(row["earlier_versions"] as? [[String: Any]])
            #expect(versions.count == 1)
            #expect(versions.first?["changed_at"] as? Int64 == Self.now - 86_400)
            #expect(versions.first?["attrib"] as? Int == 0)
            #expect(versions.first?["comment"] as? String == "<b>")
            #expect((versions.first?["measures"] as? [[String: Any]])?.first?["value"] as? Int == 72_405)
            let other = String(buffer: try await browser.get("/people/1001/readings/78", client).body)
            #expect(!other.contains("Earlier versions") && !other.contains("earlier_versions"))
        }
    }

    @Test("Measures of the whole body have the name people know, findings and unknown types are readable")
    func names() async throws {
        var body = group(78, at: Self.now, type: .fatFreeMass)
        body.measures[0].position = BodyPosition(rawValue: 7)
        let store = try await store([
            group(77, at: Self.now - 60, type: .fatFreeMass), body,
            group(79, at: Self.now - 120, type: MeasureType(999)),
            MeasureGroup(
                id: 80,
                measuredAt: Self.now - 180,
                createdAt: Self.now,
                modifiedAt: Self.now,
                measures: [Measure(type: .atrialFibrillationECG, value: 9)]
            ),
        ])
        try await PeoplePages.with(store) { client, signedIn in
            var browser = signedIn
            let list = String(buffer: try await browser.get("/people/1001/measures", client).body)
            #expect(list.contains(">Fat free mass</a>") && list.contains(">Fat free mass (whole body)</a>"))
            #expect(!list.contains("position 7") && list.contains(">no signs</td>"))
            let readings = String(buffer: try await browser.get("/people/1001/readings", client).body)
            #expect(readings.contains("Type 999: 72.41"))
        }
    }

    @Test("An ambiguous reading is nobody's value until it is claimed; refusing and undoing work, too")
    func claiming() async throws {
        let store = try await store([group(5, at: Self.now - 60, attribution: .ambiguous)])
        try await PeoplePages.with(store) { client, browser in
            var browser = browser
            let page = String(buffer: try await browser.get("/people/1001/readings?only=ambiguous", client).body)
            #expect(page.contains("possibly another person"))
            #expect(page.contains(#"action="/people/1001/readings/5/claim""#))
            #expect(!String(buffer: try await browser.get("/", client).body).contains("72.4"))
            let claim = "decision=mine&next=%2Fpeople%2F1001%2Freadings"
            let answer = try await browser.post("/people/1001/readings/5/claim", claim, client)
            #expect(answer.headers[.location] == "/people/1001/readings?done=claimed")
            #expect(try await store.keptMeasureGroup(5, of: Self.user)?.isClaimed == true)
            #expect(String(buffer: try await browser.get("/", client).body).contains("72.4"))
            _ = try await browser.post("/people/1001/readings/5/claim", "decision=not&next=%2F", client)
            #expect(try await store.keptMeasureGroup(5, of: Self.user)?.isClaimed == false)
            _ = try await browser.post("/people/1001/readings/5/claim", "decision=undo&next=%2F", client)
            #expect(try await store.keptMeasureGroup(5, of: Self.user)?.isClaimed == nil)
            #expect(try await browser.post("/people/1001/readings/6/claim", claim, client).status == .notFound)
            let foreign = try await client.execute(
                uri: "/people/1001/readings/5/claim",
                method: .post,
                headers: browser.headers,
                body: .init(string: "form_token=no&decision=mine")
            )
            #expect(foreign.status == .forbidden)
            #expect(try await store.keptMeasureGroup(5, of: Self.user)?.isClaimed == nil)
        }
    }

    @Test("A reading of which Withings does not say how it came about is not said to be a device's")
    func unknownAttribution() async throws {
        try await PeoplePages.with(try await store([group(5, at: Self.now, attribution: .unknown)])) {
            client,
            browser in
            var browser = browser
            for path in ["/people/1001/readings", "/people/1001/readings/5", "/people/1001"] {
                let page = String(buffer: try await browser.get(path, client).body)
                #expect(page.contains("how it was measured is unknown") && !page.contains("(-1)"), "\(path)")
            }
            let raw = String(buffer: try await browser.get("/people/1001/readings/5/raw.json", client).body)
            #expect(raw.contains(#""attrib": null"#))
        }
    }

    @Test("What could not be read has its place, with the reason")
    func setAside() async throws {
        let record = SetAsideRecord(
            kind: .sleep,
            json: #"{"id":"<x>"}"#,
            reason: "The id is no number.",
            receivedAt: Self.now
        )
        try await PeoplePages.with(try await store([], setAside: [record])) { client, browser in
            var browser = browser
            let page = String(buffer: try await browser.get("/people/1001/readings", client).body)
            #expect(page.contains("The id is no number."))
            #expect(page.contains("{&quot;id&quot;:&quot;&lt;x&gt;&quot;}"))
        }
    }
}
