import Hummingbird
import HummingbirdTesting
import JSONDocument
import Logging
import Testing

@testable import HomeAssistantLink

@Suite("The link to a Home Assistant")
struct LinkTests {
    /// Runs a test against a home at a real port.
    private func visit(
        hasSocket: Bool = true,
        token: String = "good",
        _ test: @escaping @Sendable (WebSocketHomeAssistant) async throws -> Void
    ) async throws {
        try await ScriptedTalk.application(hasSocket: hasSocket).test(.live) { client in
            let port = try #require(client.port)
            try await test(home(port: port, token: token))
        }
    }

    private func home(port: Int, token: String = "good") throws -> WebSocketHomeAssistant {
        WebSocketHomeAssistant(
            address: try #require(HomeAssistantAddress(url: "http://127.0.0.1:\(port)/", token: token)),
            answerTimeout: .seconds(5),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    private func code(_ body: () async throws -> Void) async -> HomeAssistantFault.Code? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? HomeAssistantFault)?.code
        }
    }

    @Test("signs in, and matches answers to questions, also many at once and very long ones")
    func talks() async throws {
        try await visit { home in
            try await home.withSession { session in
                #expect(await session.version == "2026.11.0")
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<50 {
                        group.addTask {
                            let text = "\(number)" + String(repeating: "한", count: number * 1000)
                            let echo = try await session.call("echo", ["text": .string(text)])
                            #expect(echo == .string(text))
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }

    @Test("says plainly why it did not get in, or what Home Assistant refused")
    func faults() async throws {
        try await visit(token: "bad") { home in
            #expect(await code { try await home.withSession { _ in } } == .wrongToken)
        }
        try await visit(hasSocket: false) { home in
            #expect(await code { try await home.withSession { _ in } } == .notHomeAssistant)
        }
        try await visit { home in
            #expect(await code { try await home.withSession { _ = try await $0.call("x") } } == .unknownCommand)
            #expect(await code { try await home.withSession { _ = try await $0.call("admin") } } == .unauthorized)
            #expect(await code { try await home.withSession { _ = try await $0.call("leave") } } == .lost)
        }
        let nobody = try home(port: 1)
        #expect(await code { try await nobody.withSession { _ in } } == .unreachable)
    }

    @Test("does not wait for an answer for ever")
    func patience() async throws {
        try await visit { home in
            let hasty = WebSocketHomeAssistant(
                address: home.address,
                answerTimeout: .milliseconds(200),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
            #expect(await code { try await hasty.withSession { _ = try await $0.call("silence") } } == .timeout)
        }
    }

    @Test(
        "finds the WebSocket of an address as people write it",
        arguments: [
            ("http://homeassistant.local:8123", "/api/websocket", 8123, false),
            ("https://home.example.org/", "/api/websocket", 443, true),
            ("http://supervisor/core", "/core/websocket", 80, false),
            ("https://example.org/ha", "/ha/api/websocket", 443, true),
            ("ws://[::1]:8123/api/websocket", "/api/websocket", 8123, false),
        ]
    )
    func addresses(url: String, path: String, port: Int, isSecure: Bool) throws {
        let address = try #require(HomeAssistantAddress(url: url, token: "t"))
        #expect(address.path == path)
        #expect(address.port == port)
        #expect(address.isSecure == isSecure)
        #expect(!"\(address)".contains("t:") && !String(reflecting: address).contains("\"t\""))
    }

    @Test(
        "takes nothing for an address that is none",
        arguments: ["", "homeassistant", "mqtt://a", "http://", "http:///x"]
    )
    func noAddress(text: String) {
        #expect(HomeAssistantAddress(url: text, token: "t") == nil)
    }
}
