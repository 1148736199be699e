import Store
import TestSupport
import Testing
import WithingsModel

@Suite("Every store tells whether somebody's record is still the one that was read")
struct RecordVersionConformanceTests {
    /// Whether what is done makes another version of the lists, and of everything.
    private func changes(
        _ store: any BridgeStore,
        _ work: () async throws -> Void
    ) async throws -> (lists: Bool, everything: Bool) {
        let before = try #require(await store.version(of: anna))
        let others = await store.version(of: ben)
        try await work()
        #expect(await store.version(of: ben) == others, "Another person's record is what it was")
        let after = try #require(await store.version(of: anna))
        return (before.lists != after.lists, before.everything != after.everything)
    }

    @Test(
        "What changes a record changes its version; what is read again without a change does not",
        arguments: StoreUnderTest.allCases
    )
    func versions(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let group = MeasureGroup.sample(1, at: 1_000)
            let page = RecordPage(
                measureGroups: [group],
                goals: Goals(steps: 9_000),
                cursor: .init(.measures, SyncCursor())
            )
            var change = try await changes(store) { _ = try await store.save(page, of: anna) }
            #expect(change == (true, true))
            change = try await changes(store) { _ = try await store.save(page, of: anna) }
            #expect(change == (false, false), "Everything was read again, and nothing is new")
            change = try await changes(store) {
                try await store.saveDocument([1], "a", in: "b")
                _ = try await store.latestMeasures(of: anna)
            }
            #expect(change == (false, false))

            let segment = SleepSegment(startAt: 2_000, endAt: 2_600, state: .deep, deviceID: "m1")
            change = try await changes(store) {
                _ = try await store.save(RecordPage(sleepSegments: [segment]), of: anna)
            }
            #expect(change == (false, true), "What went on within a night changes no list")
            change = try await changes(store) {
                _ = try await store.save(RecordPage(goals: Goals(steps: 8_000)), of: anna)
            }
            #expect(change == (true, true))
            change = try await changes(store) { _ = try await store.claim(1, of: anna, as: false) }
            #expect(change == (true, true))
            change = try await changes(store) { try await store.removeRecords(of: anna) }
            #expect(change == (true, true))
        }
    }
}
