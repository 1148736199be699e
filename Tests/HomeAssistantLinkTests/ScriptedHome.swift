import Hummingbird
import HummingbirdCore
import JSONDocument
import Logging
import WebSocketServer

/// What answers like a Home Assistant at the other end of a real connection.
actor ScriptedTalk: WebSocketTalk {
    private let outbox: WebSocketOutbox

    init(_ outbox: WebSocketOutbox) { self.outbox = outbox }

    func opened() { say(["type": "auth_required", "ha_version": "2026.11.0"]) }
    func closed() {}

    func received(_ message: [UInt8], isText: Bool) {
        guard let value = JSONReader.value(message), let type = value["type"]?.string else { return }
        let id = value["id"] ?? .null
        switch type {
        case "auth" where value["access_token"] == "good":
            say(["type": "auth_ok", "ha_version": "2026.11.0"])
        case "auth":
            say(["type": "auth_invalid", "message": "Invalid access token or password"])
            outbox.close(.refused)
        case "echo": say(["id": id, "type": "result", "success": true, "result": value["text"] ?? .null])
        case "leave": outbox.close(.goingAway)
        case "silence": break
        case "admin":
            say([
                "id": id, "type": "result", "success": false,
                "error": ["code": "unauthorized", "message": "Unauthorized"],
            ])
        default:
            say([
                "id": id, "type": "result", "success": false,
                "error": ["code": "unknown_command", "message": "Unknown command."],
            ])
        }
    }

    private func say(_ value: JSONValue) { outbox.send(value.bytes) }

    static func application(hasSocket: Bool = true) -> some ApplicationProtocol {
        let router = Router()
        let door = WebSocketDoor(path: hasSocket ? "/api/websocket" : "/elsewhere") { ScriptedTalk($0) }
        return Application(
            router: router,
            server: .http1(webSocket: door),
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }
}
