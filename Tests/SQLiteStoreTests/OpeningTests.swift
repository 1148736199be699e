import Foundation
import GRDB
import Logging
import Store
import Testing
import WithingsModel

@testable import SQLiteStore

@Suite("Opening the database")
struct OpeningTests {
    private func fault(opening path: String) -> StoreError? {
        #expect(throws: StoreError.self) { try SQLiteStore(path: path, patience: 0.05) }
    }

    @Test("Everything is there again after reopening")
    func reopen() async throws {
        try await TemporaryFolder.use { folder in
            let path = folder.file("bridge.db")
            let first = try SQLiteStore.open(path: path, logger: Logger(label: "test"))
            let cursor = RecordPage.CursorUpdate(.measures, SyncCursor(lastModified: 9))
            _ = try await first.save(RecordPage(measureGroups: [.sample(1)], cursor: cursor), of: anna)
            try await first.saveSealedTokens([1, 2, 3], of: anna)
            try await first.close()
            try await first.close()

            let second = try SQLiteStore(path: path)
            #expect(try await second.measureGroups(of: anna, in: 0..<EpochSeconds.max, limit: 9) == [.sample(1)])
            #expect(try await second.cursor(of: anna, for: .measures) == cursor.cursor)
            #expect(try await second.sealedTokens(of: anna) == [1, 2, 3])
            try await second.close()
        }
    }

    @Test("A closed database is one whole file, which can be copied as it is")
    func oneFile() async throws {
        try await TemporaryFolder.use { folder in
            let store = try SQLiteStore(path: folder.file("bridge.db"))
            _ = try await store.save(RecordPage(measureGroups: [.sample(1)]), of: anna)
            _ = try await store.latestMeasures(of: anna)
            try await store.close()
            try FileManager.default.copyItem(atPath: folder.file("bridge.db"), toPath: folder.file("copy.db"))
            let copy = try SQLiteStore(path: folder.file("copy.db"))
            #expect(try await copy.latestMeasures(of: anna).count == 1)
            try await copy.close()
        }
    }

    @Test("Nothing is written into a file that was moved away or replaced; put back, it goes on")
    func moved() async throws {
        try await TemporaryFolder.use { folder in
            let path = folder.file("bridge.db")
            let store = try SQLiteStore(path: path)
            try await store.checkWritable()
            try FileManager.default.moveItem(atPath: path, toPath: folder.file("away.db"))
            func fault() async -> StoreError.Code? {
                do { try await store.saveSealedTokens([1], of: anna) } catch { return (error as? StoreError)?.code }
                return nil
            }
            #expect(await fault() == .moved)
            await #expect(throws: StoreError.self) { try await store.checkWritable() }
            try FileManager.default.copyItem(atPath: folder.file("away.db"), toPath: path)
            #expect(await fault() == .moved)
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.moveItem(atPath: folder.file("away.db"), toPath: path)
            #expect(await fault() == nil)
            #expect(try await store.sealedTokens(of: anna) == [1])
            try await store.close()
        }
    }

    @Test("Whether something could be kept is known before something has to be")
    func writable() async throws {
        try await TemporaryFolder.use { folder in
            let path = folder.file("bridge.db")
            let store = try SQLiteStore(path: path, patience: 0.05)
            var unsafe = Configuration()
            unsafe.allowsUnsafeTransactions = true
            let other = try DatabaseQueue(path: path, configuration: unsafe)
            try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
            do {
                try await store.checkWritable()
                Issue.record("The database is locked.")
            } catch let fault as StoreError {
                #expect(fault.code == .busy)
            }
            try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            try await store.checkWritable()
            try other.close()
            try await store.close()
        }
    }

    @Test("What was saved is there for another process although nobody closed the first")
    func withoutClose() async throws {
        try await TemporaryFolder.use { folder in
            let first = try SQLiteStore(path: folder.file("bridge.db"))
            _ = try await first.save(RecordPage(measureGroups: [.sample(1)]), of: anna)
            try await first.saveSealedTokens([1], of: anna)
            // The files as a kill at this instant would leave them.
            try FileManager.default.copyItem(atPath: folder.file("bridge.db"), toPath: folder.file("copy.db"))
            try FileManager.default.copyItem(atPath: folder.file("bridge.db-wal"), toPath: folder.file("copy.db-wal"))
            let second = try SQLiteStore(path: folder.file("copy.db"))
            #expect(try await second.latestMeasures(of: anna).map(\.measure) == [.weight(80_000)])
            #expect(try await second.sealedTokens(of: anna) == [1])
            try await second.close()
            try await first.close()
        }
    }

