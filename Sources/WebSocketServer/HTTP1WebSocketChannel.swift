import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOWebSocket

/// A connection that speaks HTTP/1.1, or a WebSocket where its first request asks for one at the door.
package struct HTTP1WebSocketChannel: HTTPChannelHandler {
    package let responder: HTTPChannelHandler.Responder
    let door: WebSocketDoor
    let limits: NIOHTTPDecoderLimitConfiguration
    let guards: ConnectionGuards

    /// What a connection turned out to be.
    package enum Negotiated: Sendable {
        case http(NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>)
        case webSocket(NIOAsyncChannel<WebSocketFrame, WebSocketFrame>)
    }

    package struct Value: ServerChildChannelValue {
        package let channel: any Channel
        let negotiated: EventLoopFuture<Negotiated>
    }

    package init(
        responder: @escaping HTTPChannelHandler.Responder,
        door: WebSocketDoor,
        limits: NIOHTTPDecoderLimitConfiguration = .init(),
        guards: ConnectionGuards = ConnectionGuards()
    ) {
        self.responder = responder
        self.door = door
        self.limits = limits
        self.guards = guards
    }

    package func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let encoder = HTTPResponseEncoder()
            let decoder = ByteToMessageHandler(
                HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: limits)
            )
            let gate = UpgradeGate(door: door)
            let upgrade = NIOTypedHTTPServerUpgradeHandler(
                httpEncoder: encoder,
                extraHTTPHandlers: [decoder, gate],
                upgradeConfiguration: .init(upgraders: [upgrader]) { channel in speakHTTP(channel, logger: logger) }
            )
            let pipeline = channel.pipeline.syncOperations
            // Before TLS too, which may be there already.
            try pipeline.addHandlers(guards.ofConnection(), position: .first)
            try pipeline.addHandler(encoder)
            try pipeline.addHandler(decoder)
            try pipeline.addHandler(gate)
            try pipeline.addHandler(upgrade)
            return Value(channel: channel, negotiated: upgrade.upgradeResultFuture)
        }
    }

    package func handle(value: Value, logger: Logger) async {
        let negotiated = try? await withTaskCancellationHandler {
            try await value.negotiated.get()
        } onCancel: {
            value.channel.close(promise: nil)
        }
        switch negotiated {
        case .http(let channel): await handleHTTP(asyncChannel: channel, logger: logger)
        case .webSocket(let channel): await WebSocketConnection(channel: channel, door: door, logger: logger).run()
        case nil: try? await value.channel.close()
        }
    }

    private func speakHTTP(_ channel: any Channel, logger: Logger) -> EventLoopFuture<Negotiated> {
        channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(HTTP1ToHTTPServerCodec(secure: false))
            try channel.pipeline.syncOperations.addHandlers(guards.ofHTTP())
            try channel.pipeline.syncOperations.addHandler(HTTPConnectionStateHandler(logger: logger))
            return .http(
                try NIOAsyncChannel(
                    wrappingChannelSynchronously: channel,
                    configuration: .init(isOutboundHalfClosureEnabled: true)
                )
            )
        }
    }

    private var upgrader: NIOTypedWebSocketServerUpgrader<Negotiated> {
        let (limits, guards) = (door.limits, guards)
        return NIOTypedWebSocketServerUpgrader(
            maxFrameSize: limits.largestMessage,
            shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture([:]) },
            upgradePipelineHandler: { channel, _ in
                channel.eventLoop.makeCompletedFuture {
                    guards.onWebSocket(channel.pipeline)
                    try channel.pipeline.syncOperations.addHandler(
                        NIOWebSocketFrameAggregator(
                            minNonFinalFragmentSize: 1,
                            maxAccumulatedFrameCount: limits.mostFragments,
                            maxAccumulatedFrameSize: limits.largestMessage
                        )
                    )
                    return .webSocket(try NIOAsyncChannel(wrappingChannelSynchronously: channel))
                }
            }
        )
    }
}

extension HTTPServerBuilder {
    /// HTTP/1.1 with WebSockets at one door.
    package static func http1(
        webSocket door: WebSocketDoor,
        limits: NIOHTTPDecoderLimitConfiguration = .init(),
        guards: ConnectionGuards = ConnectionGuards()
    ) -> HTTPServerBuilder {
        HTTPServerBuilder { responder in
            HTTP1WebSocketChannel(responder: responder, door: door, limits: limits, guards: guards)
        }
    }
}
