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
