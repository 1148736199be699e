import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import TestSupport
import Testing

@testable import WithingsAPI

@Suite("The real network, on loopback")
struct AsyncHTTPTransportTests {
    private func fault(_ transport: AsyncHTTPTransport, _ url: String) async -> WithingsError? {
        await #expect(throws: WithingsError.self) { try await transport.post(url, headers: [], body: []) }
    }

    @Test("A form goes out with its headers and the answer comes back whole, compressed on the way")
    func roundTrip() async throws {
        let body = Array(String(repeating: #"{"grpid":1,"date":1700000000},"#, count: 100_000).utf8)
        try await TestServer.run(.answer(.ok, headers: [("content-type", "application/json")], body: body)) { server in
            let answer = try await AsyncHTTPTransport().post(
                server.url,
                headers: [("Authorization", "Bearer abc"), ("Content-Type", "application/x-www-form-urlencoded")],
                body: Array("action=getmeas".utf8)
            )
            #expect(answer.status == 200)
            #expect(answer.contentType == "application/json")
            #expect(answer.body == body)
            let head = try #require(server.heads.with { $0.first })
            #expect(head.method == .POST)
            #expect(head.headers["authorization"] == ["Bearer abc"])
            #expect(head.headers["content-type"] == ["application/x-www-form-urlencoded"])
            #expect(head.headers["accept-encoding"] == ["gzip"])
            #expect(head.headers["content-length"] == ["14"])
        }
    }

    @Test("Status and Retry-After are handed on, and redirects are not followed")
    func head() async throws {
        try await TestServer.run(.answer(.tooManyRequests, headers: [("retry-after", "17")], body: [])) { server in
            let answer = try await AsyncHTTPTransport().post(server.url, headers: [], body: [])
            #expect(answer.status == 429)
            #expect(answer.retryAfter == 17)
        }
        try await TestServer.run(.answer(.found, headers: [("location", "/elsewhere")], body: [])) { server in
            let answer = try await AsyncHTTPTransport().post(server.url, headers: [], body: [])
            #expect(answer.status == 302)
            #expect(server.heads.with { $0.count } == 1)
        }
    }

    @Test("An answer above the limit is given up while it comes, plain, announced or compressed")
    func tooLarge() async throws {
        let transport = AsyncHTTPTransport(maximumBytes: 1 << 20)
        try await TestServer.run(.endless) { server in
            #expect(await fault(transport, server.url)?.code == .unreadable)
        }
        try await TestServer.run(.answer(.ok, body: [UInt8](repeating: 0x20, count: 2 << 20))) { server in
            #expect(await fault(transport, server.url)?.code == .unreadable)
        }
    }

    @Test("A compressed answer that unpacks beyond the client's limit is given up while it is unpacked")
    func bomb() async throws {
        // A smaller limit than the default one: unpacking 64 MiB would keep an event loop from all other tests.
        let configuration = AsyncHTTPTransport.defaultConfiguration(unpackingUpTo: 1 << 20)
        let client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
        try await TestServer.run(.answer(.ok, body: [UInt8](repeating: 0x20, count: 2 << 20))) { server in
            #expect(await fault(AsyncHTTPTransport(client: client), server.url)?.code == .unreadable)
        }
        try await client.shutdown()
    }

    @Test(
        "The ordinary transport takes 64 MiB, whether they come plain or are unpacked, and refuses what is announced as more"
    )
    func ordinaryLimit() async throws {
        #expect(AsyncHTTPTransport().maximumBytes == 67_108_864)
        // Unpacking so much would keep an event loop from all other tests, so the setting is looked at instead.
        guard case .enabled(let limit) = AsyncHTTPTransport.defaultConfiguration().decompression else {
            Issue.record("Compressed answers should be read.")
            return
        }
        #expect("\(limit)".contains("67108864"))
        try await TestServer.run(.announcement(67_108_865)) { server in
            #expect(await fault(AsyncHTTPTransport(), server.url)?.message == "The answer is larger than 64 MiB.")
        }
    }

    @Test("An answer that keeps coming is given up when it takes too long")
    func slow() async throws {
        // Each look at this clock finds another two minutes gone.
        let clock = HastyClock(secondsPerLook: 120)
        try await TestServer.run(.endless) { server in
            let error = await fault(AsyncHTTPTransport(clock: clock), server.url)
            #expect(error?.code == .unreachable)
            #expect(error?.message == "Withings does not answer in time.")
        }
    }

    @Test("A connection that breaks off or is refused is no answer")
    func broken() async throws {
        var closed = ""
        try await TestServer.run(.cut) { server in
            let error = await fault(AsyncHTTPTransport(), server.url)
            #expect(error?.code == .unreachable)
            #expect(error?.remedy == .retry(afterSeconds: 30))
            closed = server.url
        }
        #expect(await fault(AsyncHTTPTransport(), closed)?.code == .unreachable)
        #expect(await fault(AsyncHTTPTransport(), "nonsense")?.code == .unreachable)
        let untrusted = await fault(AsyncHTTPTransport(), closed.replacing("http:", with: "https:"))
        #expect(untrusted?.code == .unreachable)
    }

    @Test("Silence ends with the time-out of the client")
    func silence() async throws {
        var configuration = AsyncHTTPTransport.defaultConfiguration()
        configuration.timeout.read = .milliseconds(50)
        let client = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
        try await TestServer.run(.silence) { server in
            #expect(await fault(AsyncHTTPTransport(client: client), server.url)?.code == .unreachable)
        }
        try await client.shutdown()
    }

    @Test("A cancelled request says so")
    func cancelled() async throws {
        try await TestServer.run(.silence) { server in
            let task = Task { try await AsyncHTTPTransport().post(server.url, headers: [], body: []) }
            while server.heads.with({ $0.isEmpty }) { await Task.yield() }
            task.cancel()
            let error = await #expect(throws: WithingsError.self) { try await task.value }
            #expect(error?.code == .cancelled)
        }
    }

    @Test(
        "Retry-After is seconds or a date",
        arguments: [
            ("17", 17), ("0", 0), ("Tue, 14 Nov 2023 22:14:20 GMT", 60), ("Tue, 14 Nov 2023 22:13:19 GMT", 0),
            ("", nil),
            ("soon", nil), ("-5", nil), ("inf", nil), ("Tue, 31 Feb 2023 22:14:20 GMT", nil),
            ("Tue, 14 Nov 2023 25:00:00 GMT", nil),
        ] as [(String, Double?)]
    )
    func retryAfter(text: String, seconds: Double?) {
        #expect(RetryAfter(text, now: 1_700_000_000)?.seconds == seconds)
    }
}
