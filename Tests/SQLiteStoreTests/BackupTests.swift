import Foundation
import GRDB
import Store
import Testing
import WithingsModel

@testable import SQLiteStore

@Suite("Backups, and putting them back")
struct BackupTests {
    private static let tokens = Tokens(accessToken: "a", refreshToken: "r", expiresAt: 2, obtainedAt: 1)

    /// A store with a person, readings and tokens, and its key.
    private func filled(_ folder: TemporaryFolder) async throws -> (store: SQLiteStore, key: String) {
        let key = folder.file("bridge.key")
        let store = try SQLiteStore(path: folder.file("bridge.db"))
        try await store.save(Account(id: "a1", user: anna, profile: "Anna", linkedAt: 1, scopes: []))
        try await TokenVault(store: store, box: SecretBox(keyFile: key, createIfMissing: true)).save(
            Self.tokens,
            of: anna
        )
        let page = RecordPage(
            measureGroups: (1..<500).map { .sample($0, at: 1_700_000_000 + $0) },
            sleepSegments: [.sample(0, 600)],
            intraday: (0..<100).map { .sample($0 * 60, [.steps: 5]) }
        )
        _ = try await store.save(page, of: anna)
        return (store, key)
    }

    private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

    @Test("A backup taken in use, with its key, is whole and goes back into an empty folder")
    func roundTrip() async throws {
        try await TemporaryFolder.use { folder in
            let (store, key) = try await filled(folder)
            let backup = folder.file("backup.db")
            let report = try await DatabaseBackup.make(of: store.path, to: backup, keyFile: key)
            #expect(report.tokens == .opened)
            #expect(report.people == [anna])
            #expect(report.profiles == [anna: "Anna"])
            #expect(report.rows["measure_group"] == 499)
            for file in [backup, backup + ".key"] {
                let attributes = try FileManager.default.attributesOfItem(atPath: file)
                #expect(attributes[.posixPermissions] as? Int == 0o600)
            }
            // One file and its key; no log, no draft.
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(names.filter { $0.hasPrefix("backup") }.sorted() == ["backup.db", "backup.db.key"])

            try await TemporaryFolder.use { other in
                let restored = try await DatabaseBackup.restore(
                    backup,
                    to: other.file("bridge.db"),
                    keyFile: other.file("bridge.key"),
                    overwrite: false,
                    stamp: "now"
                )
                #expect(restored.isKeyRestored)
                #expect(restored.movedAside.isEmpty)
                let copy = try SQLiteStore(path: other.file("bridge.db"))
                let box = try SecretBox(keyFile: other.file("bridge.key"), createIfMissing: false)
                #expect(try await TokenVault(store: copy, box: box).tokens(of: anna) == Self.tokens)
                #expect(try await copy.latestMeasures(of: anna) == store.latestMeasures(of: anna))
                #expect(try await copy.counts(of: anna) == store.counts(of: anna))
                try await copy.close()
                let left = try FileManager.default.contentsOfDirectory(atPath: other.path)
                #expect(Set(left).isSubset(of: ["bridge.db", "bridge.key", "bridge.db-wal", "bridge.db-shm"]))
            }
            try await store.close()
        }
    }

    @Test("Without the key a backup has no tokens, not even their bytes")
    func withoutKey() async throws {
        try await TemporaryFolder.use { folder in
            let (store, _) = try await filled(folder)
            let marker = [UInt8]("a marker that stands for sealed tokens, long enough to be found again".utf8)
            try await store.saveSealedTokens(marker, of: anna)
            let backup = folder.file("backup.db")
            let report = try await DatabaseBackup.make(of: store.path, to: backup, keyFile: nil)
            #expect(report.tokens == .none)
            #expect(report.rows["measure_group"] == 499)
            #expect(try bytes(backup).range(of: Data(marker)) == nil)
            #expect(!FileManager.default.fileExists(atPath: backup + ".key"))
            #expect(try await store.sealedTokens(of: anna) == marker)
            try await store.close()
        }
    }

