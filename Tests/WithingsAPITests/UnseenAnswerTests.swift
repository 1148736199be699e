import Testing
import WithingsModel

@testable import WithingsAPI

/// Forms that no recording has, and that the back end might well send: it is loose about types elsewhere.
@Suite("Answers in forms that nobody has seen yet")
struct UnseenAnswerTests {
    private static func night(_ fields: String) -> String {
        #"{"id":7,"startdate":1618691453,"enddate":1618713173\#(fields)}"#
    }

    @Test(
        "The day of a row may be a text, digits, seconds or a time of day",
        arguments: [
            (#""2021-04-18""#, "2021-04-18"), ("20210418", "2021-04-18"), (#""20210418""#, "2021-04-18"),
            (#""2021-04-18 00:00:00""#, "2021-04-18"), (#""2021-04-18T07:00:00+09:00""#, "2021-04-18"),
            // 22:30 in Greenwich is the next morning in Seoul.
            ("1618698600", "2021-04-18"), (#""1618698600""#, "2021-04-18"),
        ]
    )
    func days(json: String, day: String) throws {
        let zone = #","timezone":"Asia/Seoul","date":\#(json)"#
        #expect(try Reading.nights(Self.night(zone)).rows.first?.day.description == day)
        let activity = #"{"steps":1\#(zone)}"#
        #expect(try Reading.days(activity).rows.first?.day.description == day)
        let workout = #"{"id":1,"category":2,"startdate":1618691453,"enddate":1618691553\#(zone)}"#
        #expect(try Reading.workouts(workout).rows.first?.day.description == day)
    }

    @Test("A night without a day belongs to the day of waking, a workout to that of its beginning")
    func noDay() throws {
        let seoul = #","timezone":"Asia/Seoul""#
        // 04:32 in Greenwich
        #expect(try Reading.nights(Self.night("")).rows.first?.day.description == "2021-04-18")
        let west = try Reading.nights(Self.night(#","date":null,"timezone":"Pacific/Honolulu""#)).rows.first
        #expect(west?.day.description == "2021-04-17")
        let workout = #"{"id":1,"category":2,"startdate":1618691453,"enddate":1618691553\#(seoul)}"#
        #expect(try Reading.workouts(workout).rows.first?.day.description == "2021-04-18")
    }

    @Test("A day that is none is no day", arguments: ["20211399", #""2021-04-31x""#, "7", "true", #""2021-04-18Q""#])
    func noSuchDay(json: String) throws {
        let page = try Reading.days(#"{"steps":1,"date":\#(json)}"#)
        #expect(page.rows.isEmpty && page.rejected.count == 1)
    }

    @Test(
        "A body with nothing but what stands beside a list is a list of which nothing can be said to be gone",
        arguments: [
            #"{"more":false,"offset":0}"#, #"{"updatetime":1700000000,"timezone":"Europe/Paris"}"#, #"{"more":0}"#,
        ]
    )
    func listIsMissing(body: String) throws {
        let page: Page<SleepSummary> = try Reading.page(Array(#"{"status":0,"body":\#(body)}"#.utf8), "series")
        #expect(page.rows.isEmpty && page.isCutShort && page.nextOffset == nil)
    }

    @Test("A mark of the byte order before an answer is no part of it")
    func byteOrderMark() throws {
        let bytes = [0xEF, 0xBB, 0xBF] + Array(#"{"status":0,"body":{"series":[]}}"#.utf8)
        let page: Page<SleepSummary> = try Reading.page(bytes, "series")
        #expect(page.rows.isEmpty && !page.isCutShort)
    }

    @Test("Everything that is a number may be a text, in a list too", arguments: [true, false])
    func texts(isText: Bool) throws {
        func number(_ digits: String) -> String { isText ? "\"\(digits)\"" : digits }
        let group = """
            {"grpid":\(number("12")),"attrib":\(number("0")),"date":\(number("1618691453")),"created":null,
            "category":\(number("1")),"deviceid":\(number("77")),
            "measures":[{"value":\(number("70500")),"type":\(number("1")),"unit":\(number("-3"))}]}
            """
        let read = try #require(try Reading.groups(group).rows.first)
        #expect(read.id == 12 && read.measuredAt == 1_618_691_453 && read.deviceID == "77")
        #expect(read.measures.first?.value == ExactDecimal(70_500, exponent: -3))
        let page: Page<MeasureGroup> = try Reading.page(
            Array(
                """
                {"body":{"measuregrps":[],"more":\(number("1")),"offset":\(number("300"))},"status":\(number("0"))}
                """.utf8
            ),
            "measuregrps"
        )
        #expect(page.nextOffset == 300)
        let segment = """
            [{"startdate":\(number("100")),"enddate":\(number("200")),"state":\(number("2")),"model_id":\(number("999")),
            "model":"Bed of the future","hr":{"100":\(number("52"))}}]
            """
        let course = try #require(try Reading.segments(segment).rows.first)
        #expect(course.state == .deep && course.modelID == 999 && course.signals[.heartRate] == [100: 52])
    }

    @Test("An answer without a body is enough where nothing is asked for but a yes")
    func noBody() async throws {
        for answer in [#"{"status":0}"#, #"{"status":0,"body":null}"#, #"{"status":"0","body":[]}"#] {
            let client = WithingsClient.scripted(ScriptedTransport(json: answer))
            try await client.subscribe(to: .weight, callbackURL: "https://a", accessToken: "t")
        }
    }
}
