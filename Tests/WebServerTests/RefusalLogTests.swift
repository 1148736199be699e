import HTTPTypes
import Hummingbird
import Synchronization
import Testing

@testable import WebServer

@Suite("Refused requests in the log")
struct RefusalLogTests {
    @Test("are so many a minute, and no stranger's path fills a line")
    func bounded() {
        let now = Mutex(ContinuousClock.now)
        let log = RefusalLog { now.withLock { $0 } }
        let heard = (0..<1_000).filter { _ in log.isHeard() }.count
        #expect(heard == RefusalLog.mostInAMinute)
        now.withLock { $0 += .seconds(61) }
        #expect(log.isHeard())

        let head = HTTPRequest(
            method: .get,
            scheme: nil,
            authority: nil,
            path: "/" + String(repeating: "a", count: 20_000)
        )
        let path = RequestLogMiddleware.path(of: Request(head: head, body: RequestBody(buffer: .init())))
        #expect(path.count <= 201 && path.hasSuffix("…"))
    }
}
