import Foundation
import Store
import Testing
import WithingsModel

@testable import SQLiteStore

@Suite("A log whose files are taken away under the running program")
struct LogRescueTests {
    /// What the next start would find if the program were killed now.
    private func kept(_ folder: TemporaryFolder, _ user: WithingsUserID = anna) async throws -> Int {
        let copy = folder.file("killed-\(UUID().uuidString).db")
        for ending in ["", "-wal"] where FileManager.default.fileExists(atPath: folder.file("bridge.db") + ending) {
            try FileManager.default.copyItem(atPath: folder.file("bridge.db") + ending, toPath: copy + ending)
        }
        let store = try SQLiteStore(path: copy)
        let count = try await store.counts(of: user).measureGroups
        try await store.close()
        return count
    }

    @Test(
        "loses nothing: the next write, or the next look, brings all of it into the database",
        arguments: [
            ["-wal"], ["-shm"], ["-wal", "-shm"],
        ]
    )
    func removed(endings: [String]) async throws {
        try await TemporaryFolder.use { folder in
            let store = try SQLiteStore(path: folder.file("bridge.db"))
            for number in 1...40 as ClosedRange<Int64> {
                _ = try await store.save(RecordPage(measureGroups: [.sample(number)]), of: anna)
            }
            for ending in endings { try FileManager.default.removeItem(atPath: folder.file("bridge.db") + ending) }
            if endings.contains("-wal") { #expect(try await kept(folder) < 40, "or the test shows nothing") }
            #expect(await store.rescuedAt == nil)
            try await store.checkPlace()
            #expect(await store.rescuedAt != nil)
            #expect(try await kept(folder) == 40)
            #expect(try await store.counts(of: anna).measureGroups == 40)
            _ = try await store.save(RecordPage(measureGroups: [.sample(41)]), of: anna)
            #expect(try await kept(folder) == 41)
            for ending in ["-wal", "-shm"] {
                #expect(FileManager.default.fileExists(atPath: folder.file("bridge.db") + ending))
            }
            let other = try SQLiteStore(path: folder.file("bridge.db"))
            #expect(try await other.counts(of: anna).measureGroups == 41)
            try await other.close()
            try await store.close()
            let next = try SQLiteStore(path: folder.file("bridge.db"))
            #expect(try await next.counts(of: anna).measureGroups == 41)
            try await next.close()
        }
    }

    @Test("is not mixed up with another log in its place, an older one of the same database among them")
    func replaced() async throws {
        try await TemporaryFolder.use { folder in
            let path = folder.file("bridge.db")
            let store = try SQLiteStore(path: path)
            _ = try await store.save(RecordPage(measureGroups: [.sample(1)]), of: anna)
            try FileManager.default.copyItem(atPath: path + "-wal", toPath: folder.file("old-wal"))
            for number in 2...30 as ClosedRange<Int64> {
                _ = try await store.save(RecordPage(measureGroups: [.sample(number)]), of: anna)
            }
            try FileManager.default.removeItem(atPath: path + "-wal")
            try FileManager.default.copyItem(atPath: folder.file("old-wal"), toPath: path + "-wal")
            _ = try await store.save(RecordPage(measureGroups: [.sample(31)]), of: anna)
            #expect(try await kept(folder) == 31)
            try Data("nonsense".utf8).write(to: URL(fileURLWithPath: folder.file("nonsense")))
            #expect(rename(folder.file("nonsense"), path + "-wal") == 0)
            try await store.checkPlace()
            #expect(try await kept(folder) == 31)
            try await store.close()
            #expect(try await DatabaseCheck.check(path).rows["measure_group"] == 31)
        }
    }

    @Test("does not stop those who read and write meanwhile, however often it happens")
    func meanwhile() async throws {
        try await TemporaryFolder.use { folder in
            let path = folder.file("bridge.db")
            let store = try SQLiteStore(path: path)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<4 as Range<Int64> {
                    group.addTask {
                        for number in 0..<60 as Range<Int64> {
                            let group = MeasureGroup.sample(writer * 1_000 + number)
                            _ = try await store.save(RecordPage(measureGroups: [group]), of: anna)
                            _ = try await store.counts(of: anna)
                        }
                    }
                }
                for round in 0..<15 {
                    try? FileManager.default.removeItem(atPath: path + (round.isMultiple(of: 2) ? "-wal" : "-shm"))
                    try await store.checkPlace()
                }
                try await group.waitForAll()
            }
            #expect(try await store.counts(of: anna).measureGroups == 240)
            #expect(try await kept(folder) == 240)
            try await store.close()
            #expect(try await DatabaseCheck.check(path).rows["measure_group"] == 240)
        }
    }

    @Test("is nothing that a closed database is opened again for")
    func closed() async throws {
        try await TemporaryFolder.use { folder in
            let store = try SQLiteStore(path: folder.file("bridge.db"))
            try await store.close()
            try await store.checkPlace()
            let fault = await #expect(throws: StoreError.self) { try await store.checkWritable() }
            #expect(fault?.code == .closed)
            #expect(await store.rescuedAt == nil)
        }
    }
}
