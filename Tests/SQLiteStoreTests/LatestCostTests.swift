import GRDB
import GRDBSQLite
import Store
import Testing
import WithingsModel

@testable import SQLiteStore

@Suite("What a look at the latest readings costs")
struct LatestCostTests {
    @Test("As much after thousands of readings as after a few: the history is not read")
    func costDoesNotGrow() async throws {
        try await TemporaryFolder.use { folder in
            let store = try SQLiteStore(path: folder.file("bridge.db"))
            let few = try await cost(in: store, afterSaving: 0..<3)
            let many = try await cost(in: store, afterSaving: 3..<4_000)
            #expect(few > 0)
            #expect(many < few * 2)
            try await store.close()
        }
    }

    /// How many steps of SQLite's machine it takes, in tens.
    private func cost(in store: SQLiteStore, afterSaving numbers: Range<Int64>) async throws -> Int {
        let groups = numbers.map { number in
            MeasureGroup.sample(
                number,
                at: 1_600_000_000 + number,
                measures: [.weight(80_000 + number), Measure(type: .spo2, value: 97, position: .leftArm)]
            )
        }
        _ = try await store.save(RecordPage(measureGroups: groups), of: anna)
        return try await store.reading { database in
            let steps = UnsafeMutablePointer<Int>.allocate(capacity: 1)
            steps.initialize(to: 0)
            defer { steps.deallocate() }
            let count: @convention(c) (UnsafeMutableRawPointer?) -> CInt = { context in
                context?.assumingMemoryBound(to: Int.self).pointee += 1
                return 0
            }
            sqlite3_progress_handler(database.sqliteConnection, 10, count, steps)
            defer { sqlite3_progress_handler(database.sqliteConnection, 0, nil, nil) }
            let latest = try MeasureReader(database, of: anna).latest()
            #expect(latest.count == 2)
            return steps.pointee
        }
    }
}
