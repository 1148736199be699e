import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Store
import TestSupport
import Testing
import WithingsModel

@testable import WebUI

@Suite("Charts on the pages")
struct GraphPageTests {
    private struct Graph: Decodable {
        struct Series: Decodable {
            var id: String
            var unit: String
            var values: [Decimal?]
        }

        var x: [EpochSeconds]
        var series: [Series]
        var from: EpochSeconds
        var to: EpochSeconds
    }

    private func filled() async throws -> MemoryStore {
        let store = MemoryStore()
        try await TenYears.save(into: store)
        return store
    }

    @Test("What a chart shows equals the record, to the last digit")
    func equalsTheRecord() async throws {
        let store = try await filled()
        try await PeoplePages.with(store) { client, browser in
            var browser = browser
            let response = try await browser.get("/people/1001/weight/weight.json?span=all&by=none", client)
            #expect(response.status == .ok)
            let graph = try JSONDecoder().decode(Graph.self, from: Data(response.body.readableBytesView))
            let weight = try #require(graph.series.first { $0.id == "weight" })
            let points = try await store.series(MeasureSeriesKey(.weight), of: TenYears.user, in: 0..<EpochSeconds.max)
            #expect(points.count == TenYears.days)
            #expect(
                zip(graph.x, weight.values).compactMap { at, value in value.map { _ in at } }
                    == points.map(\.measuredAt)
            )
            #expect(weight.values.compactMap(\.self) == points.map(\.value.decimal))
        }
    }

    @Test("Whoever looks closer at a diary gets that part of it, as wide as the screen")
    func closer() async throws {
        try await PeoplePages.with(try await filled()) { client, signedIn in
            var browser = signedIn
            func drawing(_ query: String) async throws -> String {
                String(buffer: try await browser.get("/people/1001/sleep/diary.svg?span=all\(query)", client).body)
            }
            let page = String(buffer: try await browser.get("/people/1001/sleep?span=all", client).body)
            #expect(page.contains(#"data-picture="/people/1001/sleep/diary.svg?span=all""#))
            let whole = try await drawing("&width=500")
            let ends = try #require(whole.firstMatch(of: /data-from="(\d+)" data-to="(\d+)"/))
            let from = try #require(EpochSeconds(String(ends.1)))
            #expect(EpochSeconds(String(ends.2)) == from + EpochSeconds(TenYears.days) * 86_400)
            let part = try await drawing("&width=500&part=\(from)-\(from + 30 * 86_400)")
            #expect(part.contains(#"viewBox="0 0 500 360""#))
            #expect(part.contains(#"data-from="\#(from)" data-to="\#(from + 30 * 86_400)""#))
            #expect(part.utf8.count < whole.utf8.count / 10)
            // Nonsense is all of it; a file to keep has its title.
            #expect(try await drawing("&width=500&part=9-1") == whole)
            #expect(try await drawing("&width=-1&part=x").contains(#"viewBox="0 0 280 360""#))
            #expect(try await drawing("").contains("<title>"))
        }
    }

    @Test("A night whose course the history has not reached yet says that it is coming, not that there is none")
    func courseComing() async throws {
        let store = try await filled()
        let address = "/people/1001/sleep/\(TenYears.today)"
        let coming = "How this night went is still being fetched."
        try await PeoplePages.with(store) { client, browser in
            var browser = browser
            #expect(String(buffer: try await browser.get(address, client).body).contains(coming))
            var page = RecordPage()
            var cursor = SyncCursor(succeededAt: 1_000_000, backfill: .init(reachedBackTo: 1_000_000))
            page.cursor = .init(.sleepDetail, cursor)
            _ = try await store.save(page, of: TenYears.user)
            // The night came after the courses were last asked for.
            #expect(String(buffer: try await browser.get(address, client).body).contains(coming))
            cursor.succeededAt = FixedClock.noon
            page.cursor = .init(.sleepDetail, cursor)
            _ = try await store.save(page, of: TenYears.user)
            let passed = String(buffer: try await browser.get(address, client).body)
            #expect(!passed.contains(coming) && passed.contains("Nothing was measured in this time."))
        }
    }

    @Test("A night whose course was never allowed says what to do, not that it is coming")
    func courseNotAllowed() async throws {
        let store = try await filled()
        try await store.save(
            Account(id: "a", user: TenYears.user, profile: "지우", linkedAt: 0, scopes: ["user.info", "user.metrics"])
        )
        try await PeoplePages.with(store) { client, browser in
            var browser = browser
            let page = String(buffer: try await browser.get("/people/1001/sleep/\(TenYears.today)", client).body)
            #expect(page.contains("How this night went cannot be fetched."))
            #expect(page.contains("link this person again on the Integrations page"))
            #expect(!page.contains("still being fetched"))
        }
    }

    @Test("Days whose course the history has not reached yet say that it is coming, not that nothing was measured")
    func daysComing() async throws {
        let store = try await filled()
        let coming = "The course of some of these days is still being fetched."
        let address = "/people/1001/heart?span=7d"
        try await PeoplePages.with(store) { client, browser in
            var browser = browser
            #expect(String(buffer: try await browser.get(address, client).body).contains(coming))
            var page = RecordPage()
            page.cursor = .init(.intraday, SyncCursor(backfill: .init(reachedBackTo: FixedClock.noon - 9 * 86_400)))
            _ = try await store.save(page, of: TenYears.user)
            let passed = String(buffer: try await browser.get(address, client).body)
            #expect(!passed.contains(coming) && passed.contains("Nothing was measured in this time."))
            let further = String(buffer: try await browser.get("/people/1001/heart?span=30d", client).body)
            #expect(further.contains(coming))
        }
    }

    @Test("The heart of a month is told by days, that of a week by every value, and of a month where it is asked for")
    func heartByDays() async throws {
        let store = try await filled()
        var page = RecordPage()
        for back in 0..<30 {
            let day = TenYears.today.adding(days: -back)
            page.activity.append(
                DailyActivity(
                    day: day,
                    timeZone: "Asia/Seoul",
                    deviceID: "w2",
                    brand: 1,
                    isTracker: true,
                    modifiedAt: 2,
                    values: [
                        ActivityField("hr_average"): 70, ActivityField("hr_min"): 48, ActivityField("hr_max"): 140,
                    ]
                )
            )
            for hour in 0..<24 {
                let at = day.start(in: TenYears.seoul) + EpochSeconds(hour) * 3_600
                page.intraday.append(IntradaySample(at: at, deviceID: "w2", values: [.heartRate: 60, .rmssd: 30]))
            }
        }
        _ = try await store.save(page, of: TenYears.user)
        try await PeoplePages.with(store) { client, signedIn in
            var browser = signedIn
            func graph(_ file: String) async throws -> Graph {
                let answer = try await browser.get("/people/1001/heart/\(file)", client)
                return try JSONDecoder().decode(Graph.self, from: Data(answer.body.readableBytesView))
            }
            let month = try await graph("heart-rate.json?span=30d")
            #expect(month.series.map(\.id) == ["average", "lowest", "highest"] && month.x.count == 30)
            #expect(try await graph("variability.json?span=30d").x.count == 30)
            #expect(try await graph("heart-rate.json?span=7d").x.count == 7 * 24)
            #expect(try await graph("heart-rate.json?span=30d&by=none").x.count == 30 * 24)
            let said = String(buffer: try await browser.get("/people/1001/heart?span=30d", client).body)
            #expect(said.contains("Up to a week every single value is drawn"))
        }
    }

    @Test("What was measured long ago is shown whole at once; a leaf is turned in one table alone, which stays open")
    func longAgo() async throws {
        let store = try await filled()
        var page = RecordPage()
        let at = TenYears.today.adding(days: -2_000).start(in: TenYears.seoul)
        let height = Measure(type: .height, value: ExactDecimal(168, exponent: -2))
        page.measureGroups = [TenYears.group(77, at: at, [height])]
        _ = try await store.save(page, of: TenYears.user)
        try await PeoplePages.with(store) { client, signedIn in
            var browser = signedIn
            let height = String(buffer: try await browser.get("/people/1001/measures/4", client).body)
            #expect(height.contains("1.68") && !height.contains("Nothing was measured in this time."))
            let chosen = String(buffer: try await browser.get("/people/1001/measures/4?span=30d", client).body)
            #expect(chosen.contains("Nothing was measured in this time."))
            let leaf = "?span=all&page=diary.2"
            let sleep = String(buffer: try await browser.get("/people/1001/sleep\(leaf)", client).body)
            let parts = sleep.split(separator: "<section class=\"card graph\"")
            let diary = try #require(parts.first { $0.hasPrefix(" id=\"diary\"") })
            let score = try #require(parts.first { $0.hasPrefix(" id=\"score\"") })
            #expect(diary.contains("page=diary.3#diary") && diary.contains("<details class=\"numbers\" open>"))
            #expect(score.contains("<details class=\"numbers\">") && !score.contains("page=score.1"))
        }
    }

    @Test("Whoever asks for a sync stays on the page where the button stood")
    func syncStays() async throws {
        try await PeoplePages.with(try await filled()) { client, signedIn in
            var browser = signedIn
            _ = try await browser.get("/config", client)
            for (next, place) in [
                ("/people/1001", "/people/1001"), ("/integrations/accounts/1001", "/integrations/accounts/1001"),
                ("/integrations", "/integrations"), ("/", "/"), ("//evil.example", "/"), ("/auth/authorize?x=1", "/"),
            ] {
                let next = next.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                let answer = try await browser.post("/sync", "user=1001&next=\(next)", client)
                #expect(answer.headers[.location] == "\(place)?done=syncing")
            }
        }
    }

    @Test("The stretch that was chosen goes along to the next page of charts, and files say which days they hold")
    func stretchStays() async throws {
        try await PeoplePages.with(try await filled()) { client, browser in
            var browser = browser
            let usual = String(buffer: try await browser.get("/people/1001/weight", client).body)
            #expect(usual.contains(#"href="/people/1001/pressure""#))
            let query = "?from=2020-01-01&until=2020-12-31"
            let chosen = String(buffer: try await browser.get("/people/1001/weight\(query)", client).body)
            #expect(chosen.contains("href=\"/people/1001/pressure\(query.replacing("&", with: "&amp;"))\""))
            #expect(chosen.contains(#"href="/people/1001/readings""#))
            #expect(chosen.contains("weight-2020-01-01-2020-12-31.csv"))
        }
    }

    @Test("The table beside a chart has the very numbers of the chart, and so has the download")
    func sameNumbers() async throws {
        try await PeoplePages.with(try await filled()) { client, browser in
            var browser = browser
            let query = "?span=30d"
            let graph = try JSONDecoder().decode(
                Graph.self,
                from: Data(
                    try await browser.get("/people/1001/weight/weight.json\(query)", client).body.readableBytesView
                )
            )
            let page = String(buffer: try await browser.get("/people/1001/weight\(query)", client).body)
            let csv = String(buffer: try await browser.get("/people/1001/weight/weight.csv\(query)", client).body)
            let values = try #require(graph.series.first { $0.id == "weight" }).values.compactMap(\.self)
            #expect(values.count == 30)
            for value in values {
                #expect(page.contains("<td>\(value)</td>"), "\(value) is not in the table")
                #expect(csv.contains(",\(value),"), "\(value) is not in the file")
            }
            #expect(csv.hasPrefix("Time,Weight (kg),Trend (kg)\r\n"))
        }
    }

    @Test(
        "Every page of charts can be opened, with its drawings, tables and files",
        arguments: ["weight", "pressure", "sleep", "activity", "measures", "workouts", "ecg", "segments", "heart"]
    )
    func everyPage(_ tab: String) async throws {
        try await PeoplePages.with(try await filled()) { client, browser in
            var browser = browser
            for query in ["", "?span=1d", "?span=all", "?from=2020-01-01&until=2020-12-31&by=month", "?span=x&until=y"]
            {
                let response = try await browser.get("/people/1001/\(tab)\(query)", client)
                #expect(response.status == .ok, "\(tab)\(query)")
                let page = String(buffer: response.body)
                #expect(page.contains("<h1>"))
                #expect(page.firstMatch(of: /(src|href|action)="(https?:)?\/\//) == nil)
                #expect(!page.contains("style=\""))
                for match in page.matches(of: /href="(\/people\/1001\/[^"]+\.(?:svg|csv))([^"]*)"/).prefix(4) {
                    let address = String(match.output.1 + match.output.2).replacing("&amp;", with: "&")
                    #expect(try await browser.get(address, client).status == .ok, "\(address)")
                }
            }
        }
    }

    @Test("Pressure is drawn on the ranges of the guideline that is named, and another can be chosen")
    func guideline() async throws {
        try await PeoplePages.with(try await filled()) { client, browser in
            var browser = browser
            let first = String(buffer: try await browser.get("/people/1001/pressure", client).body)
            #expect(first.contains("ESC/ESH guideline 2018"))
            let form = "guideline=aha_2017&next=%2Fpeople%2F1001%2Fpressure"
            let answer = try await browser.post("/people/1001/choices", form, client)
            #expect(answer.headers[.location] == "/people/1001/pressure")
            let second = String(buffer: try await browser.get("/people/1001/pressure", client).body)
            #expect(second.contains("ACC/AHA guideline 2017"))
            #expect(second.contains("Systolic: Stage 2"))
        }
    }

    @Test("Units are kept for a person: pounds, stones")
    func units() async throws {
        try await PeoplePages.with(try await filled()) { client, browser in
            var browser = browser
            _ = try await browser.get("/people/1001/weight", client)
            _ = try await browser.post("/people/1001/choices", "units=stone&next=%2F", client)
            let page = String(buffer: try await browser.get("/people/1001/weight?span=7d", client).body)
            #expect(page.firstMatch(of: /<td>1[12] st \d+\.\d lb<\/td>/) != nil)
            let home = String(buffer: try await browser.get("/", client).body)
            #expect(home.firstMatch(of: /1[12] st \d+\.\d lb/) != nil)
            _ = try await browser.post("/people/1001/choices", "units=imperial&next=https%3A%2F%2Fevil.example", client)
            let response = try await browser.get("/people/1001/weight/weight.json?span=7d", client)
            let graph = try JSONDecoder().decode(Graph.self, from: Data(response.body.readableBytesView))
            #expect(graph.series.first?.unit == "lb")
        }
    }

    @Test("Nobody sees a page of a person without being signed in, and nobody's page does not exist")
    func guarded() async throws {
        try await PeoplePages.with(try await filled()) { client, browser in
            for path in [
                "/people/1001", "/people/1001/weight", "/people/1001/weight/weight.csv", "/people/1001/readings",
            ] {
                try await client.execute(uri: path, method: .get) {
                    #expect($0.status == .seeOther)
                    #expect($0.headers[.location]?.hasPrefix("/signin") == true)
                }
            }
            var browser = browser
            for path in [
                "/people/1", "/people/x/weight", "/people/1001/nothing", "/people/1001/weight/nothing.svg",
                "/people/1001/sleep/2031-13-01", "/people/1001/sleep/2001-01-01", "/people/1001/measures/9999",
                "/people/1001/ecg/5", "/people/1001/readings/5", "/people/1001/weight/weight.exe",
            ] {
                #expect(try await browser.get(path, client).status == .notFound, "\(path)")
            }
            let foreign = try await client.execute(
                uri: "/people/1001/choices",
                method: .post,
                headers: browser.headers,
                body: .init(string: "form_token=wrong&units=stone")
            )
            #expect(foreign.status == .forbidden)
        }
    }

    @Test("Ten years are on the page in a moment; the times are printed, not judged")
    func tenYears() async throws {
        let store = try await filled()
        try await PeoplePages.with(store) { client, browser in
            var browser = browser
            for path in [
                "/people/1001/weight?span=all", "/people/1001/pressure?span=all", "/people/1001/activity?span=all",
            ] {
                _ = try await browser.get(path, client)
                let start = ContinuousClock.now
                let response = try await browser.get(path, client)
                let time = ContinuousClock.now - start
                #expect(response.status == .ok)
                print("ten years: \(path) \(time) \(response.body.readableBytes / 1000) kB")
            }
        }
    }
}
