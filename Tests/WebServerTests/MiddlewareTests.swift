import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import TestSupport
import Testing
import WebServer

@Suite("Every answer")
struct MiddlewareTests {
    private struct Secretive: Error { let secret = "hunter2" }

    private func application(_ logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        -> some ApplicationProtocol
    {
        let router = WebRouter.make(logger: logger, usesForwarded: true, trustedProxies: ["127.0.0.1", "::1"])
        router.get("/page") { _, context in "\(context.clientAddress ?? "-") \(context.isSecure)" }
        router.get("/own") { _, _ in Response(status: .ok, headers: [.contentSecurityPolicy: "default-src 'none'"]) }
        router.get("/broken") { _, _ -> String in throw Secretive() }
        router.get("/api/fault") { _, _ -> String in throw WebError(.badRequest, message: "No.", code: "no") }
        router.post("/read") { request, _ in try await String(request.bytes(upTo: 100).count) }
        return Application(router: router)
    }

    @Test(
        "carries the headers that protect the browser, faults included",
        arguments: ["/page", "/broken", "/missing", "/api/fault"]
    )
    func securityHeaders(path: String) async throws {
        try await application().test(.router) { client in
            let answer = try await client.execute(uri: path, method: .get)
            // Word for word: whatever is let in besides has to be meant.
            let policy =
                "default-src 'self'; base-uri 'none'; object-src 'none'; img-src 'self' data:; form-action 'self'; "
                + "frame-ancestors 'self'"
            #expect(answer.headers[.contentSecurityPolicy] == policy)
            #expect(answer.headers[.xFrameOptions] == "SAMEORIGIN")
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(answer.headers[.referrerPolicy] == "same-origin")
        }
    }

    @Test("keeps the policy that its page has set")
    func ownPolicy() async throws {
        try await application().test(.router) { client in
            let answer = try await client.execute(uri: "/own", method: .get)
            #expect(answer.headers[.contentSecurityPolicy] == "default-src 'none'")
        }
    }

    @Test("to an unexpected error is a plain 500 that tells nothing of the inside")
    func unexpected() async throws {
        let log = LogLines()
        try await application(log.logger).test(.router) { client in
            let answer = try await client.execute(uri: "/broken?token=hunter2", method: .get)
            #expect(answer.status == .internalServerError)
            #expect(String(buffer: answer.body) == "500: Internal Server Error")
        }
        #expect(log.text.contains("Secretive"))
        #expect(!log.text.contains("hunter2"))
    }

    @Test("to what is missing is Home Assistant's 404")
    func missing() async throws {
        try await application().test(.router) { client in
            let answer = try await client.execute(uri: "/api/nope", method: .get)
            #expect(answer.status == .notFound)
            #expect(String(buffer: answer.body) == "404: Not Found")
            #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
        }
    }

    @Test("to a fault under /api is Home Assistant's message")
    func message() async throws {
        try await application().test(.router) { client in
            let answer = try await client.execute(uri: "/api/fault", method: .get)
            #expect(answer.status == .badRequest)
            #expect(String(buffer: answer.body) == #"{"code":"no","message":"No."}"#)
            #expect(answer.headers[.cacheControl] == "no-store")
        }
    }

    @Test("to a body above the limit is 413")
    func tooLarge() async throws {
        try await application().test(.router) { client in
            let fits = try await client.execute(uri: "/read", method: .post, body: ByteBuffer(repeating: 1, count: 100))
            #expect(String(buffer: fits.body) == "100")
            let large = try await client.execute(
                uri: "/read",
                method: .post,
                body: ByteBuffer(repeating: 1, count: 101)
            )
            #expect(large.status == .contentTooLarge)
        }
    }

    @Test("is logged with its path but neither query nor webhook")
    func requestLog() async throws {
        let log = LogLines()
        try await application(log.logger).test(.router) { client in
            _ = try await client.execute(uri: "/page?code=hunter2", method: .get)
            _ = try await client.execute(uri: "/api/webhook/hunter2", method: .get)
        }
        #expect(log.text.contains("path=/page "))
        #expect(log.text.contains("status=200"))
        #expect(log.text.contains("path=/api/webhook/… "))
        #expect(!log.text.contains("hunter2"))
    }

    @Test("HEAD is answered wherever GET is, and a connection that wants another protocol is closed")
    func heads() async throws {
        try await application().test(.router) { client in
            let head = try await client.execute(uri: "/page", method: .head)
            #expect(head.status == .ok)
            #expect(head.body.readableBytes == 0)
            let upgrade = try await client.execute(
                uri: "/page",
                method: .get,
                headers: [.connection: "Upgrade, HTTP2-Settings", .upgrade: "h2c"]
            )
            #expect(upgrade.status == .ok)
            #expect(upgrade.headers[.connection] == "close")
        }
    }

    @Test("knows who asks behind a trusted proxy")
    func proxy() async throws {
        try await application().test(.live) { client in
            let plain = try await client.execute(uri: "/page", method: .get)
            #expect(["127.0.0.1 false", "::1 false"].contains(String(buffer: plain.body)))
            let answer = try await client.execute(
                uri: "/page",
                method: .get,
                headers: [.xForwardedFor: "198.51.100.7, 203.0.113.9", .xForwardedProto: "https"]
            )
            #expect(String(buffer: answer.body) == "203.0.113.9 true")
        }
    }
}
