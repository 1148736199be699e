import NIOCore
import NIOHTTPTypes

/// Stands at one connection: shuts it when too many are open, when a request or the reading of an answer takes too long,
/// and shortly after the program was told to stop.
package final class DoorKeeper: ChannelDuplexHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPRequestPart
    package typealias InboundOut = HTTPRequestPart
    package typealias OutboundIn = HTTPResponsePart
    package typealias OutboundOut = HTTPResponsePart

    /// Why a connection was shut.
    package enum Reason: String, Sendable {
        case tooMany = "too_many"
        case slowRequest = "slow_request"
        case slowReader = "slow_reader"
    }

    private let patience: DoorPatience
    private let crowd: DoorCrowd
    private let onShut: @Sendable (Reason) -> Void
    private var hasBegun = false
    private var requestAlarm: Scheduled<Void>?
    private var readerAlarm: Scheduled<Void>?
    private var farewellAlarm: Scheduled<Void>?

    /// - Parameter onShut: told of every connection that is shut, for the metrics.
    package init(patience: DoorPatience, crowd: DoorCrowd, onShut: @escaping @Sendable (Reason) -> Void) {
        self.patience = patience
        self.crowd = crowd
        self.onShut = onShut
    }

    package func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { begin(context) }
    }

    package func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    /// Only an open connection knows where it comes from.
    private func begin(_ context: ChannelHandlerContext) {
        if hasBegun { return }
        hasBegun = true
        let (crowd, address) = (crowd, context.channel.remoteAddress?.ipAddress)
        guard crowd.enter(address) else { return shut(context, .tooMany) }
        context.channel.closeFuture.whenComplete { _ in crowd.leave(address) }
        awaitRequest(context, seconds: patience.firstHead)
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        for alarm in [requestAlarm, readerAlarm, farewellAlarm] { alarm?.cancel() }
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: awaitRequest(context, seconds: patience.body)
        case .body: break
        case .end:
            requestAlarm?.cancel()
            requestAlarm = nil
        }
        context.fireChannelRead(data)
    }

    package func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        // What comes after an answer is the next request, unless the present one is still on its way.
        if case .end = unwrapOutboundIn(data), requestAlarm == nil {
            awaitRequest(context, seconds: patience.nextHead)
        }
        context.write(data, promise: promise)
    }

    package func channelWritabilityChanged(context: ChannelHandlerContext) {
        readerAlarm?.cancel()
        readerAlarm = nil
        if !context.channel.isWritable {
            readerAlarm = alarm(context, seconds: patience.reader) { $0.shut($1, .slowReader) }
        }
        context.fireChannelWritabilityChanged()
    }

    package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent, farewellAlarm == nil {
            farewellAlarm = alarm(context, seconds: patience.farewell) { $1.close(promise: nil) }
        }
        context.fireUserInboundEventTriggered(event)
    }

    private func awaitRequest(_ context: ChannelHandlerContext, seconds: Int64) {
        requestAlarm?.cancel()
        requestAlarm = alarm(context, seconds: seconds) { $0.shut($1, .slowRequest) }
    }

    private func alarm(
        _ context: ChannelHandlerContext,
        seconds: Int64,
        _ action: @escaping (DoorKeeper, ChannelHandlerContext) -> Void
    ) -> Scheduled<Void> {
        context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(seconds)) { [weak self] in
            guard let self, context.channel.isActive else { return }
            action(self, context)
        }
    }

    private func shut(_ context: ChannelHandlerContext, _ reason: Reason) {
        onShut(reason)
        context.close(promise: nil)
    }
}

// Every connection has its own, which lives on that connection's event loop.
@available(*, unavailable)
extension DoorKeeper: Sendable {}
