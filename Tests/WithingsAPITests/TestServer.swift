import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import TestSupport

/// An HTTP server on loopback that does one thing with every request.
struct TestServer {
    enum Behaviour: Sendable {
        case answer(HTTPResponseStatus, headers: [(String, String)] = [], body: [UInt8])
        /// Announces more than it sends and hangs up.
        case cut
        /// Announces a body of so many bytes and sends nothing of it.
        case announcement(Int)
        /// Takes the request and never says anything.
        case silence
        /// Sends parts without end, without announcing a length.
        case endless
    }

    let channel: any Channel
    let heads: Guarded<[HTTPRequestHead]>

    var url: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)/measure" }

    /// Runs a server for as long as the closure does.
    static func run(_ behaviour: Behaviour, _ body: (TestServer) async throws -> Void) async throws {
        let heads = Guarded<[HTTPRequestHead]>([])
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    if case .announcement = behaviour {
                        // The compressor would take the announcement away.
                    } else {
                        try channel.pipeline.syncOperations.addHandler(HTTPResponseCompressor())
                    }
                    try channel.pipeline.syncOperations.addHandler(Handler(behaviour: behaviour, heads: heads))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let outcome: Result<Void, any Error>
        do {
            try await body(TestServer(channel: channel, heads: heads))
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        try await channel.close()
        try outcome.get()
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let behaviour: Behaviour
        private let heads: Guarded<[HTTPRequestHead]>

        init(behaviour: Behaviour, heads: Guarded<[HTTPRequestHead]>) {
            self.behaviour = behaviour
            self.heads = heads
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head): heads.with { $0.append(head) }
            case .body: break
            case .end: respond(context)
            }
        }

        private func respond(_ context: ChannelHandlerContext) {
            switch behaviour {
            case .answer(let status, let headers, let body):
                write(context, status, headers + [("content-length", "\(body.count)")], body)
                context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            case .cut:
                write(context, .ok, [("content-length", "1000")], Array(#"{"status":0"#.utf8))
                context.flush()
                context.close(promise: nil)
            case .announcement(let count):
                write(context, .ok, [("content-length", "\(count)")], [])
                context.flush()
            case .silence:
                break
            case .endless:
                write(context, .ok, [], [])
                sendMore(context)
            }
        }

        private func write(
            _ context: ChannelHandlerContext,
            _ status: HTTPResponseStatus,
            _ headers: [(String, String)],
            _ body: [UInt8]
        ) {
            let head = HTTPResponseHead(version: .http1_1, status: status, headers: HTTPHeaders(headers))
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil)
        }

        private func sendMore(_ context: ChannelHandlerContext) {
            let part = ByteBuffer(repeating: 0x20, count: 65_536)
            let loop = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(part)))).whenSuccess {
                // A little later: at once it would recurse without end, and as a task of this turn nobody else's
                // connection on this event loop would ever be looked at.
                loop.value.1.eventLoop.scheduleTask(in: .milliseconds(1)) {
                    let (handler, context) = loop.value
                    handler.sendMore(context)
                }
            }
        }
    }
}
