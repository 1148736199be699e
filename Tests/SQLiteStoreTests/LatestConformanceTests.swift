import Store
import Testing
import WithingsModel

@Suite("Every store knows the latest reading of each kind")
struct LatestConformanceTests {
    private func latestWeight(_ groups: [MeasureGroup], in kind: StoreUnderTest) async throws -> LatestMeasure? {
        var found: LatestMeasure?
        try await kind.run { (store) async throws in
            // One page each, so that the order of arrival is the order of the list.
            for group in groups { _ = try await store.save(RecordPage(measureGroups: [group]), of: anna) }
            found = try await store.latestMeasures(of: anna).first { $0.measure.type == .weight }
        }
        return found
    }

    @Test("A late upload of an old reading does not win", arguments: StoreUnderTest.allCases)
    func lateUpload(kind: StoreUnderTest) async throws {
        let now = MeasureGroup.sample(1, at: 1_700_000_000, measures: [.weight(80_000)])
        let late = MeasureGroup.sample(
            2,
            at: 1_690_000_000,
            created: 1_700_900_000,
            modified: 1_700_900_000,
            measures: [.weight(90_000)]
        )
        let latest = try await latestWeight([now, late], in: kind)
        #expect(latest?.measure == .weight(80_000))
    }

    @Test("At one measuring time `created` decides, then `grpid`", arguments: StoreUnderTest.allCases)
    func ties(kind: StoreUnderTest) async throws {
        let at: EpochSeconds = 1_700_000_000
        let byCreated = try await latestWeight(
            [.sample(8, at: at, created: at + 9, measures: [.weight(1)]), .sample(9, at: at, created: at + 1)],
            in: kind
        )
        #expect(byCreated?.groupID == 8)
        let byID = try await latestWeight(
            [.sample(12, at: at, created: at + 1), .sample(11, at: at, created: at + 1)],
            in: kind
        )
        #expect(byID?.groupID == 12)
    }

    @Test(
        "Readings that could be another person's, and targets, are nobody's state",
        arguments: StoreUnderTest.allCases
    )
    func ambiguousAndObjectives(kind: StoreUnderTest) async throws {
        let mine = MeasureGroup.sample(1, at: 1_600_000_000)
        let ambiguous = MeasureGroup.sample(2, at: 1_700_000_000, attribution: .ambiguous, measures: [.weight(60_000)])
        let target = MeasureGroup.sample(3, at: 1_800_000_000, category: .objective, measures: [.weight(70_000)])
        let latest = try await latestWeight([mine, ambiguous, target], in: kind)
        #expect(latest?.groupID == 1)
        #expect(try await latestWeight([ambiguous, target], in: kind) == nil)

        var confirmed = ambiguous
        confirmed.attribution = .confirmed
        confirmed.modifiedAt += 1
        #expect(try await latestWeight([mine, ambiguous, confirmed], in: kind)?.groupID == 2)
    }

    @Test("Attributions that nobody knows count", arguments: StoreUnderTest.allCases, [17, 10, 10_000, 10_009, -3])
    func unknownAttributions(kind: StoreUnderTest, attribution: Int) async throws {
        let latest = try await latestWeight(
            [.sample(1, at: 1_600_000_000), .sample(2, at: 1_700_000_000, attribution: Attribution(attribution))],
            in: kind
        )
        #expect(latest?.groupID == 2)
        #expect(latest?.attribution.rawValue == attribution)
    }

    @Test("Per-foot detail does not displace the group of the same second", arguments: StoreUnderTest.allCases)
    func perFootDetail(kind: StoreUnderTest) async throws {
        let at: EpochSeconds = 1_700_000_000
        let main = MeasureGroup.sample(1, at: at, created: at + 1, attribution: .sameAsDevice)
        let detail = MeasureGroup.sample(2, at: at, created: at + 5, attribution: .perFootDetail)
        #expect(try await latestWeight([main, detail], in: kind)?.groupID == 1)
        #expect(try await latestWeight([detail, main], in: kind)?.groupID == 1)
    }

    @Test(
        "A height measured ten years ago is there, with where and how it was measured",
        arguments: StoreUnderTest.allCases
    )
    func tenYearOldHeight(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let height = Measure(type: .height, value: ExactDecimal(178, exponent: -2))
            var old = MeasureGroup.sample(1, at: 1_380_000_000, attribution: .accountCreation, measures: [height])
            (old.deviceID, old.modelID, old.modelName) = (nil, nil, nil)
            _ = try await store.save(RecordPage(measureGroups: [old, .sample(2)]), of: anna)
            let latest = try await store.latestMeasures(of: anna)
            #expect(latest.map(\.measure.type) == [.weight, .height])
            #expect(
                latest.last
                    == LatestMeasure(
                        measure: height,
                        groupID: 1,
                        attribution: .accountCreation,
                        measuredAt: 1_380_000_000,
                        createdAt: 1_380_000_060,
                        timeZone: "Europe/Paris"
                    )
            )
            #expect(latest.first?.deviceID == "5ca1e")
            #expect(latest.first?.modelID == 6)
            #expect(latest.first?.modelName == "Body Cardio")
        }
    }

    @Test("Each position of a type has its own latest reading", arguments: StoreUnderTest.allCases)
    func positions(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let positions: [BodyPosition?] = [nil, .rightArm, .leftArm, .torso, BodyPosition(77)]
            let measures = positions.enumerated().map { index, position in
                Measure(type: .muscleMassForSegments, value: ExactDecimal(Int64(100 + index)), position: position)
            }
            let older = MeasureGroup.sample(1, at: 1_600_000_000, measures: measures)
            let newer = MeasureGroup.sample(
                2,
                at: 1_700_000_000,
                measures: [Measure(type: .muscleMassForSegments, value: 9, position: .leftArm)]
            )
            _ = try await store.save(RecordPage(measureGroups: [newer, older]), of: anna)
            let latest = try await store.latestMeasures(of: anna)
            #expect(latest.map(\.measure.position) == positions)
            #expect(latest.map(\.measure.value) == [100, 101, 9, 103, 104])
        }
    }
}
