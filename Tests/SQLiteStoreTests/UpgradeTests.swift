import Foundation
import GRDB
import Logging
import Store
import TestSupport
import Testing
import WithingsModel

@testable import SQLiteStore

@Suite("Upgrading a database of an earlier version")
struct UpgradeTests {
    /// A database as the first released version wrote it, in that version's own words.
    private static let first =
        Migrations.recordsAndAccounts + """
            ;
            CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
            INSERT INTO grdb_migrations VALUES ('001 records and accounts');
            INSERT INTO source VALUES (1000001, 1, '5ca1e', 6, 'Body Cardio', 'Europe/Paris');
            INSERT INTO measure_group VALUES
                (1000001, 1, 1700000000, 1700000060, 1700000060, 0, 1, 1, 1, NULL, NULL),
                (1000001, 2, 1700000100, 1700000160, 1700000160, 1, 1, 1, 1, '{"comment":"x"}', NULL);
            INSERT INTO measure VALUES
                (1000001, 1, -1, 1700000000, 1, 0, 80000, -3, NULL, NULL, NULL),
                (1000001, 1, -1, 1700000100, 2, 0, 60000, -3, 3, 131, NULL);
            INSERT INTO sleep VALUES (1000001, 7, 20231115, 'Europe/Paris', 1699999200, 1700028000, 1700028600, 1700030000,
                1, 32, 63, 'a7', '{"hr_average":62e0}', NULL, NULL);
            INSERT INTO activity VALUES (1000001, 20231114, 'brand 18 model 1055', 'Europe/Paris', NULL, 18, 0, 1055,
                'GoogleFit tracker', 1700000000, '{"steps":4000e0}', NULL, NULL);
            INSERT INTO device VALUES (1000001, '5ca1e', 'Scale', 'Body Cardio', 6, 'high', NULL, NULL, 1700000000, NULL);
            INSERT INTO goals VALUES (1000001, '{"steps":10000e0}', NULL);
            INSERT INTO set_aside VALUES (1000001, 'sleep', x'00', '{', 'No end.', 10);
            INSERT INTO sync_cursor VALUES (1000001, 'measures', 5, 6, 1, NULL, NULL, 2);
            INSERT INTO account VALUES (1000001, 1, 'a1', 'Anna', 100, 'user.info,user.metrics', NULL);
            INSERT INTO sealed_tokens VALUES (1000001, x'0102');
            INSERT INTO document VALUES ('sessions', 'a', x'03');
            """

