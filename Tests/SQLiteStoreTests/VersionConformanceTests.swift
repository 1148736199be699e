import Store
import TestSupport
import Testing
import WithingsModel

@Suite("Every store remembers what a reading said before Withings changed it")
struct VersionConformanceTests {
    private static func earlier(_ id: Int64, _ store: any BridgeStore) async throws -> [EarlierVersion] {
        try #require(await store.keptMeasureGroup(id, of: anna)).earlier
    }

    private static func save(_ group: MeasureGroup, _ store: any BridgeStore) async throws {
        _ = try await store.save(RecordPage(measureGroups: [group]), of: anna)
    }

    @Test("The value before a correction is there with the time of the correction", arguments: StoreUnderTest.allCases)
    func correction(kind: StoreUnderTest) async throws {
        let clock = ManualClock(now: 10_000)
        try await kind.run(clock: clock) { (store) async throws in
            var group = MeasureGroup.sample(1, measures: [.weight(80_000), Measure(type: .heartPulse, value: 60)])
            let first = group
            try await Self.save(group, store)
            try await Self.save(.sample(2), store)
            #expect(try await Self.earlier(1, store).isEmpty)

            clock.advance(by: 60)
            group.measures[0].value = ExactDecimal(8_000_0, exponent: -4)
            group.modifiedAt += 100
            let second = group
            try await Self.save(group, store)
            #expect(try await Self.earlier(1, store) == [EarlierVersion(first, changedAt: 10_060)])

            clock.advance(by: 60)
            group.measures = [.weight(81_000)]
            group.measuredAt -= 7_200
            group.modifiedAt += 100
            try await Self.save(group, store)
            let expected = [EarlierVersion(second, changedAt: 10_120), EarlierVersion(first, changedAt: 10_060)]
            #expect(try await Self.earlier(1, store) == expected)
            #expect(try await Self.earlier(2, store).isEmpty)
            #expect(try await store.keptMeasureGroups(of: anna, before: .max, limit: 9).map(\.earlier.count) == [0, 2])
            #expect(try await store.keptMeasureGroup(1, of: anna)?.group == group)
            // What was is no value of anybody now.
            #expect(try await store.counts(of: anna).measures == 2)
            #expect(try await store.series(.init(.heartPulse), of: anna, in: 0..<EpochSeconds.max).isEmpty)
            #expect(try await store.keptMeasureGroup(1, of: ben) == nil)
        }
    }

    @Test(
        "Whatever changes is remembered: whose it is, whether it is a target, when, by what, in which words",
        arguments: StoreUnderTest.allCases,
        [
            { $0.attribution = .confirmed }, { $0.category = .objective }, { $0.measuredAt += 1 },
            { $0.createdAt += 1 }, { $0.deviceID = "other" }, { $0.modelID = 7 }, { $0.modelName = nil },
            { $0.timeZone = "Asia/Seoul" }, { $0.unknownFields = #"{"comment":"after the run"}"# },
            { $0.measures[0].position = .leftArm }, { $0.measures[0].algorithm = 9 }, { $0.measures[0].fm = 5 },
            { $0.measures[0].unknownFields = "{}" }, { $0.measures.append(Measure(type: .heartPulse, value: 60)) },
            { $0.measures = [] },
        ] as [@Sendable (inout MeasureGroup) -> Void]
    )
    func content(kind: StoreUnderTest, change: @Sendable (inout MeasureGroup) -> Void) async throws {
        let clock = ManualClock(now: 10_000)
        try await kind.run(clock: clock) { (store) async throws in
            let group = MeasureGroup.sample(1)
            try await Self.save(group, store)
            var changed = group
            change(&changed)
            try await Self.save(changed, store)
            #expect(try await Self.earlier(1, store) == [EarlierVersion(group, changedAt: 10_000)])
            // The way back is a change as well.
            try await Self.save(group, store)
            #expect(try await Self.earlier(1, store).map(\.group) == [changed, group])
        }
    }

    @Test(
        "What Withings only touched, sends again, deletes and brings back, or sends late, is no change",
        arguments: StoreUnderTest.allCases
    )
    func noChange(kind: StoreUnderTest) async throws {
        try await kind.run(clock: ManualClock(now: 10_000)) { (store) async throws in
            var group = MeasureGroup.sample(1, measures: [.weight(1), Measure(type: .heartPulse, value: 60)])
            try await Self.save(group, store)
            try await Self.save(group, store)
            group.modifiedAt += 9
            try await Self.save(group, store)
            group.measures.reverse()
            group.measures.append(group.measures[0])
            try await Self.save(group, store)
            #expect(try await store.claim(1, of: anna, as: true))
            let days = try #require(LocalDay("2023-01-01"))...#require(LocalDay("2023-01-02"))
            let sweep = RecordSweep(.measures([]), moments: 0..<2_000_000_000, days: days, at: 10_000)
            #expect(try await store.save(RecordPage(sweep: sweep), of: anna).removed == 1)
            try await Self.save(group, store)
            var old = group
            (old.modifiedAt, old.measures) = (group.modifiedAt - 5, [.weight(2)])
            try await Self.save(old, store)
            #expect(try await Self.earlier(1, store).isEmpty)
            #expect(try await store.keptMeasureGroup(1, of: anna)?.group.modifiedAt == group.modifiedAt)
        }
    }

    @Test(
        "A reading that is gone keeps what it said before; a person who is removed leaves nothing",
        arguments: StoreUnderTest.allCases
    )
    func gone(kind: StoreUnderTest) async throws {
        try await kind.run(clock: ManualClock(now: 10_000)) { (store) async throws in
            try await Self.save(.sample(1, measures: [.weight(1)]), store)
            try await Self.save(.sample(1, measures: [.weight(2)]), store)
            let days = try #require(LocalDay("2023-01-01"))...#require(LocalDay("2023-01-02"))
            let sweep = RecordSweep(.measures([]), moments: 0..<2_000_000_000, days: days, at: 10_000)
            _ = try await store.save(RecordPage(sweep: sweep), of: anna)
            #expect(try await store.keptMeasureGroup(1, of: anna)?.deletedAt == 10_000)
            #expect(try await Self.earlier(1, store).map(\.group.measures) == [[.weight(1)]])
            try await store.removeRecords(of: anna)
            try await Self.save(.sample(1), store)
            #expect(try await Self.earlier(1, store).isEmpty)
        }
    }

    @Test("An answer that says one thing and then another fills no disk", arguments: StoreUnderTest.allCases)
    func flapping(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            for grams in 1...Int64(EarlierVersion.most + 12) {
                try await Self.save(.sample(1, measures: [.weight(grams)]), store)
            }
            let earlier = try await Self.earlier(1, store)
            #expect(earlier.count == EarlierVersion.most)
            #expect(earlier.first?.group.measures == [.weight(Int64(EarlierVersion.most + 11))])
            #expect(earlier.last?.group.measures == [.weight(12)])
        }
    }
}
