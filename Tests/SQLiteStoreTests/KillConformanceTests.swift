import Foundation
import GRDB
import Store
import TestSupport
import Testing
import WithingsModel

@testable import SQLiteStore

/// A kill stops a write at some byte of the log. What is behind that byte was never written.
@Suite("A store that is killed at any write")
struct KillConformanceTests {
    /// What is kept of somebody, in short.
    private struct State: Equatable {
        var counts: RecordCounts
        var groups: [KeptMeasureGroup]
        var sleep: [SleepSummary]
        var cursor: SyncCursor?

        init(of store: any BridgeStore) async throws {
            counts = try await store.counts(of: anna)
            groups = try await store.keptMeasureGroups(of: anna, before: .max, limit: 999)
            sleep = try await store.latestSleep(of: anna, limit: 99)
            cursor = try await store.cursor(of: anna, for: .measures)
        }
    }

    @Test("has the pages up to some moment, each whole with its cursor, and goes on from there", arguments: 0..<3)
    func anyWrite(seed: Int) async throws {
        try await TemporaryFolder.use { folder in
            var random = SeededRandom(state: UInt64(seed) &+ 5)
            let clock = ManualClock(now: 5_000)
            let store = try SQLiteStore(path: folder.file("bridge.db"), clock: clock)
            var states = [try await State(of: store)]
            var ends = [try size(of: folder.file("bridge.db-wal"))]
            var pages: [RecordPage] = []
            for step in 1...12 as ClosedRange<Int64> {
                let page = random.correctedPage(step)
                pages.append(page)
                _ = try await store.save(page, of: anna)
                states.append(try await State(of: store))
                ends.append(try size(of: folder.file("bridge.db-wal")))
                clock.advance(by: 60)
            }
            let database = try Data(contentsOf: URL(fileURLWithPath: folder.file("bridge.db")))
            let log = try Data(contentsOf: URL(fileURLWithPath: folder.file("bridge.db-wal")))
            for number in 0..<40 {
                let cut = Int(random.number(Int64(ends[0])...Int64(log.count)))
                let path = folder.file("killed-\(number).db")
                try database.write(to: URL(fileURLWithPath: path))
                try log.prefix(cut).write(to: URL(fileURLWithPath: path + "-wal"))
                let killed = try SQLiteStore(path: path, clock: ManualClock(now: 9_000))
                let state = try await State(of: killed)
                // Everything whose commit was in the log is there, and nothing of what was not.
                let done = ends.lastIndex { $0 <= cut } ?? 0
                #expect(state == states[done], "cut at \(cut) of \(log.count)")
                // What was under way is sent once more.
                for page in pages[done...] { _ = try await killed.save(page, of: anna) }
                let after = try await State(of: killed)
                #expect(after.groups.map(\.group) == states.last?.groups.map(\.group))
                #expect(after.cursor == states.last?.cursor)
                try await killed.close()
                _ = try await DatabaseCheck.check(path)
            }
            try await store.close()
        }
    }

    private func size(of path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.size] as? NSNumber)?.intValue ?? 0
    }
}

extension SeededRandom {
    /// New readings and corrections of earlier ones, with the cursor behind them.
    fileprivate mutating func correctedPage(_ step: Int64) -> RecordPage {
        RecordPage(
            measureGroups: (0..<number(1...30)).map { _ in
                .sample(number(1...60), at: 1_000, modified: 2_000 + step, measures: [.weight(number(1...9))])
            },
            sleep: [.sample(number(1...4), modified: 1_700_000_000 + step)],
            cursor: .init(.measures, SyncCursor(lastModified: 2_000 + step))
        )
    }
}
