import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import SimulatedCloud
import TestSupport
import Testing

@Suite("Faults")
struct FaultTests {
    /// Plans a fault for the next `getmeas`, runs the test and checks that the call after it is well again.
    func run(
        _ fault: CloudFault,
        _ test: (RawClient, _ ask: () async throws -> RawClient.Answer) async throws -> Void
    ) async throws {
        let cloud = SimulatedCloud(people: [ListTests.person()])
        try await RunningCloud.with(cloud) { running in
            let client = RawClient(running: running)
            let token = try await client.accessToken()
            await cloud.fail("/measure", action: "getmeas", with: fault)
            let ask = { try await client.post("/measure", ["action": "getmeas"], token: token) }
            try await test(client, ask)
            let after = try await ask()
            #expect(try after.rows("measuregrps").count == 26)
        }
    }

    @Test("an HTTP status, with a page of HTML or without", arguments: [500, 503])
    func statuses(code: Int) async throws {
        try await run(.httpStatus(code)) { _, ask in
            let answer = try await ask()
            #expect(answer.code == code)
        }
        try await run(.html(status: code)) { _, ask in
            let answer = try await ask()
            #expect(answer.code == code)
            #expect(answer.text.hasPrefix("<html>"))
        }
    }

    @Test("429 says when to come back")
    func tooMany() async throws {
        try await run(.tooManyRequests(retryAfter: 7)) { _, ask in
            let answer = try await ask()
            #expect(answer.code == 429)
            #expect(answer.headers["retry-after"] == ["7"])
        }
    }

    @Test("a status in the body can be any")
    func bodyStatus() async throws {
        try await run(.bodyStatus(601, error: "Too Many Requests", waitSeconds: 188)) { _, ask in
            let answer = try await ask()
            #expect(answer.code == 200)
            #expect(try answer.body()["wait_seconds"] as? Int == 188)
        }
    }

    @Test("half an answer that looks whole, nothing at all, and another content type")
    func bodies() async throws {
        try await run(.truncated) { _, ask in
            let answer = try await ask()
            #expect(answer.code == 200)
            #expect(throws: (any Error).self) { try answer.json() }
        }
        try await run(.emptyBody) { _, ask in
            let answer = try await ask()
            #expect(answer.code == 200)
            #expect(answer.bytes.isEmpty)
        }
        try await run(.contentType("text/html")) { _, ask in
            let answer = try await ask()
            #expect(answer.headers["content-type"] == ["text/html"])
            #expect(try answer.status() == 0)
        }
    }

    @Test("the connection closes before the answer, or in its middle")
    func connections() async throws {
        for fault in [CloudFault.connectionClosed, .cut] {
            try await run(fault) { _, ask in
                await #expect(throws: (any Error).self) { try await ask() }
            }
        }
    }

    @Test("slow answers are right in the end, and an endless one does not end")
    func slow() async throws {
        try await run(.slowReply(seconds: 0.05)) { _, ask in
            let answer = try await ask()
            #expect(try answer.status() == 0)
        }
        try await run(.slowBody(seconds: 0.001)) { _, ask in
            let answer = try await ask()
            #expect(try answer.status() == 0)
        }
        try await run(.endlessBody) { client, _ in
            let token = try await client.accessToken()
            var request = HTTPClientRequest(url: client.running.url + "/measure?action=getmeas")
            request.headers.add(name: "authorization", value: "Bearer \(token)")
            let response = try await CloudBrowser.withoutRedirects.execute(request, timeout: .seconds(20))
            var size = 0
            for try await part in response.body {
                size += part.readableBytes
                if size > 4 << 20 { break }
            }
            #expect(size > 4 << 20)
        }
    }

    @Test("one row that cannot be read among good ones, and rows that come twice")
    func rows() async throws {
        try await run(.unreadableRow) { _, ask in
            let answer = try await ask()
            let rows = try answer.rows("measuregrps")
            #expect(rows.count == 26)
            #expect(rows.count { !($0["grpid"] is Int) } == 1)
        }
        try await run(.doubledRows) { _, ask in
            let answer = try await ask()
            let rows = try answer.rows("measuregrps")
            #expect(rows.count == 52)
            #expect(Set(rows.compactMap { $0["grpid"] as? Int }).count == 26)
        }
    }

    @Test("a refresh whose answer is lost has turned the tokens all the same")
    func lostRefresh() async throws {
        var rules = CloudRules()
        rules.refusesRepeatedTokenRequests = false
        let cloud = SimulatedCloud(people: [ListTests.person()], rules: rules)
        try await RunningCloud.with(cloud) { running in
            let client = RawClient(running: running)
            let old = try (await client.link()["refresh_token"] as? String).orFail("no refresh token")
            await cloud.fail("/v2/oauth2", with: .httpStatus(500), afterWork: true)
            let lost = try await client.refresh(old)
            #expect(lost.code == 500)
            #expect(await cloud.log.last?.status == 0)
            let again = try await client.refresh(old)
            #expect(try again.status() == 0)
        }
    }

    @Test("faults last for the planned number of requests and only on their path")
    func counted() async throws {
        let cloud = SimulatedCloud(people: [ListTests.person()])
        try await RunningCloud.with(cloud) { running in
            let client = RawClient(running: running)
            let token = try await client.accessToken()
            await cloud.fail("/measure", times: 2, with: .httpStatus(500))
            var codes: [Int] = []
            for path in ["/v2/user", "/measure", "/measure", "/measure"] {
                codes.append(try await client.post(path, ["action": "getmeas"], token: token).code)
            }
            #expect(codes == [200, 500, 500, 200])
        }
    }
}
