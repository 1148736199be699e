import Foundation
import TestSupport
import Testing

@testable import BridgeApp

@Suite("The service manager")
struct ServiceNoticeTests {
    @Test("is told on a socket in the file system and on an abstract one", arguments: [false, true])
    func told(isAbstract: Bool) throws {
        let name =
            isAbstract ? "@withings-bridge-\(UUID().uuidString)" : NSTemporaryDirectory() + "n-\(UUID().uuidString)"
        let manager = try ServiceManager(name)
        defer { if !isAbstract { unlink(name) } }
        let notice = ServiceNotice(environment: ["NOTIFY_SOCKET": name, "WATCHDOG_USEC": "3000000"])
        #expect(notice.watchdogSeconds == 3)
        notice.ready("Open\nhttp://localhost")
        notice.alive()
        notice.stopping()
        #expect(manager.next() == "READY=1\nSTATUS=Open http://localhost")
        #expect(manager.next() == "WATCHDOG=1")
        #expect(manager.next() == "STOPPING=1\nSTATUS=Stopping")
    }

    @Test("that is not there, or means another process, is told nothing")
    func nobody() {
        #expect(ServiceNotice(environment: [:]).watchdogSeconds == nil)
        #expect(ServiceNotice(environment: ["WATCHDOG_USEC": "1"]).watchdogSeconds == nil)
        let other = ServiceNotice(environment: ["NOTIFY_SOCKET": "/nowhere", "WATCHDOG_USEC": "1", "WATCHDOG_PID": "1"])
        #expect(other.watchdogSeconds == nil)
        other.alive()
        ServiceNotice(environment: ["NOTIFY_SOCKET": "/" + String(repeating: "a", count: 300)]).alive()
    }
}

/// The other end of `NOTIFY_SOCKET`.
final class ServiceManager {
    private let descriptor: Int32

    init(_ name: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var path = Array(name.utf8)
        if path.first == UInt8(ascii: "@") { path[0] = 0 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let length = MemoryLayout<sa_family_t>.size + path.count + (path.first == 0 ? 0 : 1)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(length)) }
        }
        guard bound == 0 else { throw RawVisitor.Failure() }
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// The next message; nil if none comes for twenty seconds.
    func next() -> String? {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
    }
}
