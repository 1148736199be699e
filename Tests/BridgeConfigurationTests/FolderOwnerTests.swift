import Foundation
import Testing

@testable import BridgeConfiguration

#if canImport(Glibc)
    import Glibc
#endif

@Suite("Whose files a directory has", .enabled(if: geteuid() == 0, "only root can give files away"))
struct FolderOwnerTests {
    private func owner(_ path: String) throws -> Int {
        try #require(
            (FileManager.default.attributesOfItem(atPath: path)[.ownerAccountID] as? NSNumber)?.intValue
        )
    }

    @Test(
        "what root makes in a service's directory becomes the service's; links and other people's files stay as they are"
    )
    func handOver() throws {
        let files = FileManager.default
        let folder = NSTemporaryDirectory() + "folder-owner-\(getpid())"
        let elsewhere = folder + "-elsewhere"
        try files.createDirectory(atPath: folder + "/backups", withIntermediateDirectories: true)
        try files.createDirectory(atPath: folder + "/other", withIntermediateDirectories: true)
        defer {
            try? files.removeItem(atPath: folder)
            try? files.removeItem(atPath: elsewhere)
        }
        for name in ["withings-bridge.db", "backups/one.db", "other/deep", "theirs"] {
            #expect(files.createFile(atPath: "\(folder)/\(name)", contents: Data([1])))
        }
        #expect(files.createFile(atPath: elsewhere, contents: Data([1])))
        try files.createSymbolicLink(atPath: folder + "/link", withDestinationPath: elsewhere)
        #expect(link(elsewhere, folder + "/second-name") == 0)
        #expect(chown(folder, 10_123, 10_124) == 0 && chown(folder + "/theirs", 10_125, 0) == 0)
        #expect(FolderOwner(folder).strangers.contains("backups/one.db"))
        FolderOwner(folder).handOver()
        for name in ["withings-bridge.db", "backups", "backups/one.db", "other"] {
            #expect(try owner("\(folder)/\(name)") == 10_123, "\(name)")
        }
        #expect(try owner(folder + "/theirs") == 10_125 && owner(folder + "/other/deep") == 0)
        #expect(try owner(elsewhere) == 0)
        #expect(FolderOwner(folder).strangers == ["second-name", "theirs"])
    }

    @Test("on another disk only the service's own files become its; folders made on the way, whose the first one is")
    func elsewhere() throws {
        let files = FileManager.default
        let disk = NSTemporaryDirectory() + "folder-owner-disk-\(getpid())"
        try files.createDirectory(atPath: disk, withIntermediateDirectories: true)
        defer { try? files.removeItem(atPath: disk) }
        #expect(chown(disk, 10_123, 10_124) == 0)
        try files.createDirectory(atPath: disk + "/deep/er", withIntermediateDirectories: true)
        for name in ["wb.db", "wb.db-wal", "others.db"] {
            #expect(files.createFile(atPath: "\(disk)/\(name)", contents: Data([1])))
        }
        FolderOwner.handOverFolder(disk + "/deep/er")
        FolderOwner(disk).handOver(startingWith: "wb.db")
        for name in ["deep", "deep/er", "wb.db", "wb.db-wal"] {
            #expect(try owner("\(disk)/\(name)") == 10_123, "\(name)")
        }
        #expect(try owner(disk + "/others.db") == 0)
        // A link on the way leads nowhere: what lies behind it stays root's.
        let system = disk + "-system"
        try files.createDirectory(atPath: system + "/etc", withIntermediateDirectories: true)
        defer { try? files.removeItem(atPath: system) }
        try files.createSymbolicLink(atPath: disk + "/way", withDestinationPath: system)
        #expect(lchown(disk + "/way", 10_123, 10_124) == 0)
        FolderOwner.handOverFolder(disk + "/way/etc")
        #expect(try owner(system + "/etc") == 0)
    }
}
