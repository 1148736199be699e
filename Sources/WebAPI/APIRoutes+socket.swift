import WebSocketServer

extension APIRoutes {
    /// The door of the WebSocket API, for whoever listens for connections.
    package func webSocketDoor(limits: WebSocketLimits = WebSocketLimits()) -> WebSocketDoor {
        WebSocketDoor(path: "/api/websocket", limits: limits) { outbox in
            SocketConversation(api: self, outbox: outbox)
        }
    }
}
