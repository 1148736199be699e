import Foundation
import GRDB
import Store
import Testing
import WithingsModel

@testable import SQLiteStore

@Suite("Disks that fail")
struct DamageTests {
    /// A closed database with some of everything; its bytes.
    private func database(in folder: TemporaryFolder) async throws -> Data {
        let store = try SQLiteStore(path: folder.file("bridge.db"))
        let at: EpochSeconds = 1_700_000_000
        let page = RecordPage(
            measureGroups: (1..<300).map { .sample($0, at: at + $0) },
            sleep: (1..<40).map { .sample($0, end: at + $0 * 86_400) },
            activity: try (1..<40).map { try .sample(LocalDay(daysSinceEpoch: 19_000 + $0)) },
            workouts: (1..<40).map { .sample($0, start: at + $0) },
            heartRecordings: (1..<40).map { .sample($0, at: at + $0) },
            heartSignals: [HeartSignal(signalID: 1, samples: (0..<9_000).map { Int32($0 % 97) })],
            sleepSegments: (0..<60).map { .sample(at + $0 * 600, at + $0 * 600 + 600) },
            intraday: (0..<400).map { .sample(at + $0 * 60, [.steps: ExactDecimal($0), .heartRate: 60]) },
            devices: [Device(id: "a"), Device(id: "b")],
            goals: Goals(steps: 5)
        )
        _ = try await store.save(page, of: anna)
        try await store.save(Account(id: "a1", user: anna, profile: "Anna", linkedAt: 1, scopes: []))
        try await store.close()
        return try Data(contentsOf: URL(fileURLWithPath: folder.file("bridge.db")))
    }

    @Test(
        "Damaged pages end in an error that says so, or go unnoticed; never in a crash",
        arguments: 0..<12 as Range<UInt64>
    )
    func damagedPages(seed: UInt64) async throws {
        try await TemporaryFolder.use { folder in
            let whole = try await database(in: folder)
            var random = SeededRandom(state: seed)
            for round in 0..<8 {
                var broken = whole
                // The first hundred bytes say that it is a database.
                for _ in 0..<Int(random.number(1...6)) {
                    let offset = Int(random.number(100...Int64(broken.count - 1)))
                    let length = Int(random.number(1...64))
                    for index in offset..<min(offset + length, broken.count) {
                        broken[index] = random.chance(3) ? 0xFF : UInt8(truncatingIfNeeded: random.next())
                    }
                }
                if random.chance(4) { broken = broken.prefix(Int(random.number(512...Int64(broken.count)))) }
                let path = folder.file("broken\(round).db")
                try broken.write(to: URL(fileURLWithPath: path))
                do {
                    let store = try SQLiteStore(path: path, patience: 0.1)
                    await useEverything(store)
                    try await store.close()
                } catch let fault as StoreError {
                    #expect(!fault.hint.isEmpty)
                }
                _ = try? await DatabaseCheck.check(path)
            }
        }
    }