    @Test("What is written while a backup is made is in it as whole pages or not at all")
    func underWriting() async throws {
        try await TemporaryFolder.use { folder in
            let (store, _) = try await filled(folder)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for page in 1...30 as ClosedRange<Int64> {
                        let groups = (0..<100).map { MeasureGroup.sample(page * 1_000 + $0, at: page * 1_000 + $0) }
                        let cursor = SyncCursor(backfill: .init(rows: Int(page) * 100))
                        let update = RecordPage.CursorUpdate(.measures, cursor)
                        _ = try await store.save(RecordPage(measureGroups: groups, cursor: update), of: ben)
                    }
                }
                for number in 0..<5 {
                    let backup = folder.file("backup\(number).db")
                    _ = try await DatabaseBackup.make(of: store.path, to: backup, keyFile: nil)
                    let copy = try SQLiteStore(path: backup)
                    let rows = try await copy.cursor(of: ben, for: .measures)?.backfill.rows ?? 0
                    #expect(try await copy.counts(of: ben).measureGroups == rows)
                    try await copy.close()
                }
                try await group.waitForAll()
            }
            #expect(try await store.counts(of: ben).measureGroups == 3_000)
            try await store.close()
        }
    }

    @Test("Nothing is overwritten unless that is said, and then it is moved aside")
    func overwriting() async throws {
        try await TemporaryFolder.use { folder in
            let (store, key) = try await filled(folder)
            let backup = folder.file("backup.db")
            _ = try await DatabaseBackup.make(of: store.path, to: backup, keyFile: key)
            let again = await #expect(throws: StoreError.self) {
                try await DatabaseBackup.make(of: store.path, to: backup, keyFile: nil)
            }
            #expect(again?.code == .exists)
            _ = try await store.save(RecordPage(sleep: [.sample(9)]), of: anna)
            try await store.close()
            let before = try bytes(store.path)

            let refusal = await #expect(throws: StoreError.self) {
                try await DatabaseBackup.restore(backup, to: store.path, keyFile: key, overwrite: false, stamp: "s")
            }
            #expect(refusal?.code == .exists)
            #expect(try bytes(store.path) == before)

            let restored = try await DatabaseBackup.restore(
                backup,
                to: store.path,
                keyFile: key,
                overwrite: true,
                stamp: "s"
            )
            #expect(restored.movedAside.contains(store.path + ".replaced-s"))
            #expect(try bytes(store.path + ".replaced-s") == before)
            let opened = try SQLiteStore(path: store.path)
            #expect(try await opened.latestSleep(of: anna, limit: 9).isEmpty)
            try await opened.close()
        }
    }

    @Test(
        "What is replaced keeps its content, its log included, and a missing database beside a cut restore is told from none"
    )
    func replacedKeepsItsLog() async throws {
        try await TemporaryFolder.use { folder in
            let (first, database) = (folder.file("first.db"), folder.file("bridge.db"))
            let old = try SQLiteStore(path: first)
            _ = try await old.save(RecordPage(measureGroups: [.sample(1)]), of: anna)
            try await old.close()
            let now = try SQLiteStore(path: database)
            _ = try await now.save(RecordPage(measureGroups: [.sample(2)]), of: anna)
            // As a kill leaves it: what was saved is in the log alone.
            for ending in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: database + ending, toPath: folder.file("killed.db") + ending)
            }
            try await now.close()
            let killed = folder.file("killed.db")
            let restored = try await DatabaseBackup.restore(
                first,
                to: killed,
                keyFile: folder.file("key"),
                overwrite: true,
                stamp: "20261127T040000Z"
            )
            let aside = try #require(restored.movedAside.first { $0.hasSuffix("Z") })
            let kept = try SQLiteStore(path: aside)
            #expect(try await kept.measureGroups(of: anna, in: 0..<EpochSeconds.max, limit: 9) == [.sample(2)])
            try await kept.close()
            #expect(!DatabaseBackup.isCutOff(at: killed))
            try FileManager.default.removeItem(atPath: killed)
            #expect(DatabaseBackup.isCutOff(at: killed))
            #expect(!DatabaseBackup.isCutOff(at: folder.file("never.db")))
        }
    }

    @Test("A restore with its key that is cut off at any step leaves the old pair or is finished to the new one")
    func cutOffAtAnyStep() async throws {
        try await TemporaryFolder.use { folder in
            let (store, key) = try await filled(folder)
            try await store.close()
            let backup = folder.file("backup.db")
            _ = try await DatabaseBackup.make(of: store.path, to: backup, keyFile: key)
            for step in 0...4 {
                let (database, file) = (folder.file("there\(step).db"), folder.file("there\(step).key"))
                let old = try SQLiteStore(path: database)
                _ = try SecretBox(keyFile: file, createIfMissing: true)
                let oldKey = try bytes(file)
                try await old.close()
                let exchange = RestoreExchange(database: database, keyFile: file)
                if step > 0 { try FileManager.default.copyItem(atPath: backup, toPath: exchange.newDatabase) }
                if step > 1 { try exchange.prepareKey(from: backup + ".key") }
                for part in RestoreExchange.order.prefix(max(0, step - 2)) { try exchange.take(part) }
                // Here the power went; a key that was being written lies about as well.
                let draft = file + ".restoring.\(UUID().uuidString)"
                try Data([1]).write(to: URL(filePath: draft))

                #expect(try DatabaseBackup.settle(database: database, keyFile: file) == (step == 3))
                #expect(try bytes(file) == (step < 3 ? oldKey : bytes(key)))
                let report = try await DatabaseCheck.check(database, keyFile: file)
                #expect(report.tokens == (step < 3 ? .none : .opened), "after step \(step)")
                let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                #expect(!left.contains { $0.contains("restoring") }, "after step \(step): \(left)")
                #expect(try !DatabaseBackup.settle(database: database, keyFile: file))
            }
        }
    }

    @Test("Copies that were cut off go, those that may still be written and everything else stays")
    func drafts() throws {
        let folder = NSTemporaryDirectory() + "drafts-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let draft = "withings-bridge-20261127T044500Z.db.\(UUID().uuidString).draft"
        for name in [
            draft, draft + "-journal", "withings-bridge.db", "notes.draft", "withings-bridge-20261127T044500Z.db",
        ] {
            #expect(FileManager.default.createFile(atPath: folder + "/" + name, contents: Data([1])))
        }
        DatabaseCopy.removeDrafts(in: folder, olderThan: 3_600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 5)
        DatabaseCopy.removeDrafts(in: folder)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
                == ["notes.draft", "withings-bridge-20261127T044500Z.db", "withings-bridge.db"]
        )
    }

    @Test("A damaged, foreign, newer or missing file is named and never put in place")
    func refused() async throws {
        try await TemporaryFolder.use { folder in
            let (store, key) = try await filled(folder)
            let backup = folder.file("backup.db")
            _ = try await DatabaseBackup.make(of: store.path, to: backup, keyFile: key)
            try await store.close()

            var broken = try bytes(backup)
            for offset in stride(from: 8_192, to: broken.count, by: 4_096) {
                for index in offset..<min(offset + 300, broken.count) { broken[index] ^= 0xFF }
            }
            try broken.write(to: URL(fileURLWithPath: folder.file("broken.db")))
            try Data("not a database at all".utf8).write(to: URL(fileURLWithPath: folder.file("text.db")))
            let foreign = try DatabaseQueue(path: folder.file("foreign.db"))
            try await foreign.write { try $0.execute(sql: "CREATE TABLE x (y)") }
            try foreign.close()
            try FileManager.default.copyItem(atPath: backup, toPath: folder.file("newer.db"))
            let newer = try DatabaseQueue(path: folder.file("newer.db"))
            try await newer.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999 future')") }
            try newer.close()

            let expected: [String: StoreError.Code] = [
                "broken.db": .damaged, "text.db": .damaged, "foreign.db": .damaged, "newer.db": .newerSchema,
                "none.db": .missing,
            ]
            for (name, code) in expected {
                let verdict = await #expect(throws: StoreError.self) {
                    try await DatabaseCheck.check(folder.file(name))
                }
                #expect(verdict?.code == code, "\(name)")
                let refusal = await #expect(throws: StoreError.self) {
                    try await DatabaseBackup.restore(
                        folder.file(name),
                        to: folder.file("target.db"),
                        keyFile: folder.file("target.key"),
                        overwrite: true,
                        stamp: "s"
                    )
                }
                #expect(refusal?.code == code, "\(name)")
                #expect(!FileManager.default.fileExists(atPath: folder.file("target.db")))
            }
        }
    }

    @Test("A key that does not fit, and a folder that is not there, leave nothing behind")
    func faults() async throws {
        try await TemporaryFolder.use { folder in
            let (store, _) = try await filled(folder)
            let other = folder.file("other.key")
            _ = try SecretBox(keyFile: other, createIfMissing: true)
            let backup = folder.file("backup.db")
            let wrong = await #expect(throws: StoreError.self) {
                try await DatabaseBackup.make(of: store.path, to: backup, keyFile: other)
            }
            #expect(wrong?.code == .wrongKey)
            let missing = await #expect(throws: StoreError.self) {
                try await DatabaseBackup.make(of: store.path, to: backup, keyFile: folder.file("no.key"))
            }
            #expect(missing?.code == .missing)
            let nowhere = await #expect(throws: StoreError.self) {
                try await DatabaseBackup.make(of: store.path, to: folder.file("no/backup.db"), keyFile: nil)
            }
            #expect(nowhere?.code == .unwritable)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(!names.contains { $0.hasPrefix("backup") })
            try await store.close()
        }
    }

    @Test("A block of bytes that no longer reads is found although SQLite sees nothing wrong")
    func unreadableContent() async throws {
        try await TemporaryFolder.use { folder in
            let (store, key) = try await filled(folder)
            #expect(try await DatabaseCheck.check(store.path, keyFile: key).tokens == .opened)
            try await store.writing { try $0.execute(sql: "UPDATE intraday_day SET content = x'0100'") }
            let verdict = await #expect(throws: StoreError.self) { try await DatabaseCheck.check(store.path) }
            #expect(verdict?.code == .damaged)
            try await store.close()
        }
    }

    @Test("Two restores within one second leave both of what was there, and either goes back with its own key")
    func twiceInOneSecond() async throws {
        try await TemporaryFolder.use { folder in
            let (store, key) = try await filled(folder)
            try await store.close()
            let backup = folder.file("backup.db")
            _ = try await DatabaseBackup.make(of: store.path, to: backup, keyFile: key)
            let original = try bytes(key)
            func restore(_ path: String) async throws -> DatabaseBackup.Restored {
                try await DatabaseBackup.restore(
                    path,
                    to: store.path,
                    keyFile: key,
                    overwrite: true,
                    stamp: "20261126T221500Z"
                )
            }
            // Another record with another key takes its place.
            let other = folder.file("other.db")
            let foreign = try SQLiteStore(path: other)
            _ = try await foreign.save(RecordPage(sleep: [.sample(9)]), of: ben)
            try await foreign.close()
            _ = try SecretBox(keyFile: other + ".key", createIfMissing: true)
            let first = try await restore(other)
            let second = try await restore(other)
            #expect(Set(first.movedAside).isDisjoint(with: second.movedAside))
            #expect(try bytes(key) != original)
            let aside = try #require(first.movedAside.first { $0.hasPrefix(store.path) && !$0.hasSuffix("-wal") })
            let back = try await restore(aside)
            #expect(back.isKeyRestored && back.report.tokens == .opened)
            #expect(try bytes(key) == original)
        }
    }
}
