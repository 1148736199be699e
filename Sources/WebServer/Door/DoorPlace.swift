import NIOCore

/// Stands at the very beginning of a connection, before TLS and before anybody knows what it will speak: takes a place in
/// the crowd, and shuts the connection when it keeps us waiting too long or its place is needed.
package final class DoorPlace: ChannelInboundHandler, RemovableChannelHandler {
    package typealias InboundIn = ByteBuffer

    /// Why a connection was shut.
    package enum Reason: String, Sendable, CaseIterable {
        case tooMany = "too_many"
        case displaced = "displaced"
        case slowRequest = "slow_request"
        case slowReader = "slow_reader"
    }

    private let patience: DoorPatience
    private let crowd: DoorCrowd
    private let onShut: @Sendable (Reason) -> Void
    private var context: ChannelHandlerContext?
    private var number: DoorCrowd.Number?
    private var alarm: Scheduled<Void>?
    /// Between two requests: the first bytes of the next start its own time.
    private var isIdle = false

    /// - Parameter onShut: told of every connection that is shut, for the metrics.
    package init(patience: DoorPatience, crowd: DoorCrowd, onShut: @escaping @Sendable (Reason) -> Void) {
        self.patience = patience
        self.crowd = crowd
        self.onShut = onShut
    }

    /// The place of a connection.
    package static func of(_ pipeline: ChannelPipeline) -> DoorPlace? {
        try? pipeline.syncOperations.handler(type: DoorPlace.self)
    }

    package func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive { enter(context) }
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        alarm?.cancel()
        self.context = nil
    }

    package func channelActive(context: ChannelHandlerContext) {
        enter(context)
        context.fireChannelActive()
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isIdle { keepWaiting(seconds: patience.firstHead, .slowRequest) }
        context.fireChannelRead(data)
    }

    /// Only an open connection knows where it comes from.
    private func enter(_ context: ChannelHandlerContext) {
        guard number == nil else { return }
        let (loop, this) = (context.eventLoop, NIOLoopBound(self, eventLoop: context.eventLoop))
        let entry = crowd.enter(context.channel.remoteAddress?.ipAddress) {
            loop.execute { this.value.shut(.displaced) }
        }
        guard let number = entry.number else { return shut(.tooMany) }
        self.number = number
        let crowd = crowd
        context.channel.closeFuture.whenComplete { _ in crowd.leave(number) }
        keepWaiting(seconds: patience.firstHead, .slowRequest)
    }

    /// It is the visitor's turn, for so many seconds.
    func keepWaiting(seconds: Int64, _ reason: Reason, isIdle: Bool = false) {
        guard let context else { return }
        self.isIdle = isIdle
        if let number { crowd.await(number, true) }
        alarm?.cancel()
        alarm = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(seconds)) { [weak self] in
            self?.shut(reason)
        }
    }

    /// It is our turn: nobody is hurried and nobody has to go while they are being answered.
    package func serve() {
        isIdle = false
        alarm?.cancel()
        alarm = nil
        if let number { crowd.await(number, false) }
    }

    /// Hangs up at once; a farewell of TLS would be one more thing to wait for.
    private func shut(_ reason: Reason) {
        guard let context, context.channel.isActive else { return }
        onShut(reason)
        context.close(promise: nil)
    }
}

// Every connection has its own, which lives on that connection's event loop.
@available(*, unavailable)
extension DoorPlace: Sendable {}
