import NIOCore
import NIOHTTP1

/// Stands before NIO's upgrade handler and lets only those upgrades through to it that will succeed: it drops a
/// connection whose upgrade it refuses without an answer. Whoever wants a WebSocket where there is none, or in a wrong
/// way, is led to the router like everybody else and gets a proper answer there.
final class UpgradeGate: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let door: WebSocketDoor
    private var requests = 0
    private var isRefused = false

    init(door: WebSocketDoor) {
        self.door = door
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data) else {
            if !isRefused { context.fireChannelRead(data) }
            return
        }
        requests += 1
        let wishes = head.headers[canonicalForm: "upgrade"]
        guard wishes.contains(where: { $0.lowercased() == "websocket" }) else {
            // Another protocol, HTTP/2 without TLS for one: whoever does not speak it answers as if nobody had asked for it.
            if wishes.isEmpty { return context.fireChannelRead(data) }
            head.headers.remove(name: "Upgrade")
            return context.fireChannelRead(wrapInboundOut(.head(head)))
        }
        switch verdict(head) {
        case .upgrade where requests == 1:
            context.fireChannelRead(data)
        case .upgrade:
            // Only the first request of a connection can change its protocol. A client that keeps connections open
            // takes a fresh one when an old one is closed under it (RFC 9112 §9.3.1); every other answer it would believe.
            isRefused = true
            context.close(promise: nil)
        case .elsewhere:
            head.headers.remove(name: "Upgrade")
            context.fireChannelRead(wrapInboundOut(.head(head)))
        case .full:
            isRefused = true
            refuse(context)
        }
    }

    /// What is no HTTP from its first word on is told so at once; later on the handlers of HTTP do it.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard requests == 0, error is HTTPParserError, !isRefused else { return context.fireErrorCaught(error) }
        isRefused = true
        answer(context, .badRequest, "400: Bad Request")
    }

    /// A connection over which nothing has been asked yet is closed when the program stops; nobody else would.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent, requests == 0 {
            context.close(promise: nil)
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    private enum Verdict { case upgrade, elsewhere, full }

    private func verdict(_ head: HTTPRequestHead) -> Verdict {
        let path = head.uri.prefix { $0 != "?" }
        let connection = head.headers[canonicalForm: "connection"].map { $0.lowercased() }
        guard path == door.path, head.method == .GET, head.version.major == 1, head.version.minor >= 1,
            connection.contains("upgrade"), head.headers["Sec-WebSocket-Version"] == ["13"],
            head.headers["Sec-WebSocket-Key"].count == 1, head.headers["Content-Length"].allSatisfy({ $0 == "0" }),
            head.headers["Transfer-Encoding"].isEmpty
        else { return .elsewhere }
        return door.seats.isFull ? .full : .upgrade
    }

    private func refuse(_ context: ChannelHandlerContext) {
        answer(context, .serviceUnavailable, "503: Service Unavailable", ["Retry-After": "60"])
    }

    /// Answers in place of the router and hangs up.
    private func answer(
        _ context: ChannelHandlerContext,
        _ status: HTTPResponseStatus,
        _ text: String,
        _ more: HTTPHeaders = [:]
    ) {
        var headers: HTTPHeaders = [
            "Content-Type": "text/plain; charset=utf-8", "Content-Length": String(text.utf8.count),
            "Connection": "close",
        ]
        headers.add(contentsOf: more)
        let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
    }
}

@available(*, unavailable)
extension UpgradeGate: Sendable {}
