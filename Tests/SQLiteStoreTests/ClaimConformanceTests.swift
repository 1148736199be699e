import Store
import Testing
import WithingsModel

@Suite("Every store knows whose an ambiguous reading is once the owner has said so")
struct ClaimConformanceTests {
    private static let all = 0..<EpochSeconds.max
    private static let weight = MeasureSeriesKey(.weight)

    @Test(
        "Undecided it counts for nobody; claimed it counts; refused never; what is certain counts whatever was said",
        arguments: StoreUnderTest.allCases
    )
    func decisions(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let sure = MeasureGroup.sample(1, at: 1_000)
            let ambiguous = MeasureGroup.sample(2, at: 2_000, attribution: .ambiguous, measures: [.weight(60_000)])
            _ = try await store.save(RecordPage(measureGroups: [sure, ambiguous]), of: anna)
            #expect(try await store.series(Self.weight, of: anna, in: Self.all).map(\.groupID) == [1])
            #expect(try await store.counts(of: anna).ambiguousGroups == 1)

            #expect(try await store.claim(2, of: anna, as: true))
            #expect(try await store.latestMeasures(of: anna).map(\.groupID) == [2])
            #expect(try await store.series(Self.weight, of: anna, in: Self.all).map(\.groupID) == [1, 2])
            #expect(try await store.counts(of: anna).ambiguousGroups == 0)
            #expect(
                try await store.keptMeasureGroup(2, of: anna) == KeptMeasureGroup(group: ambiguous, isClaimed: true)
            )

            #expect(try await store.claim(1, of: anna, as: false))
            #expect(try await store.claim(2, of: anna, as: false))
            #expect(try await store.latestMeasures(of: anna).map(\.groupID) == [1])
            #expect(try await store.series(Self.weight, of: anna, in: Self.all).map(\.groupID) == [1])
            // Looking at everything, nothing is missing.
            #expect(try await store.measureGroups(of: anna, in: Self.all, limit: 9).count == 2)

            #expect(try await store.claim(1, of: anna, as: nil))
            #expect(try await store.claim(2, of: anna, as: nil))
            #expect(try await store.latestMeasures(of: anna).map(\.groupID) == [1])
            #expect(try await !store.claim(3, of: anna, as: true))
            #expect(try await !store.claim(1, of: ben, as: true))
        }
    }

    @Test("Once Withings says whose a refused reading is, it counts", arguments: StoreUnderTest.allCases)
    func answered(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            var group = MeasureGroup.sample(2, attribution: .ambiguous)
            _ = try await store.save(RecordPage(measureGroups: [group]), of: anna)
            #expect(try await store.claim(2, of: anna, as: false))
            #expect(try await store.latestMeasures(of: anna).isEmpty)
            (group.attribution, group.modifiedAt) = (Attribution(3), group.modifiedAt + 1)
            _ = try await store.save(RecordPage(measureGroups: [group]), of: anna)
            #expect(try await store.latestMeasures(of: anna).map(\.groupID) == [2])
            #expect(try await store.series(Self.weight, of: anna, in: Self.all).map(\.groupID) == [2])
        }
    }

    @Test(
        "A decision stays when Withings corrects the reading; a target is no reading",
        arguments: StoreUnderTest.allCases
    )
    func corrections(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            var ambiguous = MeasureGroup.sample(2, attribution: .ambiguous)
            _ = try await store.save(RecordPage(measureGroups: [ambiguous]), of: anna)
            #expect(try await store.claim(2, of: anna, as: true))
            ambiguous.modifiedAt += 1
            ambiguous.measures = [.weight(61_000)]
            _ = try await store.save(RecordPage(measureGroups: [ambiguous]), of: anna)
            #expect(try await store.latestMeasures(of: anna).map(\.measure) == [.weight(61_000)])
            ambiguous.modifiedAt += 1
            ambiguous.category = .objective
            _ = try await store.save(RecordPage(measureGroups: [ambiguous]), of: anna)
            #expect(try await store.latestMeasures(of: anna).isEmpty)
        }
    }

    @Test(
        "A series has the first of differing values, positions apart, oldest first",
        arguments: StoreUnderTest.allCases
    )
    func series(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let arm = Measure(type: .muscleMassForSegments, value: 5, position: .leftArm)
            let groups: [MeasureGroup] = [
                .sample(3, at: 3_000, measures: [.weight(83_000), .weight(84_000), arm]),
                .sample(1, at: 1_000, measures: [.weight(81_000)]), .sample(2, at: 1_000, measures: [.weight(82_000)]),
                .sample(4, at: 4_000, category: .objective, measures: [.weight(70_000)]),
            ]
            _ = try await store.save(RecordPage(measureGroups: groups), of: anna)
            let points = try await store.series(Self.weight, of: anna, in: Self.all)
            #expect(points.map(\.groupID) == [1, 2, 3])
            #expect(points.last?.value.mantissa == 83_000)
            #expect(points.last?.value.exponent == -3)
            let scale = MeasureGroup.sample(1, at: 1_000)
            #expect(points.first?.deviceID == scale.deviceID && points.first?.modelID == scale.modelID)
            #expect(points.first?.modelName == scale.modelName && points.first?.timeZone == scale.timeZone)
            #expect(try await store.series(Self.weight, of: anna, in: 1_001..<3_000).isEmpty)
            let left = MeasureSeriesKey(.muscleMassForSegments, position: .leftArm)
            #expect(try await store.series(left, of: anna, in: Self.all).map(\.value) == [5])
            #expect(try await store.seriesKeys(of: anna) == [Self.weight, left])
        }
    }

    @Test("Pages of everything kept lose no group of one second", arguments: StoreUnderTest.allCases)
    func pages(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let groups = (1...5).map { MeasureGroup.sample($0, at: 1_000 * (($0 + 1) / 2)) }
            _ = try await store.save(RecordPage(measureGroups: groups), of: anna)
            var found: [Int64] = []
            var before = EpochSeconds.max
            while true {
                let page = try await store.keptMeasureGroups(of: anna, before: before, limit: 2)
                guard let last = page.last else { break }
                found += page.map(\.group.id)
                before = last.group.measuredAt
            }
            #expect(found == [5, 4, 3, 2, 1])
            #expect(try await store.keptMeasureGroups(of: anna, before: .max, limit: 0).isEmpty)
        }
    }
}
