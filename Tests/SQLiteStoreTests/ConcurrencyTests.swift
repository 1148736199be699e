import Foundation
import GRDB
import Store
import Testing
import WithingsModel

@testable import SQLiteStore

@Suite("Reading and writing at the same time")
struct ConcurrencyTests {
    @Test("Readers go on while a write is under way, and see none of it until it is done")
    func readersDuringAWrite() async throws {
        try await TemporaryFolder.use { folder in
            let store = try SQLiteStore(path: folder.file("bridge.db"))
            _ = try await store.save(RecordPage(measureGroups: [.sample(1)]), of: anna)
            let isWritten = DispatchSemaphore(value: 0)
            let mayEnd = DispatchSemaphore(value: 0)
            async let write: Void = store.writing { database in
                try database.execute(sql: "DELETE FROM measure")
                isWritten.signal()
                mayEnd.wait()
            }
            await waitOffThePool(for: isWritten)
            // Were readers to wait for the writer, this would not return: the write ends only after it.
            #expect(try await store.latestMeasures(of: anna).count == 1)
            mayEnd.signal()
            try await write
            #expect(try await store.latestMeasures(of: anna).isEmpty)
            try await store.close()
        }
    }

    @Test("A page that fails half way leaves nothing behind, not even its cursor")
    func failedPage() async throws {
        try await TemporaryFolder.use { folder in
            let store = try SQLiteStore(path: folder.file("bridge.db"))
            try await store.writing { database in
                let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
                try database.execute(sql: "PRAGMA max_page_count = \(pages + 6)")
            }
            let groups = (1..<5_000).map { MeasureGroup.sample($0, at: 1_600_000_000 + $0) }
            let page = RecordPage(
                measureGroups: groups,
                cursor: .init(.measures, SyncCursor(lastModified: 9))
            )
            let fault = await #expect(throws: StoreError.self) { try await store.save(page, of: anna) }
            #expect(fault?.code == .full)
            #expect(try await store.counts(of: anna) == RecordCounts())
            #expect(try await store.cursor(of: anna, for: .measures) == nil)
            // There is room again: the same page goes in whole.
            try await store.writing { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
            #expect(try await store.save(page, of: anna).counted == RecordChange(added: 4_999))
            #expect(try await store.cursor(of: anna, for: .measures)?.lastModified == 9)
            try await store.close()
        }
    }

    private func waitOffThePool(for semaphore: DispatchSemaphore) async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                semaphore.wait()
                continuation.resume()
            }
        }
    }
}
