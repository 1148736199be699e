import Foundation
import GRDB
import Store
import Testing
import WithingsModel

@testable import SQLiteStore

@Suite("Removing a person for good")
struct ErasingTests {
    /// Texts that stand in every kind of record of one person.
    private func page(_ mark: String) throws -> RecordPage {
        let device = "device of \(mark) device of \(mark)"
        let unknown = #"{"x":"\#(mark) \#(mark)"}"#
        var group = MeasureGroup.sample(1)
        group.measures[0].unknownFields = unknown
        (group.deviceID, group.unknownFields) = (device, unknown)
        var night = SleepSummary.sample(1)
        (night.deviceID, night.unknownFields) = (device, unknown)
        var workout = Workout.sample(1)
        (workout.deviceID, workout.unknownFields) = (device, unknown)
        var heart = HeartRecording.sample(1)
        (heart.deviceID, heart.unknownFields) = (device, unknown)
        var day = try DailyActivity.sample(LocalDay("2024-02-29"), device: device)
        day.unknownFields = unknown
        var segment = SleepSegment.sample(0, 600, device: device)
        segment.unknownFields = unknown
        var sample = IntradaySample.sample(0, device: device, [.steps: 1])
        sample.unknownFields = unknown
        return RecordPage(
            measureGroups: [group],
            sleep: [night],
            activity: [day],
            workouts: [workout],
            heartRecordings: [heart],
            heartSignals: [HeartSignal(signalID: 1, samples: [1, 2], unknownFields: unknown)],
            stethoscopeRecordings: [StethoscopeRecording(signalID: 2, at: 5, deviceID: device)],
            stethoscopeSignals: [StethoscopeSignal(signalID: 2, samples: [UInt8](mark.utf8), unknownFields: unknown)],
            sleepSegments: [segment],
            intraday: [sample],
            devices: [Device(id: device)],
            goals: Goals(unknownFields: unknown),
            setAside: [SetAsideRecord(kind: .sleep, json: unknown, reason: mark, receivedAt: 1)],
            cursor: .init(.sleep, SyncCursor())
        )
    }

    @Test("No row of theirs is left in any table, and none of their bytes in any file")
    func everything() async throws {
        try await TemporaryFolder.use { folder in
            let store = try SQLiteStore(path: folder.file("bridge.db"))
            // Twice, so that there are versions that were replaced before.
            for mark in ["annas-earlier-version", "annas-later-version"] {
                _ = try await store.save(page(mark), of: anna)
                var bed = BedEvent.sample(1, isIn: true)
                bed.deviceID = "bed of \(mark)"
                _ = try await store.save(bed, of: anna)
            }
            _ = try await store.save(page("bens-own-version"), of: ben)
            let rowsBefore = try await rows(of: anna, in: store)
            #expect(rowsBefore.count == Migrations.tablesOfRecords.count)
            #expect(rowsBefore.values.allSatisfy { $0 > 0 }, "\(rowsBefore)")

            try await store.removeRecords(of: anna)
            #expect(try await rows(of: anna, in: store).values.allSatisfy { $0 == 0 })
            #expect(try await store.latestSleep(of: ben, limit: 1).first?.unknownFields?.contains("bens-own") == true)
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !name.hasSuffix("-shm") {
                let content = try Data(contentsOf: URL(fileURLWithPath: folder.file(name)))
                #expect(content.range(of: Data("annas-".utf8)) == nil, "\(name)")
            }
            let database = try Data(contentsOf: URL(fileURLWithPath: folder.file("bridge.db")))
            #expect(database.range(of: Data("bens-own-version".utf8)) != nil)
            try await store.close()
        }
    }

    @Test("No table is forgotten: every one that names a person is of the records or of the account")
    func tables() async throws {
        try await TemporaryFolder.use { folder in
            let store = try SQLiteStore(path: folder.file("bridge.db"))
            let named = try await Set(rows(of: anna, in: store, every: true).keys)
            #expect(named == Set(Migrations.tablesOfRecords).union(["account", "sealed_tokens"]))
            try await store.close()
        }
    }

    @Test("Where the file cannot be written anew at once, that is remembered, and made up for later")
    func later() async throws {
        try await TemporaryFolder.use { folder in
            let store = try SQLiteStore(path: folder.file("bridge.db"), patience: 0.05)
            _ = try await store.save(page("annas-own-version"), of: anna)
            _ = try await store.save(page("bens-own-version"), of: ben)
            // Somebody who reads keeps the log from being emptied.
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let reader = try DatabaseQueue(path: folder.file("bridge.db"), configuration: configuration)
            try await reader.writeWithoutTransaction { database in
                try database.execute(sql: "BEGIN")
                _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM document")
            }
            try await store.removeRecords(of: anna)
            #expect(try await store.unfinishedRemovals() == [UnfinishedRemoval(user: anna, begun: nil)])
            try reader.close()
            #expect(try await store.finishRemovals() == [anna])
            #expect(try await store.unfinishedRemovals().isEmpty)
            #expect(try await store.finishRemovals().isEmpty)
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !name.hasSuffix("-shm") {
                let content = try Data(contentsOf: URL(fileURLWithPath: folder.file(name)))
                #expect(content.range(of: Data("annas-".utf8)) == nil, "\(name)")
            }
            try await store.close()
        }
    }

    /// How many rows of a person each table has that names people.
    private func rows(of user: WithingsUserID, in store: SQLiteStore, every: Bool = false) async throws -> [String: Int]
    {
        try await store.reading { database in
            var rows: [String: Int] = [:]
            for table in try DatabaseCheck.tables(database)
            where try database.columns(in: table).contains(where: { $0.name == "user_id" }) {
                let sql = "SELECT count(*) FROM \(table) WHERE user_id = ?"
                rows[table] = try Int.fetchOne(database, sql: sql, arguments: [user.rawValue]) ?? 0
            }
            if !every { for table in ["account", "sealed_tokens"] { rows[table] = nil } }
            return rows
        }
    }
}
