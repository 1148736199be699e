import Access
import Foundation
import HTTPTypes
import HomeAssistantLink
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import TestSupport
import Testing
import WebServer
import WebSocketServer

@testable import WebAPI

@Suite("The WebSocket over a real connection")
struct SocketLiveTests {
    private let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private func application(_ bridge: Bridge, _ limits: WebSocketLimits = .init()) -> (
        some ApplicationProtocol, WebSocketDoor
    ) {
        let router = WebRouter.make(logger: quiet)
        let api = bridge.routes()
        api.add(to: router)
        let door = api.webSocketDoor(limits: limits)
        return (
            Application(
                router: router,
                server: .http1(webSocket: door),
                configuration: .init(address: .hostname("127.0.0.1", port: 0)),
                logger: quiet
            ), door
        )
    }

    private func home(_ bridge: Bridge, port: Int?) async throws -> WebSocketHomeAssistant {
        let token = try await bridge.gatekeeper.createLongLivedToken(name: "live").token
        let url = "http://127.0.0.1:\(try #require(port))"
        return WebSocketHomeAssistant(
            address: try #require(HomeAssistantAddress(url: url, token: token)),
            answerTimeout: .seconds(10),
            logger: quiet
        )
    }

    @Test("a client of Home Assistant's WebSocket signs in and asks, beside ordinary requests")
    func client() async throws {
        let bridge = try await HistoryTests.bridge()
        let (application, door) = application(bridge)
        try await application.test(.live) { client in
            let home = try await home(bridge, port: client.port)
            try await home.withSession { session in
                #expect(await session.version == "1.2.3")
                #expect(try await session.call("get_states").array?.isEmpty == false)
                #expect(door.seats.count == 1)
                let response = try await client.execute(uri: "/health/live", method: .get)
                #expect(response.status == .ok)
            }
        }
        #expect(door.seats.count == 0)
    }

    @Test("the program stops within seconds while somebody is connected")
    func stops() async throws {
        let bridge = try Bridge()
        let (application, _) = application(bridge)
        let ended = Task {
            try await application.test(.live) { client in
                let home = try await home(bridge, port: client.port)
                // The client never leaves by itself; the end of the test stops the server.
                let stays = Task {
                    try await home.withSession { session in
                        _ = try await session.call("get_config")
                        try await Task.sleep(for: .seconds(60))
                    }
                }
                try await Task.sleep(for: .milliseconds(300))
                return stays
            }
        }
        let stays = try await ended.value
        stays.cancel()
        await #expect(throws: (any Error).self) { try await stays.value }
    }

    @Test("who asks for a WebSocket in a wrong way, or where there is none, is answered")
    func refused() async throws {
        let bridge = try Bridge()
        let (application, _) = application(bridge)
        try await application.test(.live) { client in
            let upgrade: HTTPFields = [.connection: "Upgrade", .upgrade: "websocket"]
            let wrong = try await client.execute(uri: "/api/websocket", method: .get, headers: upgrade)
            #expect(wrong.status == .badRequest)
            let elsewhere = try await client.execute(uri: "/health/live", method: .get, headers: upgrade)
            #expect(elsewhere.status == .ok)
            let post = try await client.execute(uri: "/api/websocket", method: .post, headers: upgrade)
            #expect(post.status == .methodNotAllowed)
        }
    }

    @Test("more connections than there are seats are turned away with 503")
    func full() async throws {
        let bridge = try Bridge()
        var limits = WebSocketLimits()
        limits.mostConnections = 1
        let (application, _) = application(bridge, limits)
        try await application.test(.live) { client in
            let home = try await home(bridge, port: client.port)
            try await home.withSession { session in
                _ = try await session.call("get_config")
                await #expect(throws: HomeAssistantFault.self) { try await home.withSession { _ in } }
                #expect(try await session.call("get_config")["state"] == "RUNNING")
            }
        }
    }

    /// Waits on a thread of its own: the few that tests and the server share are not to be held by a socket.
    private static func hears(_ word: String, _ visitor: RawVisitor) async -> Bool {
        nonisolated(unsafe) let visitor = visitor
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: visitor.hears(word, patience: 60)) }
        }
    }

    @Test("strangers who only sit keep nobody out")
    func sitters() async throws {
        let bridge = try Bridge()
        var limits = WebSocketLimits()
        limits.mostConnections = 2
        let (application, door) = application(bridge, limits)
        try await application.test(.live) { client in
            let port = try #require(client.port)
            var sitting: [RawVisitor] = []
            for _ in 0..<6 {
                let visitor = try RawVisitor(port: port)
                visitor.send(
                    "GET /api/websocket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
                )
                // Each has sat down before the next comes: who comes after the client would be in the right to its seat.
                #expect(await Self.hears("auth_required", visitor))
                sitting.append(visitor)
            }
            let home = try await home(bridge, port: port)
            let state = try await home.withSession { try await $0.call("get_config")["state"] }
            #expect(state == "RUNNING")
            // The first had to go, with a word of farewell.
            #expect(sitting.first?.receive().isClosed == true)
        }
        #expect(door.seats.count == 0)
    }

    @Test("a message that is too large ends only the connection it came over")
    func tooLarge() async throws {
        let bridge = try Bridge()
        var limits = WebSocketLimits()
        limits.largestMessage = 2_000
        let (application, _) = application(bridge, limits)
        try await application.test(.live) { client in
            let home = try await home(bridge, port: client.port)
            await #expect(throws: HomeAssistantFault.self) {
                try await home.withSession { session in
                    _ = try await session.call("ping", ["text": .string(String(repeating: "x", count: 3_000))])
                }
            }
            try await home.withSession { _ = try await $0.call("get_config") }
        }
    }

    @Test("a client that does not keep up is sent away, and messages that wait together can be one list")
    func outbox() {
        var limits = WebSocketLimits()
        limits.mostWaitingMessages = 3
        let slow = WebSocketOutbox(limits: limits)
        for number in 0..<5 { slow.send(Array("\(number)".utf8)) }
        #expect(slow.isClosing)
        #expect(slow.takeMessages().isEmpty)
        let list = WebSocketOutbox()
        list.coalesce(true)
        list.send(Array("1".utf8))
        #expect(list.takeMessages() == [Array("1".utf8)])
        list.send(Array("1".utf8))
        list.send(Array("{}".utf8))
        #expect(list.takeMessages() == [Array("[1,{}]".utf8)])
    }
}
