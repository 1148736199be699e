import SimulatedCloud
import Store
import Sync
import TestSupport
import Testing
import WithingsModel

@Suite("What is dated ahead by mistake", .timeLimit(.minutes(3))) struct DatedAheadTests {
    @Test("a reading that is dated years ahead is read with the history, and gone here once it is deleted at Withings")
    func ahead() async throws {
        let now = 1_700_000_000
        let bench = Bench(people: [.sample(11, name: "Anna", days: 60)])
        let ahead = await bench.cloud.addMeasures(
            [CloudMeasure(1, 52, unit: 0)],
            to: 11,
            date: now + 1_500 * 86_400,
            created: now - 86_400 * 300
        )
        try await bench.link(Bench.anna, profile: "Anna")
        let service = bench.start()
        try await bench.until("the history is complete") { try await bench.isHistoryComplete() }
        try await bench.rest()
        #expect(try await bench.store.keptMeasureGroup(Int64(ahead), of: Bench.anna)?.deletedAt == nil)
        #expect(try await bench.counts().measureGroups == 61)
        await bench.cloud.deleteMeasureGroup(ahead)
        try await bench.pass(2.5 * 86_400)
        #expect(try await bench.counts().measureGroups == 60)
        let other = await bench.cloud.addMeasures([CloudMeasure(1, 53, unit: 0)], to: 11, date: now + 60 * 86_400)
        try await bench.pass(600)
        #expect(try await bench.counts().measureGroups == 61)
        await bench.cloud.deleteMeasureGroup(other)
        await service.rereadEverything(Bench.anna)
        try await bench.rest()
        #expect(try await bench.counts().measureGroups == 60)
        await bench.stop()
    }
}
