import GRDB
import Store
import Testing
import WithingsModel

@testable import SQLiteStore

@Suite("What earlier versions take")
struct VersionCostTests {
    @Test("Nothing for readings that never change, and no value twice where something else changed")
    func values() async throws {
        try await TemporaryFolder.use { folder in
            let store = try SQLiteStore(path: folder.file("bridge.db"))
            var groups = (1...20).map {
                MeasureGroup.sample($0, measures: [.weight($0), Measure(type: .heartPulse, value: 60)])
            }
            _ = try await store.save(RecordPage(measureGroups: groups), of: anna)
            _ = try await store.save(RecordPage(measureGroups: groups), of: anna)
            #expect(try await rows(store) == [0, 0])
            // Withings gives a product another name.
            for place in groups.indices { groups[place].modelName = "Body Cardio 2" }
            _ = try await store.save(RecordPage(measureGroups: groups), of: anna)
            #expect(try await rows(store) == [20, 0])
            groups[0].measures[0] = .weight(99)
            _ = try await store.save(RecordPage(measureGroups: groups), of: anna)
            #expect(try await rows(store) == [21, 2])
            let earlier = try await store.keptMeasureGroup(1, of: anna)?.earlier.map(\.group.measures)
            let before = [.weight(1), Measure(type: .heartPulse, value: 60)]
            #expect(earlier == [before, before])
            try await store.close()
            _ = try await DatabaseCheck.check(folder.file("bridge.db"))
        }
    }

    private func rows(_ store: SQLiteStore) async throws -> [Int] {
        try await store.reading { database in
            try ["measure_group_version", "measure_version"].map {
                try Int.fetchOne(database, sql: "SELECT count(*) FROM \($0)") ?? 0
            }
        }
    }
}
