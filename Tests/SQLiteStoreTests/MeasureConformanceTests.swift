import Store
import Testing
import WithingsModel

@Suite("Every store keeps measures by the fidelity rules")
struct MeasureConformanceTests {
    static let all = 0..<EpochSeconds.max

    @Test("What is saved comes back exactly as it was sent", arguments: StoreUnderTest.allCases)
    func roundTrip(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let group = MeasureGroup(
                id: 5_200_000_001,
                attribution: Attribution(10_009),
                category: .reading,
                measuredAt: 1_700_000_000,
                createdAt: 1_700_000_060,
                modifiedAt: 1_700_000_061,
                deviceID: nil,
                modelID: 9_999,
                modelName: "",
                timeZone: "Asia/Seoul",
                measures: [
                    Measure(type: .weight, value: ExactDecimal(7_200, exponent: -2), algorithm: 218_235_904, fm: 131),
                    Measure(type: MeasureType(999), value: ExactDecimal(.min, exponent: 3), position: .leftLeg),
                    Measure(type: .fatMass, value: ExactDecimal(0, exponent: -4), unknownFields: #"{"appliver":5}"#),
                ],
                unknownFields: #"{"comment":"after 한 run"}"#
            )
            let change = try await store.save(RecordPage(measureGroups: [group]), of: anna)
            #expect(change.counted == RecordChange(added: 1))
            let kept = try await store.measureGroups(of: anna, in: Self.all, limit: 10)
            #expect(kept == [group])
            // Equality looks through the power of ten; the digits themselves must be the same, too.
            #expect(kept.first?.measures.map(\.value.mantissa) == [7_200, .min, 0])
            #expect(kept.first?.measures.map(\.value.exponent) == [-2, 3, -4])
        }
    }

