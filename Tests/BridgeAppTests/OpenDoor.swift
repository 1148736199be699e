import BridgeConfiguration
import Foundation
import Hummingbird
import Logging
import Metering
import NIOCore
import ServiceLifecycle
import TestSupport
import WebServer
import WebSocketServer

@testable import BridgeApp

/// A web server with the program's own listener on a free port, for as long as a test lasts.
struct OpenDoor {
    var http = HTTPSettings()
    var patience = DoorPatience()
    let meter = Meter()

    @discardableResult
    func run<Result: Sendable>(
        crowdLimit: Int = 800,
        _ test: @escaping @Sendable (_ port: Int) async throws -> Result
    ) async throws -> (result: Result, stoppedAfter: Double) {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let router = WebRouter.make(logger: logger, meter: meter)
        router.get("/hello") { _, _ in "hello" }
        router.get("/big") { _, _ in String(repeating: "a", count: 8 << 20) }
        router.post("/read") { request, _ in try await String(request.bytes(upTo: 1 << 20).count) }
        router.get("/endless") { _, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    while true { try await writer.write(ByteBuffer(repeating: 65, count: 65_536)) }
                }
            )
        }
        router.get("/silent") { _, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    try await writer.write(ByteBuffer(string: "data: 1\n\n"))
                    try await Task.sleep(for: .seconds(60))
                    try await writer.finish(nil)
                }
            )
        }
        var http = http
        http.port = 0
        var listener = try WebListener(http: http, logger: logger)
        listener.patience = patience
        listener.crowd = DoorCrowd(limit: crowdLimit)
        listener.onShut = { [meter] in meter.count(.httpConnectionsRefused, $0.rawValue) }
        let door = WebSocketDoor(path: "/api/websocket") { Echo(outbox: $0) }
        let (addresses, found) = AsyncStream.makeStream(of: String.self)
        let services = try listener.applications(router: router, webSocket: door) { found.yield($0) }
        let group = ServiceGroup.ofBridge(services, logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            var address = ""
            for await found in addresses {
                address = found
                break
            }
            let port = Int(address.split(separator: ":").last ?? "") ?? 0
            let result = try await test(port)
            let start = ContinuousClock.now
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return (result, (ContinuousClock.now - start) / .seconds(1))
        }
    }

    private struct Echo: WebSocketTalk {
        let outbox: WebSocketOutbox
        func opened() async { outbox.send(Array("hello".utf8)) }
        func received(_ message: [UInt8], isText: Bool) async { outbox.send(message) }
        func closed() async {}
    }

    /// How many answers there were of a kind (`5` for 500 and above).
    func answers(_ kind: String) -> Double {
        meter.samples().filter { $0.metric == .httpRequests && $0.labels.last?.hasPrefix(kind) == true }
            .reduce(0) { $0 + $1.value }
    }

    func shut(_ reason: String) -> Double {
        meter.samples().first { $0.metric == .httpConnectionsRefused && $0.labels == [reason] }?.value ?? 0
    }
}
