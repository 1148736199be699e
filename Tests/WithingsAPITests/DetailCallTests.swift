import Testing
import WithingsAPI

@Suite("Questions about details")
struct DetailCallTests {
    private static let empty = #"{"status":0,"body":{"series":[]}}"#

    @Test("Each list is asked for where it is, with every documented field and the token in the header")
    func lists() async throws {
        let transport = ScriptedTransport(json: Self.empty, Self.empty, Self.empty, Self.empty, Self.empty)
        let client = WithingsClient.scripted(transport)
        _ = try await client.workouts(.changed(since: 5), offset: 300, accessToken: "abc")
        _ = try await client.intraday(from: 10, to: 20, accessToken: "abc")
        _ = try await client.sleepSegments(from: 30, to: 40, accessToken: "abc")
        _ = try await client.heartRecordings(.measured(from: 50, to: 60), offset: 7, accessToken: "abc")
        _ = try await client.stethoscopeRecordings(.everything, accessToken: "abc")
        let requests = transport.requests
        #expect(
            requests.map(\.url)
                == ["/v2/measure", "/v2/measure", "/v2/sleep", "/v2/heart", "/v2/stetho"].map {
                    "https://wbsapi.withings.net" + $0
                }
        )
        #expect(
            requests.map { $0.fields["action"] } == ["getworkouts", "getintradayactivity", "get", "list", "list"]
        )
        #expect(requests.allSatisfy { $0.headers["Authorization"] == "Bearer abc" })
        #expect(requests[0].fields["lastupdate"] == "5")
        #expect(requests[0].fields["offset"] == "300")
        #expect(
            requests[0].fields["data_fields"] == WorkoutField.documented.map(\.rawValue).joined(separator: "%2C")
        )
        #expect(requests[1].fields["startdate"] == "10")
        #expect(requests[1].fields["enddate"] == "20")
        #expect(
            requests[1].fields["data_fields"] == IntradayField.documented.map(\.rawValue).joined(separator: "%2C")
        )
        #expect(requests[2].fields["startdate"] == "30")
        #expect(
            requests[2].fields["data_fields"] == SleepSignal.documented.map(\.rawValue).joined(separator: "%2C")
        )
        #expect(requests[3].form == "action=list&startdate=50&enddate=60&offset=7")
        #expect(requests[4].form == "action=list")
    }

    @Test("The lists of workouts and recordings lead on page by page")
    func pages() async throws {
        let first = #"{"status":0,"body":{"series":[],"more":true,"offset":2}}"#
        let transport = ScriptedTransport(json: first, Self.empty, first, Self.empty, first, Self.empty)
        let client = WithingsClient.scripted(transport)
        var pages = 0
        for try await _ in client.workoutPages(.changed(since: 0), accessToken: "t") { pages += 1 }
        for try await _ in client.heartRecordingPages(.everything, accessToken: "t") { pages += 1 }
        for try await _ in client.stethoscopeRecordingPages(.everything, accessToken: "t") { pages += 1 }
        #expect(pages == 6)
        #expect(transport.requests.map { $0.fields["offset"] } == [nil, "2", nil, "2", nil, "2"])
    }

    @Test("A longer time is asked for in slices of a day, since Withings answers no more")
    func slices() async throws {
        let transport = ScriptedTransport(json: Self.empty, Self.empty, Self.empty, Self.empty, Self.empty)
        let client = WithingsClient.scripted(transport)
        var starts: [Int64?] = []
        for try await page in client.intradayPages(from: 0, to: 200_000, accessToken: "t") {
            starts.append(page.nextOffset)
        }
        #expect(starts == [86_400, 172_800, nil])
        for try await _ in client.sleepSegmentPages(from: 0, to: 86_401, accessToken: "t") {}
        let ranges = transport.requests.map { "\($0.fields["startdate"] ?? "")-\($0.fields["enddate"] ?? "")" }
        #expect(ranges == ["0-86400", "86400-172800", "172800-200000", "0-86400", "86400-86401"])
        #expect(transport.requests.allSatisfy { $0.fields["offset"] == nil })
    }

    @Test("A time that has no end, or ends before it begins, is one question", arguments: [Int64.min, -5, 5, 86_405])
    func oddRanges(end: Int64) async throws {
        let transport = ScriptedTransport(json: Self.empty)
        for try await _ in WithingsClient.scripted(transport).intradayPages(from: 5, to: end, accessToken: "t") {}
        #expect(transport.requests.count == 1)
        let edge = ScriptedTransport(json: Self.empty)
        let client = WithingsClient.scripted(edge)
        for try await _ in client.sleepSegmentPages(from: .max - 5, to: .max, accessToken: "t") {}
        #expect(edge.requests.count == 1)
    }

    @Test("What an answer says beside its list is kept")
    func beside() async throws {
        let transport = ScriptedTransport(json: #"{"status":0,"body":{"model":32,"series":[],"x":{"y":null}}}"#)
        let page = try await WithingsClient.scripted(transport).sleepSegments(from: 0, to: 1, accessToken: "t")
        #expect(page.unknownFields == #"{"model":32,"x":{"y":null}}"#)
    }

    @Test("The demo user is asked for with a signature and without a browser")
    func demo() async throws {
        let transport = ScriptedTransport(
            json: #"{"status":0,"body":{"nonce":"0123456789abcdef0123456789abcdef01234567"}}"#,
            #"{"status":0,"body":{"access_token":"secret-a","refresh_token":"secret-r","expires_in":10800}}"#
        )
        let access = try await WithingsClient.scripted(transport).demoAccess(scopes: ["user.info", "user.metrics"])
        #expect(access == DemoAccess(accessToken: "secret-a", refreshToken: "secret-r", expiresIn: 10_800))
        let fields = try #require(transport.requests.last?.fields)
        #expect(fields["action"] == "getdemoaccess")
        #expect(fields["scope_oauth2"] == "user.info%2Cuser.metrics")
        #expect(
            fields["signature"]
                == RequestSignature(
                    ["getdemoaccess", "test_client_id", "0123456789abcdef0123456789abcdef01234567"],
                    secret: "test_client_secret"
                ).hex
        )
        #expect(fields["client_secret"] == nil)
        var shown = "\(access) \(String(reflecting: access))"
        dump(access, to: &shown)
        #expect(!shown.contains("secret-"))
    }
}
