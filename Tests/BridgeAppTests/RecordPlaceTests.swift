import Access
import BridgeConfiguration
import Foundation
import SQLiteStore
import Store
import TestSupport
import Testing
import WebServer
import WithingsModel

@testable import BridgeApp

@Suite("Where the record is, and who works on it")
struct RecordPlaceTests {
    private let base = FileManager.default.temporaryDirectory.appending(path: "place-\(UUID().uuidString)").path
    private let anna = WithingsUserID(111)

    private func makeFolders(_ names: String...) throws {
        for name in names {
            try FileManager.default.createDirectory(atPath: base + "/" + name, withIntermediateDirectories: true)
        }
    }

    /// A record with Anna and one reading.
    private func fill(_ path: String) async throws {
        let store = try SQLiteStore(path: path)
        try await store.save(Account(id: "e1", user: anna, profile: "Anna", linkedAt: 1, scopes: []))
        let day = DailyActivity(day: try #require(LocalDay("2026-11-01")), modifiedAt: 1)
        _ = try await store.save(RecordPage(activity: [day]), of: anna)
        try await store.close()
    }

    @Test("a link to another disk is followed: what is restored, named and removed is the record, not the link")
    func link() async throws {
        try makeFolders("here", "there", "here/backups")
        defer { try? FileManager.default.removeItem(atPath: base) }
        let record = base + "/there/record.db"
        try await fill(record)
        let link = base + "/here/withings-bridge.db"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: record)
        let folder = ConfigurationFolder(path: base + "/here")
        let keeping = try Keeping(folder: folder, environment: [:])
        #expect(StorePlace.real(record) == record)
        _ = try await keeping.backUp(to: nil, includesKey: false)
        let backup = try #require(keeping.place.folder.backups().first?.path)
        _ = try await keeping.restore(backup, overwrite: true)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == record, "the link is still one")
        let aside = try #require(DatabaseBackup.replaced(at: record).first)

        let removal = try PersonRemoval(folder: folder, environment: [:])
        let lines = try await removal.remove("Anna", removesBackups: true)
        #expect(lines.contains { $0.contains("nothing is left") }, "\(lines)")
        #expect(!FileManager.default.fileExists(atPath: aside) && !FileManager.default.fileExists(atPath: backup))
        #expect(try await !DatabaseCheck.check(record).people.contains(anna))
    }

    @Test("into a directory that the program makes nobody else may look")
    func directory() throws {
        defer { try? FileManager.default.removeItem(atPath: base) }
        let lock = try InstanceLock(folder: ConfigurationFolder(path: base + "/new"))
        defer { lock.release() }
        let attributes = try FileManager.default.attributesOfItem(atPath: base + "/new")
        #expect(attributes[.posixPermissions] as? Int == 0o700)
    }

    @Test("two directories that name one record are not at work on it at once")
    func twoDirectories() async throws {
        try makeFolders("one", "two")
        defer { try? FileManager.default.removeItem(atPath: base) }
        let record = base + "/one/withings-bridge.db"
        try await fill(record)
        try Data("recorder:\n  db_url: sqlite:///\(record)\n".utf8).write(
            to: URL(filePath: base + "/two/configuration.yaml")
        )
        let lock = try DatabaseLock(record)
        let two = ConfigurationFolder(path: base + "/two")
        let refused = await #expect(throws: BridgeFault.self) {
            try await PersonRemoval(folder: two, environment: [:]).remove("Anna", removesBackups: false)
        }
        #expect(refused?.code == .alreadyRunning)
        let options = BridgeOptions(folder: two, environment: [:])
        let run = await #expect(throws: BridgeFault.self) {
            _ = try await Ground.open(check: two.check(environment: [:]), options: options)
        }
        #expect(run?.code == .alreadyRunning)
        #expect(throws: BridgeFault.self) { try DatabaseLock(record) }
        lock.release()
        try DatabaseLock(record).release()
    }

    @Test("copies that were written elsewhere are named to who deletes somebody, and those that are not there now")
    func elsewhere() async throws {
        try makeFolders("here", "usb", "usb/readings/Anna-111", "usb/readings/Ben-222")
        defer { try? FileManager.default.removeItem(atPath: base) }
        let folder = ConfigurationFolder(path: base + "/here")
        try await fill(base + "/here/withings-bridge.db")
        let byHand = base + "/usb/by-hand.db"
        let keeping = try Keeping(folder: folder, environment: [:])
        _ = try await keeping.backUp(to: byHand, includesKey: false)
        let store = try SQLiteStore(path: base + "/here/withings-bridge.db")
        let trail = AuditTrail(store: store, clock: SystemWallClock())
        await trail.note(.exported, about: "Anna", place: base + "/usb/readings/Anna-111")
        await trail.note(.exported, about: "Ben", place: base + "/usb/readings/Ben-222")
        await trail.note(.backedUp, about: "gone.db", place: "/mnt/nowhere/gone.db")
        await trail.note(.backedUp, about: "long-ago.db")
        try await store.close()
        let lines = try await PersonRemoval(folder: folder, environment: [:]).remove("Anna", removesBackups: false)
        let there = try #require(lines.firstIndex { $0.contains("still hold their records; delete them yourself") })
        #expect(Set(lines[(there + 1)...(there + 2)]) == ["  \(byHand)", "  \(base)/usb/readings/Anna-111"])
        #expect(!lines.contains { $0.contains("Ben-222") })
        let missing = try #require(lines.firstIndex { $0.contains("are not there now") })
        #expect(lines[missing + 1] == "  /mnt/nowhere/gone.db")
        #expect(lines.contains("  long-ago.db"))
        #expect(FileManager.default.fileExists(atPath: byHand), "what lies elsewhere is its owner's to delete")
    }

    @Test("whether something can be kept is answered in time though the database does not")
    func probe() async throws {
        let clock = ManualClock()
        let hanging = StoreProbe(check: { try await Task.sleep(for: .seconds(3_600)) }, clock: clock)
        let asking = Task { await hanging.trouble() }
        await clock.sleepers(atLeast: 1)
        clock.advance(by: StoreProbe.patience)
        #expect(await asking.value?.code == "busy")
        #expect(await StoreProbe(check: {}, clock: clock).trouble() == nil)
        let full = StoreProbe(check: { throw StoreError(.full, "The disk is full.", hint: "") }, clock: clock)
        #expect(await full.trouble()?.code == "full")
    }
}
