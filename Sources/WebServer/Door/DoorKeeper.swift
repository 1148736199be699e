import NIOCore
import NIOHTTPTypes

/// Follows the requests and answers of one connection and says whose turn it is, so that its ``DoorPlace`` shuts it when a
/// request or the reading of an answer takes too long; and ends it shortly after the program was told to stop.
package final class DoorKeeper: ChannelDuplexHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPRequestPart
    package typealias InboundOut = HTTPRequestPart
    package typealias OutboundIn = HTTPResponsePart
    package typealias OutboundOut = HTTPResponsePart

    private let patience: DoorPatience
    private var place: DoorPlace?
    private var isReceiving = false
    private var isAnswering = false
    private var farewellAlarm: Scheduled<Void>?

    package init(patience: DoorPatience) {
        self.patience = patience
    }

    package func handlerAdded(context: ChannelHandlerContext) {
        place = DoorPlace.of(context.pipeline)
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        farewellAlarm?.cancel()
        place = nil
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            (isReceiving, isAnswering) = (true, true)
            place?.keepWaiting(seconds: patience.body, .slowRequest)
        case .body: break
        case .end:
            isReceiving = false
            whoseTurn(context)
        }
        context.fireChannelRead(data)
    }

    package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            isAnswering = false
            if !isReceiving { whoseTurn(context) }
        }
        context.write(data, promise: promise)
    }

    package func channelWritabilityChanged(context: ChannelHandlerContext) {
        if !isReceiving { whoseTurn(context) }
        context.fireChannelWritabilityChanged()
    }

    private func whoseTurn(_ context: ChannelHandlerContext) {
        if !context.channel.isWritable {
            place?.keepWaiting(seconds: patience.reader, .slowReader)
        } else if isAnswering {
            place?.serve()
        } else {
            place?.keepWaiting(seconds: patience.nextHead, .slowRequest, isIdle: true)
        }
    }

    package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent, farewellAlarm == nil {
            farewellAlarm = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(patience.farewell)) {
                context.close(promise: nil)
            }
        }
        context.fireUserInboundEventTriggered(event)
    }
}

// Every connection has its own, which lives on that connection's event loop.
@available(*, unavailable)
extension DoorKeeper: Sendable {}