    @Test("Saving the same page again changes nothing", arguments: StoreUnderTest.allCases)
    func resaveIsEmpty(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            var page = RecordPage(measureGroups: [
                .sample(
                    1,
                    measures: [.weight(80_000), Measure(type: .fatRatio, value: ExactDecimal(21_5, exponent: -1))]
                ),
                .sample(2),
            ])
            #expect(try await store.save(page, of: anna).counted == RecordChange(added: 2))
            #expect(try await store.save(page, of: anna).isEmpty)
            // The order of the values in a group says nothing.
            page.measureGroups[0].measures.reverse()
            #expect(try await store.save(page, of: anna).isEmpty)
            #expect(try await store.counts(of: anna).measures == 3)
        }
    }

    @Test("A newer version replaces an older one, in whatever order they come", arguments: StoreUnderTest.allCases)
    func modifiedDecides(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let old = MeasureGroup.sample(1, modified: 1_700_000_100, measures: [.weight(80_000)])
            let new = MeasureGroup.sample(1, modified: 1_700_000_200, measures: [.weight(81_000)])
            #expect(try await store.save(RecordPage(measureGroups: [new]), of: anna).counted == RecordChange(added: 1))
            #expect(try await store.save(RecordPage(measureGroups: [old]), of: anna).isEmpty)
            #expect(try await store.measureGroups(of: anna, in: Self.all, limit: 9) == [new])

            let corrected = MeasureGroup.sample(1, modified: 1_700_000_200, measures: [.weight(82_000)])
            #expect(
                try await store.save(RecordPage(measureGroups: [corrected]), of: anna).counted
                    == RecordChange(changed: 1)
            )
            #expect(try await store.measureGroups(of: anna, in: Self.all, limit: 9) == [corrected])
        }
    }

    @Test("The later of two versions in one page counts when `modified` is equal", arguments: StoreUnderTest.allCases)
    func twiceInOnePage(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let first = MeasureGroup.sample(1, at: 1_700_000_900, modified: 1_700_001_000, measures: [.weight(80_000)])
            let second = MeasureGroup.sample(1, at: 1_700_000_000, modified: 1_700_001_000, measures: [.weight(81_000)])
            let change = try await store.save(RecordPage(measureGroups: [first, second]), of: anna)
            #expect(change.counted == RecordChange(added: 1, changed: 1))
            #expect(try await store.measureGroups(of: anna, in: Self.all, limit: 9) == [second])
        }
    }

    @Test(
        "Measures that a group no longer has disappear, also when its time changed",
        arguments: StoreUnderTest.allCases
    )
    func measuresDisappear(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let fat = Measure(type: .fatRatio, value: ExactDecimal(215, exponent: -1))
            let before = MeasureGroup.sample(1, modified: 1_700_000_100, measures: [.weight(80_000), fat])
            let after = MeasureGroup.sample(1, at: 1_690_000_000, modified: 1_700_000_200, measures: [.weight(80_000)])
            _ = try await store.save(RecordPage(measureGroups: [before]), of: anna)
            let change = try await store.save(RecordPage(measureGroups: [after]), of: anna)
            #expect(change.counted == RecordChange(changed: 1))
            #expect(try await store.latestMeasures(of: anna).map(\.measure) == [.weight(80_000)])
            #expect(try await store.measureGroups(of: anna, in: Self.all, limit: 9) == [after])
            #expect(try await store.counts(of: anna).measures == 1)
        }
    }

    @Test("Two groups of one second both stay", arguments: StoreUnderTest.allCases)
    func twoGroupsInOneSecond(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let pulse = MeasureGroup.sample(6, measures: [Measure(type: .heartPulse, value: 62)])
            _ = try await store.save(RecordPage(measureGroups: [.sample(5), pulse]), of: anna)
            #expect(try await store.measureGroups(of: anna, in: Self.all, limit: 9) == [pulse, .sample(5)])
            #expect(try await store.latestMeasures(of: anna).map(\.measure.type) == [.weight, .heartPulse])
        }
    }

    @Test("The same value twice in a group is one, differing values both stay", arguments: StoreUnderTest.allCases)
    func sameTypeTwice(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let fat = Measure(type: .fatMass, value: ExactDecimal(1_866, exponent: -2), position: .wholeBody)
            let same = Measure(type: .fatMass, value: ExactDecimal(18_660, exponent: -3), position: .wholeBody)
            let other = Measure(type: .fatMass, value: ExactDecimal(1_900, exponent: -2), position: .wholeBody)
            let elsewhere = Measure(type: .fatMass, value: ExactDecimal(1_866, exponent: -2))
            let group = MeasureGroup.sample(1, measures: [fat, same, other, elsewhere])
            _ = try await store.save(RecordPage(measureGroups: [group]), of: anna)
            let kept = try await store.measureGroups(of: anna, in: Self.all, limit: 9)
            #expect(kept.first?.measures == [fat, other, elsewhere])
            #expect(try await store.latestMeasures(of: anna).map(\.measure) == [elsewhere, fat])
            #expect(try await store.save(RecordPage(measureGroups: [group]), of: anna).isEmpty)
        }
    }

    @Test("A position of -1 is no position", arguments: StoreUnderTest.allCases)
    func unknownPosition(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let group = MeasureGroup.sample(1, measures: [Measure(type: .spo2, value: 97, position: BodyPosition(-1))])
            _ = try await store.save(RecordPage(measureGroups: [group]), of: anna)
            #expect(try await store.latestMeasures(of: anna).map(\.measure) == [Measure(type: .spo2, value: 97)])
            #expect(try await store.save(RecordPage(measureGroups: [group]), of: anna).isEmpty)
        }
    }

    @Test("Groups are found by time, newest first, up to a limit", arguments: StoreUnderTest.allCases)
    func groupsInRange(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let groups = (1...5).map { MeasureGroup.sample($0, at: 1_000 * $0, measures: [.weight(70_000 + $0)]) }
            _ = try await store.save(RecordPage(measureGroups: groups), of: anna)
            let found = try await store.measureGroups(of: anna, in: 2_000..<5_000, limit: 2)
            #expect(found == [groups[3], groups[2]])
            #expect(try await store.measureGroups(of: anna, in: 2_000..<5_000, limit: 9).map(\.id) == [4, 3, 2])
            #expect(try await store.measureGroups(of: anna, in: 2_000..<5_000, limit: 0).isEmpty)
            #expect(try await store.measureGroups(of: anna, in: 9_000..<9_999, limit: 9).isEmpty)
        }
    }
}
