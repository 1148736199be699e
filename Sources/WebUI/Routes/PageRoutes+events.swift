import Access
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import WebServer
import WithingsModel

extension PageRoutes {
    /// Tells open pages to fetch their moving part again.
    func addEvents(to router: Router<WebContext>) {
        router.get(
            "/events",
            use: open { request, _, visitor in
                // 204 tells the browser not to come back.
                guard let cookie = visitor.session?.cookie, let running else { return Response(status: .noContent) }
                return Response(
                    status: .ok,
                    headers: [
                        .contentType: "text/event-stream", .cacheControl: "no-store", .xAccelBuffering: "no",
                    ],
                    body: ResponseBody { writer in
                        try await write(
                            LiveChanges(running: running, clock: clock),
                            request,
                            cookie,
                            to: &writer
                        )
                        try await writer.finish(nil)
                    }
                )
            }
        )
    }

    private func write(
        _ changes: LiveChanges,
        _ request: Request,
        _ cookie: String?,
        to writer: inout any ResponseBodyWriter
    ) async throws {
        // One place, overwritten: however much changes while a browser does not read, one event waits for it.
        let (signals, source) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await changes.run { source.yield() } }
            // Nothing need change for somebody to be signed out elsewhere.
            group.addTask {
                if let cookie { for await _ in await gatekeeper.end(of: cookie) {} }
                source.yield()
            }
            try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
            try await withGracefulShutdownHandler {
                try await request.body.consumeWithInboundCloseHandler { _ in
                    for await _ in signals {
                        try await writer.write(ByteBuffer(string: "event: change\ndata:\n\n"))
                        // Whoever was signed out meanwhile is told a last time, and finds the sign-in then.
                        guard await gatekeeper.session(cookie) != nil else { break }
                        // Many changes in a row, as while a history comes in, are one for people.
                        try await clock.sleep(seconds: 0.25)
                    }
                } onInboundClosed: {
                    source.finish()
                }
            } onGracefulShutdown: {
                source.finish()
            }
            group.cancelAll()
        }
    }
}