    /// Every error must be a `StoreError`; what is read may be nonsense.
    private func useEverything(_ store: SQLiteStore) async {
        let all = 0..<EpochSeconds.max
        let uses: [@Sendable () async throws -> Void] = [
            { _ = try await store.accounts() }, { _ = try await store.counts(of: anna) },
            { _ = try await store.latestMeasures(of: anna) },
            { _ = try await store.measureGroups(of: anna, in: all, limit: 1_000) },
            { _ = try await store.keptMeasureGroups(of: anna, before: .max, limit: 1_000) },
            { _ = try await store.series(MeasureSeriesKey(.weight), of: anna, in: all) },
            { _ = try await store.latestSleep(of: anna, limit: 99) },
            { _ = try await store.latestActivity(of: anna, limit: 99) },
            { _ = try await store.workouts(of: anna, in: all, limit: 99) },
            { _ = try await store.heartRecordings(of: anna, in: all, limit: 99) },
            { _ = try await store.heartSignal(1, of: anna) },
            { _ = try await store.missingHeartSignals(of: anna, limit: 99) },
            { _ = try await store.sleepSegments(of: anna, in: all) },
            { _ = try await store.intraday(of: anna, in: all, fields: nil) },
            { _ = try await store.latestIntraday(.heartRate, of: anna, since: 0) },
            { _ = try await store.devices(of: anna) }, { _ = try await store.goals(of: anna) },
            {
                let page = RecordPage(
                    measureGroups: [.sample(1, modified: 1_800_000_000), .sample(999)],
                    sleepSegments: [.sample(1_700_000_000, 1_700_000_900)],
                    intraday: [.sample(1_700_000_000, [.steps: 1])],
                    devices: [Device(id: "a")]
                )
                _ = try await store.save(page, of: anna)
            },
            { try await store.removeRecords(of: anna) },
        ]
        for use in uses {
            do { try await use() } catch { #expect(error is StoreError, "\(error)") }
        }
    }

    @Test("A page in the middle that is overwritten is named as damage, with what to do")
    func damagedPage() async throws {
        try await TemporaryFolder.use { folder in
            var broken = try await database(in: folder)
            for index in 4_096..<broken.count { broken[index] = 0xA5 }
            try broken.write(to: URL(fileURLWithPath: folder.file("bridge.db")))
            let fault = await #expect(throws: StoreError.self) {
                let store = try SQLiteStore(path: folder.file("bridge.db"))
                _ = try await store.latestMeasures(of: anna)
            }
            #expect(fault?.code == .damaged)
            #expect(fault?.hint == StoreError.restoreHint)
        }
    }

    @Test("A reader that stays, such as a backup, does not stop the writer; the next start finds everything")
    func readerThatStays() async throws {
        try await TemporaryFolder.use { folder in
            let path = folder.file("bridge.db")
            let store = try SQLiteStore(path: path, patience: 0.05)
            _ = try await store.save(RecordPage(measureGroups: [.sample(1)]), of: anna)
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let reader = try DatabaseQueue(path: path, configuration: configuration)
            try await reader.writeWithoutTransaction { database in
                try database.execute(sql: "BEGIN; SELECT count(*) FROM measure")
            }
            _ = try await store.save(RecordPage(measureGroups: [.sample(2)]), of: anna)
            #expect(try await store.counts(of: anna).measureGroups == 2)
            try await store.close()
            try await reader.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
            try reader.close()
            let again = try SQLiteStore(path: path)
            #expect(try await again.counts(of: anna).measureGroups == 2)
            try await again.close()
        }
    }

    @Test("A disk that fills up while a night is saved loses nothing that was kept; with room again it goes on")
    func fullDisk() async throws {
        try await TemporaryFolder.use { folder in
            let store = try SQLiteStore(path: folder.file("bridge.db"))
            let night = [SleepSegment.sample(0, 3_600), .sample(3_600, 7_200, .deep)]
            _ = try await store.save(RecordPage(sleepSegments: night, intraday: [.sample(0, [.steps: 1])]), of: anna)
            try await store.writing { database in
                let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
                try database.execute(sql: "PRAGMA max_page_count = \(pages)")
            }
            var random = SeededRandom(state: 1)
            let samples = (0..<20_000).map { index in
                IntradaySample.sample(index * 60, [.steps: ExactDecimal(random.number(0...9_999))])
            }
            let page = RecordPage(intraday: samples, cursor: .init(.intraday, SyncCursor(succeededAt: 3)))
            let fault = await #expect(throws: StoreError.self) { try await store.save(page, of: anna) }
            #expect(fault?.code == .full)
            #expect(try await store.counts(of: anna).intradaySamples == 1)
            #expect(try await store.sleepSegments(of: anna, in: 0..<9_000) == night)
            #expect(try await store.cursor(of: anna, for: .intraday) == nil)
            try await store.writing { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
            #expect(try await store.save(page, of: anna).counted == RecordChange(added: 19_999, changed: 1))
            try await store.close()
        }
    }
}
