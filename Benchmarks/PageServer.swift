import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Serves the made-up history page by page on a free port of loopback, which it prints; ends when its input does.
enum PageServer {
    static func run() async throws {
        let pages = (0..<MadeUpHistory.pageCount).map { ByteBuffer(string: MadeUpHistory.answer($0)) }
        let router = Router()
        router.post("/measure") { request, context in
            let form = try await request.body.collect(upTo: 65_536)
            let number = offset(in: String(buffer: form)) / MadeUpHistory.groupsPerPage
            guard pages.indices.contains(number) else { throw HTTPError(.badRequest) }
            return Response(
                status: .ok,
                headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: pages[number])
            )
        }
        var logger = Logger(label: "pages")
        logger.logLevel = .warning
        let size = pages.reduce(0) { $0 + $1.readableBytes }
        let application = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                print("\(channel.localAddress?.port ?? 0) \(size)")
                // A pipe is written in blocks; the parent waits for this line.
                fflush(nil)
            },
            logger: logger
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            group.addTask { await endOfInput() }
            try await group.next()
            group.cancelAll()
        }
    }

    private static func offset(in form: String) -> Int {
        for field in form.split(separator: "&") where field.hasPrefix("offset=") {
            return Int(field.dropFirst(7)) ?? 0
        }
        return 0
    }

    /// The parent closes our input when it ends, however it ends.
    static func endOfInput() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                _ = try? FileHandle.standardInput.readToEnd()
                continuation.resume()
            }
        }
    }
}
