import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing

@testable import WebServer

@Suite("A path prefix")
struct PathPrefixTests {
    private func application(trusting proxies: [String]) -> some ApplicationProtocol {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let router = WebRouter.make(logger: logger, usesForwarded: true, trustedProxies: proxies)
        router.get("/page") { _, _ in
            let text = #"<a href="/x">/y</a><form action="/z"><input name="next" value="/"><img src="//other/a">"#
            return Response(
                status: .ok,
                headers: [.contentType: "text/html; charset=utf-8", .contentLength: "\(text.utf8.count)"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: text))
            )
        }
        router.get("/script") { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: "text/javascript"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: "fetch('/events'); a = '//x';"))
            )
        }
        router.get("/away") { _, _ in Response(status: .seeOther, headers: [.location: "/signin?next=/"]) }
        router.get("/withings") { _, _ in
            Response(status: .seeOther, headers: [.location: "https://account.withings.com/"])
        }
        return Application(router: router)
    }

    @Test(
        "of a trusted proxy stands before links, forms, scripts and redirects, and nowhere else",
        arguments: ["X-Forwarded-Prefix", "X-Ingress-Path"]
    )
    func trusted(header: String) async throws {
        let name = try #require(HTTPField.Name(header))
        try await application(trusting: ["127.0.0.1", "::1"]).test(.live) { client in
            func get(_ path: String) async throws -> TestResponse {
                try await client.execute(uri: path, method: .get, headers: [name: "/api/ingress/abc/"])
            }
            let page = String(buffer: try await get("/page").body)
            #expect(
                page
                    == #"<a href="/api/ingress/abc/x">/y</a><form action="/api/ingress/abc/z">"#
                    + #"<input name="next" value="/"><img src="//other/a">"#
            )
            #expect(String(buffer: try await get("/script").body) == "fetch('/api/ingress/abc/events'); a = '//x';")
        }
    }

    @Test("of anybody else, or that is no plain path, changes nothing")
    func untrusted() async throws {
        try await application(trusting: ["192.0.2.1"]).test(.live) { client in
            let answer = try await client.execute(uri: "/page", method: .get, headers: [.xForwardedPrefix: "/a"])
            #expect(String(buffer: answer.body).contains(#"href="/x""#))
        }
        for text in ["", "a", "//evil.example", "/a\"><script>", "/../a", "/a b", "/a\r\nX: y", "https://evil.example"]
        {
            #expect(PathPrefix(text) == nil, "\(text)")
        }
        #expect(PathPrefix("/a/")?.location("/b") == "/a/b")
        #expect(PathPrefix("/a")?.location("//evil.example") == "//evil.example")
        #expect(PathPrefix("/a")?.location("https://account.withings.com/") == "https://account.withings.com/")
    }
}
