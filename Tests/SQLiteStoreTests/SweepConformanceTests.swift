import Foundation
import Store
import TestSupport
import Testing
import WithingsModel

@Suite("Every store notices what is gone at Withings")
struct SweepConformanceTests {
    private let clock = ManualClock(now: 5_000)

    private func sweep(_ listed: RecordSweep.Listed, at: EpochSeconds = 6_000) throws -> RecordPage {
        let days = try #require(LocalDay("2023-11-01"))...(try #require(LocalDay("2023-11-30")))
        return RecordPage(sweep: RecordSweep(listed, moments: 1_000..<2_000, days: days, at: at))
    }

    @Test("A reading that is no longer listed gets a tombstone and is nowhere", arguments: StoreUnderTest.allCases)
    func goneReading(kind: StoreUnderTest) async throws {
        try await kind.run(clock: clock) { (store) async throws in
            let groups = [MeasureGroup.sample(1, at: 1_100), .sample(2, at: 1_200, measures: [.weight(81_000)])]
            _ = try await store.save(RecordPage(measureGroups: groups), of: anna)
            let change = try await store.save(sweep(.measures([1])), of: anna)
            #expect(change == RecordChange(removed: 1))
            let everything = 0..<EpochSeconds.max
            #expect(try await store.latestMeasures(of: anna).map(\.groupID) == [1])
            #expect(try await store.measureGroups(of: anna, in: everything, limit: 9) == [groups[0]])
            let key = MeasureSeriesKey(.weight)
            #expect(try await store.series(key, of: anna, in: everything).map(\.groupID) == [1])
            let counts = try await store.counts(of: anna)
            #expect((counts.measureGroups, counts.measures, counts.tombstones) == (1, 1, 1))
            #expect(
                try await store.keptMeasureGroups(of: anna, before: .max, limit: 9)
                    == [KeptMeasureGroup(group: groups[1], deletedAt: 6_000), KeptMeasureGroup(group: groups[0])]
            )
            // Sweeping again is no change, and the tombstone keeps its time.
            #expect(try await store.save(sweep(.measures([1]), at: 7_000), of: anna).isEmpty)
            #expect(try await store.keptMeasureGroup(2, of: anna)?.deletedAt == 6_000)
        }
    }

    @Test("What is gone is listed as it was last, what went last first", arguments: StoreUnderTest.allCases)
    func deletedReadings(kind: StoreUnderTest) async throws {
        try await kind.run(clock: clock) { (store) async throws in
            let groups = [
                MeasureGroup.sample(1, at: 1_100), .sample(2, at: 1_200, measures: [.weight(81_000)]),
                .sample(3, at: 1_050, measures: [.weight(82_000), .weight(83_000)]),
            ]
            _ = try await store.save(RecordPage(measureGroups: groups, sleep: [.sample(4)]), of: anna)
            _ = try await store.save(sweep(.measures([1, 2]), at: 6_500), of: anna)
            _ = try await store.save(sweep(.sleep([]), at: 7_000), of: anna)
            _ = try await store.save(sweep(.measures([1]), at: 7_000), of: anna)
            let deleted = try await store.deletedRecords(of: anna, limit: 9, skipping: 0)
            #expect(
                deleted == [
                    DeletedRecord(.measures(groups[1]), deletedAt: 7_000),
                    DeletedRecord(.sleep(.sample(4)), deletedAt: 7_000),
                    DeletedRecord(.measures(groups[2]), deletedAt: 6_500),
                ]
            )
            // What is listed again is no longer among them.
            _ = try await store.save(sweep(.measures([1, 2, 3]), at: 8_000), of: anna)
            #expect(try await store.deletedRecords(of: anna, limit: 9, skipping: 0) == [deleted[1]])
        }
    }

    private func night(_ id: Int64, _ device: String?, end: EpochSeconds, hours: EpochSeconds = 8) -> SleepSummary {
        SleepSummary(
            id: id,
            day: LocalDay(of: end, in: .gmt),
            timeZone: nil,
            startAt: end - hours * 3_600,
            endAt: end,
            createdAt: end,
            modifiedAt: end,
            deviceID: device
        )
    }

    @Test(
        "The course of a night that is gone is removed with it, unless another night has it",
        arguments: StoreUnderTest.allCases
    )
    func goneNight(kind: StoreUnderTest) async throws {
        try await kind.run(clock: clock) { (store) async throws in
            let end: EpochSeconds = 1_700_000_000
            let nights = [night(1, "mat", end: end), night(2, "watch", end: end), night(3, "mat", end: end - 86_400)]
            let segments = nights.map {
                SleepSegment(
                    startAt: $0.startAt,
                    endAt: $0.startAt + 600,
                    state: .deep,
                    deviceID: $0.deviceID,
                    signals: [.heartRate: [$0.startAt: 52]]
                )
            }.sorted { ($0.startAt, $0.deviceID ?? "") < ($1.startAt, $1.deviceID ?? "") }
            _ = try await store.save(RecordPage(sleep: nights, sleepSegments: segments), of: anna)
            let everything = 0..<EpochSeconds.max
            #expect(try await store.sleepSegments(of: anna, in: everything) == segments)
            var trial = try sweep(.sleep([2, 3]), at: 1_700_100_000)
            trial.sweep?.isTrial = true
            #expect(try await store.save(trial, of: anna) == RecordChange(removed: 1))
            #expect(try await store.counts(of: anna).sleepSegments == 3)
            _ = try await store.save(sweep(.sleep([2, 3]), at: 1_700_100_000), of: anna)
            let rest = segments.filter { $0.deviceID == "watch" || $0.startAt < end - 86_400 }
            #expect(try await store.sleepSegments(of: anna, in: everything) == rest)
            #expect(try await store.counts(of: anna).sleepSegments == 2)
            // A nap by the same mat, over the same minutes, listed later and known by another number.
            _ = try await store.save(RecordPage(sleep: [night(5, "mat", end: end - 60)]), of: anna)
            #expect(try await store.sleepSegments(of: anna, in: everything) == rest)
        }
    }

    @Test(
        "What comes of a deleted night is nowhere until a night has it, and nothing is lost that comes before its night",
        arguments: StoreUnderTest.allCases
    )
    func goneNightIsListedAgain(kind: StoreUnderTest) async throws {
        try await kind.run(clock: clock) { (store) async throws in
            let everything = 0..<EpochSeconds.max
            let gone = night(1, "mat", end: 1_700_000_000)
            let course = [
                SleepSegment(startAt: gone.startAt, endAt: gone.endAt, state: .light, deviceID: "mat"),
                SleepSegment(startAt: gone.endAt, endAt: gone.endAt + 60, state: .awake, deviceID: "mat"),
            ]
            _ = try await store.save(RecordPage(sleep: [gone], sleepSegments: course), of: anna)
            _ = try await store.save(sweep(.sleep([]), at: 1_700_100_000), of: anna)
            #expect(try await store.sleepSegments(of: anna, in: everything) == [course[1]])
            #expect(try await store.counts(of: anna).sleepSegments == 1)
            _ = try await store.save(RecordPage(sleepSegments: course), of: anna)
            #expect(try await store.sleepSegments(of: anna, in: everything) == [course[1]])
            _ = try await store.save(RecordPage(sleep: [gone]), of: anna)
            #expect(try await store.sleepSegments(of: anna, in: everything) == course)
        }
    }

    @Test(
        "What a whole window no longer has of a device is gone; other devices and what reaches out of it stay",
        arguments: StoreUnderTest.allCases
    )
    func wholeWindow(kind: StoreUnderTest) async throws {
        try await kind.run(clock: clock) { (store) async throws in
            func segment(_ from: EpochSeconds, _ to: EpochSeconds, _ device: String = "mat") -> SleepSegment {
                SleepSegment(startAt: from, endAt: to, state: .light, deviceID: device)
            }
            // Over the end of a day.
            let at: EpochSeconds = 1_699_920_000
            let kept = [segment(at - 900, at - 600), segment(at + 900, at + 1_300), segment(at, at + 60, "watch")]
            let gone = [segment(at - 300, at - 200), segment(at + 200, at + 300), segment(at + 900, at + 1_000)]
            _ = try await store.save(RecordPage(sleepSegments: kept + gone), of: anna)
            // What is listed may reach over what begins outside.
            let listed = [segment(at + 20, at + 100), segment(at + 980, at + 1_500)]
            let beyond = segment(at + 1_000, at + 1_100)
            _ = try await store.save(RecordPage(sleepSegments: [beyond]), of: anna)
            let page = RecordPage(sleepSegments: listed, sleepWindow: at - 600..<at + 1_000)
            #expect(try await store.save(page, of: anna).counted == RecordChange(added: 1, changed: 4))
            let left = try await store.sleepSegments(of: anna, in: 0..<EpochSeconds.max)
            #expect(Set(left) == Set(kept + listed + [beyond]))
            // An answer with nothing in it says nothing.
            _ = try await store.save(RecordPage(sleepWindow: at - 600..<at + 1_000), of: anna)
            #expect(try await store.counts(of: anna).sleepSegments == 6)
        }
    }

    @Test(
        "A trial says what would be gone or back and leaves everything as it is",
        arguments: StoreUnderTest.allCases
    )
    func trial(kind: StoreUnderTest) async throws {
        try await kind.run(clock: clock) { (store) async throws in
            _ = try await store.save(
                RecordPage(measureGroups: [.sample(1, at: 1_100), .sample(2, at: 1_200)]),
                of: anna
            )
            _ = try await store.save(sweep(.measures([2])), of: anna)
            var page = try sweep(.measures([1]))
            page.sweep?.isTrial = true
            #expect(try await store.save(page, of: anna) == RecordChange(changed: 1, removed: 1))
            #expect(try await store.keptMeasureGroup(1, of: anna)?.deletedAt == 6_000)
            #expect(try await store.keptMeasureGroup(2, of: anna)?.deletedAt == nil)
        }
    }

    @Test("When everything of a kind is gone there is no series of it", arguments: StoreUnderTest.allCases)
    func goneSeries(kind: StoreUnderTest) async throws {
        try await kind.run(clock: clock) { (store) async throws in
            _ = try await store.save(RecordPage(measureGroups: [.sample(1, at: 1_100)]), of: anna)
            #expect(try await store.seriesKeys(of: anna) == [MeasureSeriesKey(.weight)])
            _ = try await store.save(sweep(.measures([])), of: anna)
            #expect(try await store.seriesKeys(of: anna).isEmpty)
            #expect(try await store.latestMeasures(of: anna).isEmpty)
            #expect(try await store.counts(of: anna).oldestMeasureAt == nil)
        }
    }

    @Test("What is listed again comes back, and is no news", arguments: StoreUnderTest.allCases)
    func listedAgain(kind: StoreUnderTest) async throws {
        try await kind.run(clock: clock) { (store) async throws in
            _ = try await store.save(RecordPage(measureGroups: [.sample(1, at: 1_100)]), of: anna)
            _ = try await store.save(sweep(.measures([])), of: anna)
            #expect(try await store.save(sweep(.measures([1])), of: anna) == RecordChange(changed: 1))
            #expect(try await store.latestMeasures(of: anna).count == 1)
            _ = try await store.save(sweep(.measures([])), of: anna)
            let saved = try await store.save(RecordPage(measureGroups: [.sample(1, at: 1_100)]), of: anna)
            #expect(saved == RecordChange(changed: 1))
            #expect(try await store.latestMeasures(of: anna).count == 1)
        }
    }

    @Test(
        "Outside the stretch, and what came after the sweep was begun, is left alone",
        arguments: StoreUnderTest.allCases
    )
    func leftAlone(kind: StoreUnderTest) async throws {
        try await kind.run(clock: clock) { (store) async throws in
            let outside = [MeasureGroup.sample(1, at: 999), .sample(2, at: 2_000)]
            _ = try await store.save(RecordPage(measureGroups: outside), of: anna)
            _ = try await store.save(RecordPage(measureGroups: [.sample(9, at: 1_500)]), of: ben)
            clock.advance(by: 1_001)
            let late = RecordPage(
                measureGroups: [.sample(3, at: 1_500)],
                workouts: [.sample(1)],
                heartRecordings: [.sample(1, at: 1_500)]
            )
            _ = try await store.save(late, of: anna)
            #expect(try await store.save(sweep(.measures([])), of: anna).isEmpty)
            #expect(try await store.save(sweep(.workouts([])), of: anna).isEmpty)
            #expect(try await store.save(sweep(.heart([])), of: anna).isEmpty)
            #expect(try await store.counts(of: anna).measureGroups == 3)
            #expect(try await store.counts(of: ben).measureGroups == 1)
            #expect(try await store.save(sweep(.measures([]), at: 6_001), of: anna) == RecordChange(removed: 1))
        }
    }

    @Test("A page's own records are listed by its sweep", arguments: StoreUnderTest.allCases)
    func withItsPage(kind: StoreUnderTest) async throws {
        try await kind.run(clock: clock) { (store) async throws in
            _ = try await store.save(RecordPage(measureGroups: [.sample(1, at: 1_100)]), of: anna)
            var page = try sweep(.measures([2]))
            page.measureGroups = [.sample(2, at: 1_200)]
            let change = try await store.save(page, of: anna)
            #expect(change.counted == RecordChange(added: 1, removed: 1))
            #expect(change.news.measureGroups == page.measureGroups)
        }
    }

    @Test("Nights, days, workouts and recordings go and come back alike", arguments: StoreUnderTest.allCases)
    func otherKinds(kind: StoreUnderTest) async throws {
        try await kind.run(clock: clock) { (store) async throws in
            let day = LocalDay("2023-11-14")
            let page = RecordPage(
                sleep: [.sample(1), .sample(2)],
                activity: [try .sample(day), try .sample(day, device: "d1"), try .sample(LocalDay("2023-12-01"))],
                workouts: [.sample(1), .sample(2)],
                heartRecordings: [.sample(7, at: 1_500), .sample(nil, at: 1_500), .sample(8, at: 1_600)],
                stethoscopeRecordings: [
                    StethoscopeRecording(signalID: 5, at: 1_500), StethoscopeRecording(signalID: 6, at: 1_500),
                ]
            )
            _ = try await store.save(page, of: anna)
            let source = try DailyActivity.sample(day).sourceKey
            let gone: [RecordSweep.Listed] = [
                .sleep([1]), .activity([try #require(day): [source]]), .workouts([2]), .heart([8]), .stethoscope([5]),
            ]
            for listed in gone {
                let change = try await store.save(sweep(listed), of: anna)
                #expect(change == RecordChange(removed: 1), "\(listed)")
            }
            #expect(try await store.latestSleep(of: anna, limit: 9).map(\.id) == [1])
            #expect(try await store.sleep(of: anna, endingIn: 0..<EpochSeconds.max).map(\.id) == [1])
            #expect(try await store.latestActivity(of: anna, limit: 9).map(\.deviceID) == [nil, nil])
            #expect(try await store.workouts(of: anna, in: 0..<EpochSeconds.max, limit: 9).map(\.id) == [2])
            let heart = try await store.heartRecordings(of: anna, in: 0..<EpochSeconds.max, limit: 9)
            #expect(heart.map(\.signalID) == [8, nil])
            #expect(try await store.missingHeartSignals(of: anna, limit: 9) == [8])
            let sounds = try await store.stethoscopeRecordings(of: anna, in: 0..<EpochSeconds.max, limit: 9)
            #expect(sounds.map(\.signalID) == [5])
            #expect(try await store.missingStethoscopeSignals(of: anna, limit: 9) == [1_008, 5])
            #expect(try await store.counts(of: anna).tombstones == 5)

            let deleted = try await store.deletedRecords(of: anna, limit: 9, skipping: 0)
            let last: [DeletedRecord.Content] = [
                .sleep(page.sleep[1]), .activity(page.activity[1]), .workout(page.workouts[0]),
                .heart(page.heartRecordings[0]), .stethoscope(page.stethoscopeRecordings[1]),
            ]
            #expect(deleted == last.map { DeletedRecord($0, deletedAt: 6_000) })
            #expect(try await store.deletedRecords(of: anna, limit: 2, skipping: 3) == Array(deleted.suffix(2)))
            #expect(try await store.deletedRecords(of: anna, limit: 9, skipping: 5).isEmpty)
            #expect(try await store.deletedRecords(of: ben, limit: 9, skipping: 0).isEmpty)

            #expect(try await store.save(page, of: anna).counted == RecordChange(changed: 5))
            #expect(try await store.counts(of: anna).tombstones == 0)
            #expect(try await store.save(page, of: anna).isEmpty)
        }
    }
}
