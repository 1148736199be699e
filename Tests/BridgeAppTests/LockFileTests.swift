import BridgeConfiguration
import Foundation
import Testing

@testable import BridgeApp

@Suite("A file that is there to be locked")
struct LockFileTests {
    @Test("of another's that was laid as a link is neither followed, written nor given away")
    func links() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lock-\(UUID().uuidString)")
        let place = folder.appending(path: "service")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let victim = folder.path + "/victim"
        try Data("secret of root's".utf8).write(to: URL(fileURLWithPath: victim))
        func owner() throws -> Int? {
            (try FileManager.default.attributesOfItem(atPath: victim)[.ownerAccountID] as? NSNumber)?.intValue
        }
        let before = try owner()
        // As a service's user has laid it for root's next command; without root there is nobody to give anything to.
        if geteuid() == 0 { chown(place.path, 65_534, 65_534) }
        let configuration = ConfigurationFolder(path: place.path)
        for name in ["withings-bridge.pid", "withings-bridge.db.lock"] {
            for isHard in [false, true] {
                let path = place.path + "/" + name
                #expect((isHard ? link(victim, path) : symlink(victim, path)) == 0)
                #expect(LockFile.open(path) < 0)
                let fault = #expect(throws: BridgeFault.self) {
                    if name.hasSuffix(".pid") {
                        _ = try InstanceLock(folder: configuration)
                    } else {
                        _ = try DatabaseLock(place.path + "/withings-bridge.db")
                    }
                }
                #expect(fault?.code == .unwritable)
                #expect(InstanceLock.holder(of: configuration) == nil)
                #expect(unlink(path) == 0)
            }
        }
        #expect(try String(contentsOfFile: victim, encoding: .utf8) == "secret of root's")
        #expect(try owner() == before)
        // Its own it makes and holds.
        let lock = try InstanceLock(folder: configuration)
        #expect(InstanceLock.holder(of: configuration) == getpid())
        lock.release()
    }

    @Test("is not what root replaces for a service that it was led to")
    func replacing() throws {
        guard geteuid() == 0 else { return print("root's commands: not tried, only root can give files away") }
        let folder = FileManager.default.temporaryDirectory.appending(path: "lock-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["service", "system"] {
            try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        let (service, system) = (folder.path + "/service", folder.path + "/system")
        for path in [service + "/own.db", system + "/shadow", system + "/theirs.db"] {
            try Data().write(to: URL(fileURLWithPath: path))
        }
        for path in [service, system + "/theirs.db"] { chown(path, 65_534, 65_534) }
        let owner = FolderOwner(service)
        #expect(owner.mayReplace(service + "/own.db"))
        #expect(owner.mayReplace(service + "/not-there-yet.db"))
        #expect(owner.mayReplace(system + "/theirs.db"))
        #expect(!owner.mayReplace(system + "/shadow"))
        #expect(!owner.mayReplace(system + "/not-there-yet.db"))
    }
}
