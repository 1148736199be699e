import NIOCore

/// Who watches over the connections of a web server; made anew for each connection.
package struct ConnectionGuards: Sendable {
    /// At the very beginning of a connection, before TLS.
    var ofConnection: @Sendable () -> [any RemovableChannelHandler]
    /// Between HTTP and the responder, once it is known that the connection speaks HTTP.
    var ofHTTP: @Sendable () -> [any RemovableChannelHandler]
    /// Told on the connection's event loop that it turned out to be a WebSocket, which has rules of its own.
    var onWebSocket: @Sendable (ChannelPipeline) -> Void

    package init(
        ofConnection: @escaping @Sendable () -> [any RemovableChannelHandler] = { [] },
        ofHTTP: @escaping @Sendable () -> [any RemovableChannelHandler] = { [] },
        onWebSocket: @escaping @Sendable (ChannelPipeline) -> Void = { _ in }
    ) {
        self.ofConnection = ofConnection
        self.ofHTTP = ofHTTP
        self.onWebSocket = onWebSocket
    }
}
