import Testing
import WithingsAPI

@Suite("Questions and pages")
struct PagingTests {
    private func group(_ id: Int) -> String {
        #"{"grpid":\#(id),"attrib":0,"date":1700000000,"created":1700000001,"modified":1700000002,"category":1,"measures":[]}"#
    }

    @Test("Measures are asked for as readings, with the token in the header")
    func measures() async throws {
        let transport = ScriptedTransport(
            json: #"{"status":0,"body":{"updatetime":"1700000300","timezone":"Europe\/Paris","measuregrps":[]}}"#
        )
        let page = try await WithingsClient.scripted(transport)
            .measures(.measured(from: 1, to: 2), offset: 5, accessToken: "abc")
        #expect(page == Page(rows: [], updatedAt: 1_700_000_300, timeZone: "Europe/Paris"))
        let request = try #require(transport.requests.first)
        #expect(request.url == "https://wbsapi.withings.net/measure")
        #expect(request.form == "action=getmeas&category=1&startdate=1&enddate=2&offset=5")
        #expect(request.headers["Authorization"] == "Bearer abc")
        #expect(request.headers["Content-Type"] == "application/x-www-form-urlencoded")
    }

    @Test("The other lists name all documented fields and either days or the last change")
    func others() async throws {
        let transport = ScriptedTransport(
            json: #"{"status":0,"body":{"series":[]}}"#,
            #"{"status":0,"body":{"activities":[]}}"#,
            #"{"status":0,"body":{"devices":[]}}"#,
            #"{"status":0,"body":{"goals":[]}}"#
        )
        let client = WithingsClient.scripted(transport)
        let first = try #require(LocalDay("2024-02-29"))
        _ = try await client.sleepSummaries(.days(from: first, to: first.adding(days: 1)), accessToken: "t")
        _ = try await client.dailyActivity(.changed(since: 77), accessToken: "t")
        _ = try await client.devices(accessToken: "t")
        #expect(try await client.goals(accessToken: "t") == Goals())
        let requests = transport.requests
        #expect(
            requests.map(\.url)
                == ["/v2/sleep", "/v2/measure", "/v2/user", "/v2/user"].map { "https://wbsapi.withings.net" + $0 }
        )
        #expect(requests[0].fields["startdateymd"] == "2024-02-29")
        #expect(requests[0].fields["enddateymd"] == "2024-03-01")
        #expect(requests[0].fields["lastupdate"] == nil)
        #expect(requests[0].fields["data_fields"]?.contains("sleep_score%2Cnight_events") == true)
        #expect(requests[1].fields["lastupdate"] == "77")
        #expect(requests[1].fields["startdateymd"] == nil)
        #expect(requests[1].fields["data_fields"]?.hasPrefix("steps%2Cdistance") == true)
        #expect(requests[2].form == "action=getdevice")
        #expect(requests[3].form == "action=getgoals")
    }

    @Test(
        "A page leads on in whatever form Withings says that there is more",
        arguments: [
            (#""more":1,"offset":300"#, 300), (#""more":true,"offset":300"#, 300), (#""more":"1","offset":"300""#, 300),
            (#""more":"true","offset":300"#, 300), (#""more":0,"offset":300"#, nil),
            (#""more":false,"offset":200"#, nil),
            (#""more":"0","offset":1"#, nil), (#""offset":200"#, nil), (#""more":null,"offset":200"#, nil),
            (#""more":true"#, nil), (#""more":true,"offset":100"#, nil), (#""more":true,"offset":99"#, nil),
            (#""more":2,"offset":300"#, 300),
        ] as [(String, Int64?)]
    )
    func more(fields: String, next: Int64?) async throws {
        let transport = ScriptedTransport(json: #"{"status":0,"body":{"measuregrps":[],\#(fields)}}"#)
        let page = try await WithingsClient.scripted(transport).measures(.everything, offset: 100, accessToken: "t")
        #expect(page.nextOffset == next)
    }

    @Test(
        "A page says when there is more and no way on: such a list is not whole",
        arguments: [
            (#""more":true"#, true), (#""more":true,"offset":100"#, true), (#""more":1,"offset":99"#, true),
            (#""more":true,"offset":null"#, true), (#""more":true,"offset":"x""#, true),
            (#""more":true,"offset":300"#, false), (#""more":false,"offset":100"#, false), (#""offset":100"#, false),
        ]
    )
    func cutShort(fields: String, isCutShort: Bool) async throws {
        let transport = ScriptedTransport(json: #"{"status":0,"body":{"measuregrps":[],\#(fields)}}"#)
        let page = try await WithingsClient.scripted(transport).measures(.everything, offset: 100, accessToken: "t")
        #expect(page.isCutShort == isCutShort)
    }

    @Test("The sequence of pages goes on to the last and asks no more")
    func pages() async throws {
        let transport = ScriptedTransport(
            json: #"{"status":0,"body":{"measuregrps":[\#(group(1)),\#(group(2))],"more":1,"offset":2}}"#,
            #"{"status":0,"body":{"measuregrps":[\#(group(3))],"more":1,"offset":3}}"#,
            #"{"status":0,"body":{"measuregrps":[\#(group(4))]}}"#
        )
        var ids: [Int64] = []
        for try await page in WithingsClient.scripted(transport).measurePages(.everything, accessToken: "t") {
            ids += page.rows.map(\.id)
        }
        #expect(ids == [1, 2, 3, 4])
        #expect(transport.requests.map { $0.fields["offset"] } == [nil, "2", "3"])
    }

    @Test("The sequence of pages ends with the error of a page")
    func failingPages() async throws {
        let transport = ScriptedTransport(
            json: #"{"status":0,"body":{"series":[],"more":true,"offset":2}}"#,
            #"{"status":401,"body":{}}"#
        )
        var iterator = WithingsClient.scripted(transport)
            .sleepSummaryPages(.changed(since: 0), accessToken: "t").makeAsyncIterator()
        #expect(try await iterator.next()?.nextOffset == 2)
        await #expect(throws: WithingsError.self) { try await iterator.next() }
        #expect(try await iterator.next() == nil)
    }

    @Test("A list whose offset stands still ends, and says that it is not whole")
    func standingCursor() async throws {
        let page = #"{"status":0,"body":{"measuregrps":[\#(group(1))],"more":true,"offset":2}}"#
        let transport = ScriptedTransport(json: page, page, page)
        var pages: [Page<MeasureGroup>] = []
        for try await page in WithingsClient.scripted(transport).measurePages(.everything, accessToken: "t") {
            pages.append(page)
        }
        #expect(pages.map(\.nextOffset) == [2, nil])
        #expect(pages.map(\.isCutShort) == [false, true])
    }

    @Test("A walk whose task is cancelled asks no more, and says why it ended")
    func cancelled() async throws {
        let page = #"{"status":0,"body":{"series":[],"more":true,"offset":2}}"#
        let transport = ScriptedTransport(json: page, page)
        let client = WithingsClient.scripted(transport)
        let walk = Task {
            var pages = 0
            do {
                for try await _ in client.heartRecordingPages(.everything, accessToken: "t") {
                    pages += 1
                    withUnsafeCurrentTask { $0?.cancel() }
                }
                return (pages, WithingsError.Code?.none)
            } catch {
                return (pages, (error as? WithingsError)?.code)
            }
        }
        let (pages, code) = await walk.value
        #expect(pages == 1)
        #expect(code == .cancelled)
        #expect(transport.requests.count == 1)
    }

    @Test(
        "A body that is empty in any way is an empty page",
        arguments: [
            #"{"status":0,"body":[]}"#, #"{"status":0,"body":{}}"#, #"{"status":0,"body":null}"#,
            #"{"status":0,"body":{"devices":null}}"#, #"{"status":0,"body":{"devices":{}}}"#,
            #"{"body":{"devices":[]},"status":"0"}"#,
        ]
    )
    func empty(json: String) async throws {
        let page = try await WithingsClient.scripted(ScriptedTransport(json: json)).devices(accessToken: "t")
        #expect(page == Page(rows: []))
    }
}