    private static func make(_ path: String) async throws {
        let queue = try DatabaseQueue(path: path)
        try await queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            try database.execute(sql: first)
        }
        try queue.close()
    }

    @Test("Everything that was kept is there afterwards, and what is new can be kept")
    func everything() async throws {
        try await TemporaryFolder.use { folder in
            let path = folder.file("bridge.db")
            try await Self.make(path)
            let store = try SQLiteStore(path: path)
            #expect(try await store.latestMeasures(of: anna).map(\.measure) == [.weight(80_000)])
            let groups = try await store.keptMeasureGroups(of: anna, before: .max, limit: 9)
            #expect(groups.map(\.group.id) == [2, 1])
            #expect(groups.map(\.deletedAt) == [nil, nil])
            #expect(groups.first?.group.unknownFields == #"{"comment":"x"}"#)
            #expect(groups.first?.group.measures.first?.fm == 131)
            #expect(try await store.latestSleep(of: anna, limit: 9).first?.values == [SleepField("hr_average"): 62])
            #expect(try await store.latestActivity(of: anna, limit: 9).map(\.modelName) == ["GoogleFit tracker"])
            #expect(try await store.devices(of: anna).map(\.battery) == ["high"])
            #expect(try await store.goals(of: anna) == Goals(steps: 10_000))
            #expect(try await store.setAsideRecords(of: anna, limit: 9).map(\.reason) == ["No end."])
            let cursor = SyncCursor(lastModified: 5, succeededAt: 6, backfill: .init(isComplete: true, rows: 2))
            #expect(try await store.cursor(of: anna, for: .measures) == cursor)
            #expect(try await store.accounts().map(\.profile) == ["Anna"])
            #expect(try await store.sealedTokens(of: anna) == [1, 2])
            #expect(try await store.document("a", in: "sessions") == [3])

            // What is from before can be found gone: nobody wrote down when it came, which is long ago.
            let day = try #require(LocalDay("2023-11-15"))
            let sweep = RecordSweep(.sleep([]), moments: 0..<1, days: day...day, at: 1_800_000_000)
            #expect(try await store.save(RecordPage(sweep: sweep), of: anna) == RecordChange(removed: 1))
            #expect(try await store.claim(2, of: anna, as: true))
            #expect(try await store.latestMeasures(of: anna).map(\.groupID) == [2])
            _ = try await store.save(RecordPage(intraday: [.sample(60, [.steps: 1])]), of: anna)
            #expect(try await store.counts(of: anna).intradaySamples == 1)
            try await store.close()
        }
    }

    @Test("What the second version wrote is there too, and from then on what a reading said before is kept")
    func second() async throws {
        try await TemporaryFolder.use { folder in
            let path = folder.file("bridge.db")
            try await Self.make(path)
            let queue = try DatabaseQueue(path: path)
            try Migrations.all.migrate(queue, upTo: "002 the whole record")
            try queue.close()
            let store = try SQLiteStore(path: path, clock: ManualClock(now: 1_800_000_000))
            #expect(UpgradeBackup.copies(of: path) == [path + ".before-003-20270115T080000Z"])
            let kept = try #require(await store.keptMeasureGroup(2, of: anna))
            #expect(kept.earlier.isEmpty)
            var group = kept.group
            group.measures[0].value = 61
            _ = try await store.save(RecordPage(measureGroups: [group]), of: anna)
            let earlier = try await store.keptMeasureGroup(2, of: anna)?.earlier
            #expect(earlier == [EarlierVersion(kept.group, changedAt: 1_800_000_000)])
            try await store.close()
            #expect(try await DatabaseCheck.check(path).rows["measure_version"] == 1)
        }
    }

    @Test("A copy is made first, which opens with everything that was there")
    func copy() async throws {
        try await TemporaryFolder.use { folder in
            let path = folder.file("bridge.db")
            try await Self.make(path)
            try await SQLiteStore(path: path, clock: ManualClock(now: 1_700_000_000)).close()
            let copies = UpgradeBackup.copies(of: path)
            #expect(copies == [path + ".before-002-20231114T221320Z"])
            let copy = try #require(copies.first)
            let report = try await DatabaseCheck.check(copy)
            #expect(report.schema == 1)
            #expect(report.profiles == [anna: "Anna"])
            #expect(report.rows["measure"] == 2)
            #expect(report.tokens == .sealed)
            let attributes = try FileManager.default.attributesOfItem(atPath: copy)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            // Started again there is nothing to upgrade and nothing to copy.
            try await SQLiteStore(path: path).close()
            #expect(UpgradeBackup.copies(of: path).count == 1)
        }
    }

    @Test("The last two copies stay, an empty database needs none")
    func lastTwo() async throws {
        try await TemporaryFolder.use { folder in
            let path = folder.file("bridge.db")
            for now in [1_700_000_000, 1_700_086_400, 1_700_172_800] as [Double] {
                for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
                try await Self.make(path)
                try await SQLiteStore(path: path, clock: ManualClock(now: now)).close()
            }
            #expect(
                UpgradeBackup.copies(of: path)
                    == ["20231116T221320Z", "20231115T221320Z"].map { "\(path).before-002-\($0)" }
            )
            // A clock that is back in 1970, and copies that were cut off: what is made now stays, and they are none.
            for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
            let cut = "\(path).before-002-20231117T221320Z.\(UUID().uuidString).draft"
            for ending in ["", "-journal"] { try Data([1]).write(to: URL(filePath: cut + ending)) }
            try await Self.make(path)
            try await SQLiteStore(path: path, clock: ManualClock(now: 29_000_000)).close()
            let copies = UpgradeBackup.copies(of: path)
            #expect(copies.count == 2 && copies.contains { $0.contains("before-002-1970") })
            #expect(copies.contains("\(path).before-002-20231116T221320Z"))
            let empty = folder.file("empty.db")
            let queue = try DatabaseQueue(path: empty)
            try await queue.writeWithoutTransaction { database in
                try database.execute(
                    sql: Migrations.recordsAndAccounts + """
                        ;CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
                        INSERT INTO grdb_migrations VALUES ('001 records and accounts');
                        """
                )
            }
            try queue.close()
            try await SQLiteStore(path: empty).close()
            #expect(UpgradeBackup.copies(of: empty).isEmpty)
        }
    }
}
