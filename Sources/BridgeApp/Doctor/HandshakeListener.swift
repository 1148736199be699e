import NIOCore
import NIOTLS

/// Says whether a TLS handshake came about.
final class HandshakeListener: ChannelInboundHandler {
    typealias InboundIn = Any

    private let done: EventLoopPromise<Bool>

    init(_ done: EventLoopPromise<Bool>) { self.done = done }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case TLSUserEvent.handshakeCompleted = event { done.succeed(true) }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        done.succeed(false)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        done.succeed(false)
        context.fireChannelInactive()
    }
}
