import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Testing
import WebServer

@Suite("Pages of other origins")
struct CrossOriginTests {
    private func application(_ origins: [String]) -> some ApplicationProtocol {
        let router = WebRouter.make(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, origins: origins)
        router.get("/api/states") { _, _ in "states" }
        router.get("/api/fault") { _, _ -> String in throw WebError(.badRequest, message: "No.") }
        router.get("/config") { _, _ in "page" }
        router.post("/auth/token") { _, _ in "token" }
        return Application(router: router)
    }

    private func ask(
        _ path: String,
        from origin: String?,
        _ method: HTTPRequest.Method = .get,
        _ more: HTTPFields = [:],
        allowing origins: [String] = ["https://dash.example"]
    ) async throws -> TestResponse {
        var headers = more
        headers[.origin] = origin
        let asked = headers
        return try await application(origins).test(.router) { client in
            try await client.execute(uri: path, method: method, headers: asked)
        }
    }

    @Test(
        "read the API if they are named, faults included, and never with a cookie",
        arguments: ["states", "fault", "none"]
    )
    func named(path: String) async throws {
        let answer = try await ask("/api/\(path)", from: "https://dash.example")
        #expect(answer.headers[.accessControlAllowOrigin] == "https://dash.example")
        #expect(answer.headers[.vary]?.contains("Origin") == true)
        #expect(answer.headers[.accessControlAllowCredentials] == nil)
        let every = try await ask("/api/\(path)", from: "https://any.example", allowing: ["*"])
        #expect(every.headers[.accessControlAllowOrigin] == "*")
    }

    @Test(
        "read nothing if they are not, and no page of ours at all",
        arguments: [
            ("/api/states", "https://evil.example"), ("/api/states", "https://dash.example.evil.example"),
            ("/api/states", "http://dash.example"), ("/api/states", "null"), ("/api/states", nil),
            ("/config", "https://dash.example"), ("/", "https://dash.example"),
        ]
    )
    func unnamed(path: String, origin: String?) async throws {
        #expect(try await ask(path, from: origin).headers[.accessControlAllowOrigin] == nil)
        let asked: HTTPFields = [.accessControlRequestMethod: "GET"]
        let preflight = try await ask(path, from: origin, .options, asked)
        #expect(preflight.headers[.accessControlAllowOrigin] == nil)
        #expect(preflight.status != .ok)
    }

    @Test("are told before they ask what they may send")
    func preflight() async throws {
        let asked: HTTPFields = [
            .accessControlRequestMethod: "POST", .accessControlRequestHeaders: "Authorization, content-type",
        ]
        let answer = try await ask("/api/states", from: "https://dash.example", .options, asked)
        #expect(answer.status == .ok)
        #expect(answer.headers[.accessControlAllowMethods] == "POST")
        #expect(answer.headers[.accessControlAllowHeaders]?.contains("authorization") == true)
        let strange: HTTPFields = [.accessControlRequestMethod: "POST", .accessControlRequestHeaders: "x-evil"]
        #expect(try await ask("/api/states", from: "https://dash.example", .options, strange).status == .forbidden)
    }

    @Test("get their tokens whoever they are, as from Home Assistant")
    func tokens() async throws {
        let answer = try await ask("/auth/token", from: "https://any.example", .post, allowing: [])
        #expect(answer.headers[.accessControlAllowOrigin] == "*")
        let asked: HTTPFields = [.accessControlRequestMethod: "POST"]
        #expect(try await ask("/auth/token", from: "https://any.example", .options, asked, allowing: []).status == .ok)
    }
}