    @Test("A database with half a page, cut off by a kill, has none of that page")
    func halfAPage() async throws {
        try await TemporaryFolder.use { folder in
            let store = try SQLiteStore(path: folder.file("bridge.db"))
            _ = try await store.save(RecordPage(measureGroups: [.sample(1)]), of: anna)
            let whole = try FileHandle(forReadingFrom: URL(fileURLWithPath: folder.file("bridge.db-wal"))).seekToEnd()
            let groups = (2..<400).map { MeasureGroup.sample($0, at: 1_700_000_000 + $0) }
            let cursor = RecordPage.CursorUpdate(.measures, SyncCursor(lastModified: 9))
            _ = try await store.save(RecordPage(measureGroups: groups, cursor: cursor), of: anna)
            try FileManager.default.copyItem(atPath: folder.file("bridge.db"), toPath: folder.file("copy.db"))
            let log = try Data(contentsOf: URL(fileURLWithPath: folder.file("bridge.db-wal")))
            #expect(UInt64(log.count) > whole + 8_192)
            try log.prefix(log.count - 4_096).write(to: URL(fileURLWithPath: folder.file("copy.db-wal")))

            let copy = try SQLiteStore(path: folder.file("copy.db"))
            #expect(try await copy.counts(of: anna).measureGroups == 1)
            #expect(try await copy.cursor(of: anna, for: .measures) == nil)
            try await copy.close()
            try await store.close()
        }
    }

    @Test("Every commit is on the disk before the call returns")
    func durability() async throws {
        try await TemporaryFolder.use { folder in
            let store = try SQLiteStore(path: folder.file("bridge.db"))
            let (mode, synchronous) = try await store.writing { database in
                (
                    try String.fetchOne(database, sql: "PRAGMA journal_mode"),
                    try Int.fetchOne(database, sql: "PRAGMA synchronous")
                )
            }
            #expect(mode == "wal")
            // 2 is FULL: NORMAL does not flush the log at a commit.
            #expect(synchronous == 2)
            try await store.close()
        }
    }

    @Test("Only the owner can read the files")
    func fileMode() async throws {
        try await TemporaryFolder.use { folder in
            let store = try SQLiteStore(path: folder.file("bridge.db"))
            try await store.saveSealedTokens([1], of: anna)
            for name in ["bridge.db", "bridge.db-wal", "bridge.db-shm"] {
                let attributes = try FileManager.default.attributesOfItem(atPath: folder.file(name))
                #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
            }
            try await store.close()
        }
    }

    @Test("A database of a newer version is refused and left alone")
    func newerSchema() async throws {
        try await TemporaryFolder.use { folder in
            let path = folder.file("bridge.db")
            try await SQLiteStore(path: path).close()
            let queue = try DatabaseQueue(path: path)
            try await queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999 from the future')") }
            try queue.close()
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            let refusal = fault(opening: path)
            #expect(refusal?.code == .newerSchema)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
            #expect(refusal?.message == "The database \(path) was written by a newer version of this program.")
        }
    }

    @Test("A file that is no database is refused and left alone")
    func garbage() async throws {
        try await TemporaryFolder.use { folder in
            let path = folder.file("bridge.db")
            let garbage = Data(String(repeating: "not a database\n", count: 1_000).utf8)
            try garbage.write(to: URL(fileURLWithPath: path))
            let refusal = fault(opening: path)
            #expect(refusal?.code == .damaged)
            #expect(refusal?.message == "The file \(path) is not a database.")
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == garbage)
        }
    }

    @Test("Another program's database is refused and left alone")
    func anotherProgram() async throws {
        try await TemporaryFolder.use { folder in
            let path = folder.file("home-assistant_v2.db")
            let queue = try DatabaseQueue(path: path)
            try await queue.write { try $0.execute(sql: "CREATE TABLE states (state_id INTEGER)") }
            try queue.close()
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            let refusal = fault(opening: path)
            #expect(refusal?.code == .damaged)
            #expect(refusal?.message == "The file \(path) is the database of another program.")
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        }
    }

    @Test("A folder that is missing, is a file or cannot be written is named")
    func folders() async throws {
        try await TemporaryFolder.use { folder in
            let missing = fault(opening: folder.file("none/bridge.db"))
            #expect(missing?.code == .unwritable)
            #expect(missing?.message == "The folder \(folder.file("none")) for the database does not exist.")
            #expect(fault(opening: folder.path)?.message == "The database \(folder.path) is a folder.")
            // Nobody can make files there, not even root.
            let unwritable = fault(opening: "/proc/bridge.db")
            #expect(unwritable?.code == .unwritable)
            #expect(unwritable?.message == "The database /proc/bridge.db cannot be opened for writing.")
        }
    }

    @Test("A database that another program holds is named as locked")
    func locked() async throws {
        try await TemporaryFolder.use { folder in
            let path = folder.file("bridge.db")
            let store = try SQLiteStore(path: path, patience: 0.05)
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let other = try DatabaseQueue(path: path, configuration: configuration)
            try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
            let refusal = await #expect(throws: StoreError.self) { try await store.saveSealedTokens([1], of: anna) }
            #expect(refusal?.code == .busy)
            #expect(try await store.sealedTokens(of: anna) == nil)
            try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            try await store.saveSealedTokens([1], of: anna)
            try other.close()
            try await store.close()
        }
    }
}
