import Access
import TestSupport
import WebServer
import WebSocketServer

@testable import WebAPI

/// A client of the WebSocket without a network: says things and looks at what waits for it.
struct SocketListener {
    let bridge: Bridge
    let talk: SocketConversation
    let outbox = WebSocketOutbox()

    init(_ bridge: Bridge, inSafeMode: Bool = false) async {
        self.bridge = bridge
        talk = SocketConversation(api: bridge.routes(inSafeMode: inSafeMode), outbox: outbox)
        await talk.opened()
    }

    /// Somebody who has come in.
    static func welcome(_ bridge: Bridge, inSafeMode: Bool = false) async throws -> SocketListener {
        let listener = await SocketListener(bridge, inSafeMode: inSafeMode)
        let token = try await bridge.gatekeeper.createLongLivedToken(name: "test \(bridge.clock.uptime)").token
        await listener.say(["type": "auth", "access_token": .string(token)])
        _ = listener.heard()
        return listener
    }

    func say(_ value: JSONValue) async { await talk.received(value.bytes, isText: true) }

    /// What came since the last time.
    func heard() -> [JSONValue] {
        outbox.takeMessages().compactMap { JSONReader.value($0) }
    }

    /// Says a command and gives the one answer.
    func ask(_ id: Int, _ type: String, _ members: [String: JSONValue] = [:]) async -> JSONValue {
        var command = members
        command["id"] = .int(id)
        command["type"] = .string(type)
        await say(.object(command))
        return heard().first ?? .null
    }
}
