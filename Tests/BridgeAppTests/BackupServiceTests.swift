import Access
import BridgeConfiguration
import Foundation
import Logging
import SQLiteStore
import Store
import TestSupport
import Testing
import WithingsModel

@testable import BridgeApp

@Suite("Scheduled backups")
struct BackupServiceTests {
    /// A record in a folder of its own, and the service beside it on a clock that the test turns.
    final class Shelf {
        let folder: ConfigurationFolder
        let clock = ManualClock(now: 1_795_447_825)
        let store: SQLiteStore
        var settings = Settings()

        init() throws {
            let url = FileManager.default.temporaryDirectory.appending(path: "backups-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            folder = ConfigurationFolder(path: url.path)
            store = try SQLiteStore(path: url.path + "/withings-bridge.db")
            settings.backup.keepDaily = 2
            settings.backup.keepWeekly = 0
            settings.backup.keepMonthly = 0
        }

        deinit { try? FileManager.default.removeItem(atPath: folder.path) }

        func service() throws -> BackupService {
            BackupService(
                settings: settings.backup,
                place: try BackupPlace(settings, folder: folder),
                zone: TimeZone(identifier: "Europe/Berlin") ?? .gmt,
                hasAnything: { true },
                trail: AuditTrail(store: store, clock: clock),
                documents: store,
                clock: clock,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
        }

        func backups() throws -> [BackupFolder.Backup] { try BackupPlace(settings, folder: folder).folder.backups() }
    }

    @Test("are made once a day, verified, and old ones go")
    func daily() async throws {
        let shelf = try Shelf()
        let service = try shelf.service()
        await service.look()
        await service.look()
        #expect(try shelf.backups().count == 1)
        for _ in 0..<4 {
            shelf.clock.jump(by: 86_400)
            shelf.clock.advance(by: 1)
            await service.look()
        }
        #expect(try shelf.backups().count == 2)
        let newest = try #require(try shelf.backups().first)
        #expect(try await DatabaseCheck.check(newest.path).tokens == .none)
        #expect(
            try await AuditTrail(store: shelf.store, clock: shelf.clock).entries().filter { $0.event == "backed_up" }
                .count == 5
        )
    }

    @Test("are made after the time of day of the configuration, not before")
    func timeOfDay() async throws {
        let shelf = try Shelf()
        let service = try shelf.service()
        // 2026-11-23 16:30:25 in Berlin; the next 4:45 is 12 hours and 15 minutes away.
        await service.look()
        shelf.clock.jump(by: 12 * 3600)
        #expect(await !service.isDue())
        shelf.clock.jump(by: 0.5 * 3600)
        #expect(await service.isDue())
    }

    @Test("survive a clock that was years ahead: the record is backed up again once it is right")
    func wrongClock() async throws {
        let shelf = try Shelf()
        let service = try shelf.service()
        shelf.clock.jump(by: 10 * 365 * 86_400)
        await service.look()
        #expect(try shelf.backups().count == 1)
        shelf.clock.jump(by: -10 * 365 * 86_400)
        await service.look()
        #expect(try shelf.backups().count == 2)
    }

    @Test("that fail are tried again after an hour, and said")
    func failing() async throws {
        let shelf = try Shelf()
        let file = shelf.folder.path + "/in-the-way"
        try Data().write(to: URL(fileURLWithPath: file))
        shelf.settings.backup.path = file + "/backups"
        let service = try shelf.service()
        #expect(await service.standing() == nil, "nobody has looked yet")
        await service.look()
        #expect(await service.fault != nil)
        #expect(await service.standing()?.fault?.since == shelf.clock.nowSeconds)
        try FileManager.default.removeItem(atPath: file)
        await service.look()
        #expect(try shelf.backups().isEmpty)
        // Whoever sets the time of day makes no hour go by.
        shelf.clock.jump(by: 2 * BackupService.patience)
        await service.look()
        #expect(try shelf.backups().isEmpty)
        shelf.clock.jump(by: -2 * BackupService.patience)
        shelf.clock.advance(by: BackupService.patience)
        await service.look()
        #expect(try shelf.backups().count == 1)
        #expect(await service.fault == nil)
        #expect(await service.standing()?.fault == nil)
    }

    @Test("are never made where they are turned off")
    func never() async throws {
        let shelf = try Shelf()
        shelf.settings.backup.schedule = "never"
        let service = try shelf.service()
        await service.look()
        #expect(try shelf.backups().isEmpty)
    }

    @Test("do not go to the empty folder that is left where their disk was")
    func diskGone() async throws {
        let shelf = try Shelf()
        let path = shelf.folder.path + "/mnt/backups"
        let disk = BackupDisk(folder: path, documents: shelf.store)
        #expect(throws: Never.self) {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        await disk.remember()
        try await disk.check()
        // As it was noted when a disk lay there; making one takes root (``KeepingTests`` does, where it may).
        let content = try #require(try await shelf.store.document("disk", in: "backup"))
        let noted = String(decoding: content, as: UTF8.self)
        let root = BackupDisk.root(of: path)
        #expect(path.hasPrefix(root))
        let last = "{\"folder\":\"\(path)\",\"root\":\"\(shelf.folder.path)/mnt\"}"
        #expect(noted != last)
        try await shelf.store.saveDocument([UInt8](last.utf8), "disk", in: "backup")
        let fault = await #expect(throws: StoreError.self) { try await disk.check() }
        #expect(fault?.code == .missing)
        shelf.settings.backup.path = path
        let service = try shelf.service()
        await service.look()
        #expect(try shelf.backups().isEmpty)
        #expect(await service.standing()?.fault?.detail.contains("is not there") == true)
        try await BackupDisk(folder: path + "/here", documents: shelf.store).check()
    }
}
