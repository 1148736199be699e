import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import TestSupport
import Testing

@testable import WebServer

@Suite("Addresses")
struct AddressTests {
    @Test(
        "belong to a network or not",
        arguments: [
            ("172.30.33.0/24", "172.30.33.7", true), ("172.30.33.0/24", "172.30.34.7", false),
            ("10.0.0.5", "10.0.0.5", true), ("10.0.0.5", "10.0.0.6", false), ("fd00::/8", "fd12::1", true),
            ("fd00::/8", "fe80::1", false), ("10.0.0.0/8", "::ffff:10.1.2.3", true), ("0.0.0.0/0", "203.0.113.1", true),
            ("0.0.0.0/0", "2001:db8::1", false), ("10.0.0.0/8", "nonsense", false),
        ]
    )
    func networks(range: String, address: String, isInside: Bool) throws {
        #expect(try #require(AddressRange(range)).contains(address) == isInside)
    }

    @Test(
        "that are none are refused",
        arguments: ["", "/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "host", "1.2.3"]
    )
    func malformed(text: String) {
        #expect(AddressRange(text) == nil)
    }

    @Test(
        "in X-Forwarded-For are believed as far as trusted proxies wrote them",
        arguments: [
            (["203.0.113.9"], "203.0.113.9"), (["198.51.100.1", "203.0.113.9"], "203.0.113.9"),
            (["198.51.100.1", "203.0.113.9", "10.0.0.2"], "203.0.113.9"), ([], "10.0.0.1"),
            // With a port, as some proxies write it; and whom nobody can read is nobody at the proxy's machine.
            (["203.0.113.9:51234"], "203.0.113.9"), (["[2001:db8::9]:443"], "2001:db8::9"),
            (["garbage", "10.0.0.2"], "10.0.0.2 (proxy)"), (["unknown"], "10.0.0.1 (proxy)"),
        ]
    )
    func forwarded(chain: [String], client: String) {
        let middleware = ClientAddressMiddleware(usesForwarded: true, trustedProxies: ["10.0.0.0/24"], servesTLS: false)
        #expect(middleware.client(behind: "10.0.0.1", forwarded: chain) == client)
    }

    @Test(
        "of proxies that are not trusted are noted once each, those of strangers not; who comes by one is nobody at its machine"
    )
    func unknownProxies() async throws {
        let log = LogLines()
        let proxies = UnknownProxies(logger: log.logger)
        let router = WebRouter.make(
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            unknownProxies: proxies
        )
        router.get("/who") { _, context in context.clientAddress ?? "-" }
        try await Application(router: router).test(.live) { client in
            let direct = try await client.execute(uri: "/who", method: .get)
            let own = String(buffer: direct.body)
            #expect(AddressRange.isLocal(own) && proxies.addresses.isEmpty)
            let behind = try await client.execute(uri: "/who", method: .get, headers: [.xForwardedFor: "203.0.113.9"])
            #expect(String(buffer: behind.body) == own + " (proxy)")
            _ = try await client.execute(uri: "/who", method: .get, headers: [.xForwardedFor: "203.0.113.9"])
            #expect(proxies.addresses == [own])
        }
        proxies.note("203.0.113.77")
        #expect(proxies.addresses.count == 1)
        #expect(log.text.contains("trusted_proxies") && log.text.split(separator: "\n").count == 1, "it is told once")
    }

    @Test("in X-Forwarded-For are nobody's word where the connection does not come from a trusted proxy")
    func untrusted() async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let router = WebRouter.make(logger: logger, usesForwarded: true, trustedProxies: ["192.0.2.1"])
        router.get("/who") { _, context in "\(context.clientAddress ?? "-") \(context.isSecure)" }
        try await Application(router: router).test(.live) { client in
            let headers: HTTPFields = [.xForwardedFor: "203.0.113.9", .xForwardedProto: "https"]
            let answer = try await client.execute(uri: "/who", method: .get, headers: headers)
            #expect(["127.0.0.1 (proxy) false", "::1 (proxy) false"].contains(String(buffer: answer.body)))
        }
    }
}
