import HTTPTypes
import Hummingbird
import NIOCore
import WebServer

extension APIRoutes {
    /// The last lines of the log, and which events one can hear of.
    var logRoutes: [APIRoute] {
        [
            APIRoute(.get, "/api/error_log") { _, _ in
                let text = control.recentLog().joined(separator: "\n")
                return Response(
                    status: .ok,
                    headers: [.contentType: "text/plain; charset=utf-8"],
                    body: ResponseBody(byteBuffer: ByteBuffer(string: text.isEmpty ? "" : text + "\n"))
                )
            },
            APIRoute(.get, "/api/events") { _, _ in
                .json([["event": "state_changed", "listener_count": .int(listeners.count)]])
            },
            APIRoute(.get, "/api/websocket", .anybody) { _, _ in
                // Whoever gets here asked in a way that makes no WebSocket.
                let text = "No WebSocket UPGRADE hdr: None\n Can \"Upgrade\" only to \"WebSocket\"."
                return Response(
                    status: .badRequest,
                    headers: [.contentType: "text/plain; charset=utf-8"],
                    body: ResponseBody(byteBuffer: ByteBuffer(string: text))
                )
            },
        ]
    }
}
