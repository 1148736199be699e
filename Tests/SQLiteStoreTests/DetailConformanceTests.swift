import Store
import Testing
import WithingsModel

@Suite("Every store keeps workouts, recordings and what comes by the minute")
struct DetailConformanceTests {
    private static let all = 0..<EpochSeconds.max
    /// A midnight of UTC.
    private static let midnight: EpochSeconds = 1_699_920_000

    @Test("Workouts come back exactly, the newest first", arguments: StoreUnderTest.allCases)
    func workouts(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            var bare = Workout.sample(3, start: 3_000)
            (bare.createdAt, bare.attribution, bare.deviceID, bare.modelID) = (nil, nil, nil, nil)
            (bare.values, bare.unknownFields, bare.timeZone) = ([:], nil, nil)
            bare.category = WorkoutCategory(999)
            let workouts = [Workout.sample(1, start: 1_000), .sample(2, start: 2_000), bare]
            #expect(try await store.save(RecordPage(workouts: workouts), of: anna).counted == RecordChange(added: 3))
            #expect(try await store.save(RecordPage(workouts: workouts), of: anna).isEmpty)
            #expect(try await store.workouts(of: anna, in: Self.all, limit: 9) == workouts.reversed())
            #expect(try await store.workouts(of: anna, in: 1_000..<3_000, limit: 1) == [workouts[1]])
            var old = workouts[0]
            old.modifiedAt -= 1
            old.endAt += 5
            #expect(try await store.save(RecordPage(workouts: [old]), of: anna).isEmpty)
            old.modifiedAt += 2
            #expect(try await store.save(RecordPage(workouts: [old]), of: anna).counted == RecordChange(changed: 1))
            #expect(try await store.workouts(of: anna, in: Self.all, limit: 9).last == old)
            #expect(try await store.counts(of: anna).workouts == 3)
        }
    }

    @Test("ECGs and their signals come back exactly", arguments: StoreUnderTest.allCases)
    func heart(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let recordings = [
                HeartRecording.sample(5, at: 1_000), .sample(6, at: 2_000, modified: nil), .sample(nil, at: 1_500),
                HeartRecording(at: 100),
            ]
            _ = try await store.save(RecordPage(heartRecordings: recordings), of: anna)
            #expect(try await store.save(RecordPage(heartRecordings: recordings), of: anna).isEmpty)
            let found = try await store.heartRecordings(of: anna, in: Self.all, limit: 9)
            #expect(found == [recordings[1], recordings[2], recordings[0], recordings[3]])
            #expect(found.last?.systolic == nil)
            #expect(found.first?.systolic?.mantissa == 1_210)
            #expect(try await store.heartRecordings(of: anna, in: 1_000..<2_000, limit: 1) == [recordings[2]])
            #expect(try await store.missingHeartSignals(of: anna, limit: 9) == [6, 5])
            #expect(try await store.missingHeartSignals(of: anna, limit: 1) == [6])

            let signal = HeartSignal(
                signalID: 6,
                samples: [0, 12, -40, .max, .min, 3],
                samplingFrequency: 300,
                position: .leftArm,
                modelID: 93,
                heartRate: ExactDecimal(640, exponent: -1),
                unknownFields: #"{"intervals":{}}"#
            )
            // An answer without samples is an answer.
            let empty = HeartSignal(signalID: 5, samples: [])
            let page = RecordPage(heartSignals: [signal, empty])
            #expect(try await store.save(page, of: anna).counted == RecordChange(added: 2))
            #expect(try await store.save(page, of: anna).isEmpty)
            #expect(try await store.heartSignal(6, of: anna) == signal)
            #expect(try await store.heartSignal(5, of: anna) == empty)
            #expect(try await store.heartSignal(7, of: anna) == nil)
            #expect(try await store.heartSignal(6, of: ben) == nil)
            #expect(try await store.missingHeartSignals(of: anna, limit: 9).isEmpty)
        }
    }

    @Test("Sounds of the heart come back exactly", arguments: StoreUnderTest.allCases)
    func stethoscope(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let recordings = [
                StethoscopeRecording(
                    signalID: 1,
                    at: 1_000,
                    deviceID: "be4",
                    timeZone: "Asia/Seoul",
                    valvularHeartDisease: 1,
                    unknownFields: "{}"
                ),
                StethoscopeRecording(signalID: 2, at: 2_000),
            ]
            _ = try await store.save(RecordPage(stethoscopeRecordings: recordings), of: anna)
            #expect(try await store.save(RecordPage(stethoscopeRecordings: recordings), of: anna).isEmpty)
            let found = try await store.stethoscopeRecordings(of: anna, in: Self.all, limit: 9)
            #expect(found == recordings.reversed())
            #expect(try await store.missingStethoscopeSignals(of: anna, limit: 9) == [2, 1])
            let signal = StethoscopeSignal(
                signalID: 1,
                samples: [213, 0, 255],
                samplingFrequency: 4_000,
                modelID: 71,
                position: BodyPosition(15),
                valvularHeartDisease: 1,
                unknownFields: #"{"duration":20}"#
            )
            let page = RecordPage(stethoscopeSignals: [signal, StethoscopeSignal(signalID: 2, samples: [])])
            #expect(try await store.save(page, of: anna).counted == RecordChange(added: 2))
            #expect(try await store.stethoscopeSignal(1, of: anna) == signal)
            #expect(try await store.missingStethoscopeSignals(of: anna, limit: 9).isEmpty)
            #expect(try await store.counts(of: anna).stethoscopeRecordings == 2)
        }
    }

    @Test("A day grows sample by sample, device by device", arguments: StoreUnderTest.allCases)
    func intraday(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let at = Self.midnight
            let morning: [IntradaySample] = [
                .sample(at - 60, [.heartRate: 61]), .sample(at + 60, [.steps: 12, .heartRate: 70]),
                .sample(at + 60, device: nil, [.steps: 30]),
            ]
            #expect(try await store.save(RecordPage(intraday: morning), of: anna).counted == RecordChange(added: 3))
            #expect(try await store.save(RecordPage(intraday: morning), of: anna).isEmpty)
            var later = morning[1]
            later.values[.steps] = 15
            later.unknownFields = #"{"x":1}"#
            let noon = IntradaySample.sample(at + 43_200, [.spo2: ExactDecimal(970, exponent: -1)])
            let change = try await store.save(RecordPage(intraday: [later, noon]), of: anna)
            #expect(change.counted == RecordChange(added: 1, changed: 1))
            #expect(change.news.isEmpty)
            let whole = try await store.intraday(of: anna, in: Self.all, fields: nil)
            #expect(whole == [morning[0], morning[2], later, noon])
            #expect(whole.last?.values[.spo2]?.exponent == -1)
            #expect(try await store.intraday(of: anna, in: at..<(at + 60), fields: nil).isEmpty)
            let steps = try await store.intraday(of: anna, in: at..<(at + 61), fields: [.steps])
            #expect(steps.map(\.values) == [[.steps: 30], [.steps: 15]])
            #expect(try await store.counts(of: anna).intradaySamples == 4)
            #expect(try await store.intraday(of: ben, in: Self.all, fields: nil).isEmpty)
        }
    }

    @Test(
        "A day has another digest once a sample is another one, and no other day has",
        arguments: StoreUnderTest.allCases
    )
    func intradayDigests(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let at = Self.midnight
            let today = IntradayChunk.day(of: at)
            #expect(try await store.intradayDigests(of: anna).isEmpty)
            let samples: [IntradaySample] = [
                .sample(at - 60, [.heartRate: 61]), .sample(at + 60, [.heartRate: 70]),
                .sample(at + 60, device: nil, [.heartRate: 71]),
            ]
            _ = try await store.save(RecordPage(intraday: samples), of: anna)
            let first = try await store.intradayDigests(of: anna)
            #expect(Set(first.keys) == [today - 1, today])
            _ = try await store.save(RecordPage(intraday: samples), of: anna)
            #expect(try await store.intradayDigests(of: anna) == first)
            // As many digits as before.
            _ = try await store.save(RecordPage(intraday: [.sample(at + 60, [.heartRate: 72])]), of: anna)
            let second = try await store.intradayDigests(of: anna)
            #expect(second[today] != first[today] && second[today - 1] == first[today - 1])
            #expect(try await store.intradayDigests(of: ben).isEmpty)
        }
    }

    @Test(
        "The newest sample with a field is found, of whichever device, unless it is too old",
        arguments: StoreUnderTest.allCases
    )
    func latestIntraday(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let at = Self.midnight
            let samples: [IntradaySample] = [
                .sample(at - 60, [.spo2: 97]), .sample(at + 60, [.heartRate: 61]),
                .sample(at + 90, device: "ee", [.heartRate: 62]), .sample(at + 600, [.steps: 3]),
            ]
            _ = try await store.save(RecordPage(intraday: samples), of: anna)
            #expect(try await store.latestIntraday(.heartRate, of: anna, since: 0) == samples[2])
            #expect(try await store.latestIntraday(.spo2, of: anna, since: at - 60) == samples[0])
            #expect(try await store.latestIntraday(.spo2, of: anna, since: at - 59) == nil)
            #expect(try await store.latestIntraday(.rmssd, of: anna, since: 0) == nil)
        }
    }

    @Test(
        "The course of a night comes back; a revised one leaves nothing of the old",
        arguments: StoreUnderTest.allCases
    )
    func segments(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let at = Self.midnight
            let night: [SleepSegment] = [
                .sample(at + 300, at + 900, .deep), .sample(at - 600, at + 300, .light),
                .sample(at + 900, at + 960, .rem),
            ]
            let watch = SleepSegment.sample(at - 300, at + 600, .light, device: nil)
            let page = RecordPage(sleepSegments: night + [watch])
            #expect(try await store.save(page, of: anna).counted == RecordChange(added: 4))
            #expect(try await store.save(page, of: anna).isEmpty)
            let kept = try await store.sleepSegments(of: anna, in: Self.all)
            #expect(kept == [night[1], watch, night[0], night[2]])
            #expect(kept.first?.signals[.snoring] == [:])
            #expect(kept.first?.signals[.heartRate]?.count == 15)

            let revised: [SleepSegment] = [.sample(at - 600, at + 600, .rem), .sample(at + 600, at + 960, .awake)]
            let change = try await store.save(RecordPage(sleepSegments: revised), of: anna)
            #expect(change.counted == RecordChange(changed: 2))
            #expect(try await store.sleepSegments(of: anna, in: Self.all) == [revised[0], watch, revised[1]])
            #expect(try await store.counts(of: anna).sleepSegments == 3)
            // A range finds what reaches into it.
            #expect(try await store.sleepSegments(of: anna, in: (at + 599)..<(at + 600)) == [revised[0], watch])
            #expect(try await store.sleepSegments(of: anna, in: (at + 600)..<(at + 601)) == [revised[1]])
            #expect(try await store.sleepSegments(of: anna, in: at..<at).isEmpty)
        }
    }

    @Test("Who got into bed when is kept once, for each mat", arguments: StoreUnderTest.allCases)
    func beds(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let events: [BedEvent] = [
                .sample(1_000, isIn: true), .sample(2_000, isIn: false), .sample(1_500, isIn: true, mat: nil),
                .sample(2_000, isIn: true, received: 1_990),
            ]
            for event in events { #expect(try await store.save(event, of: anna)) }
            var again = events[1]
            again.receivedAt += 500
            again.origin = .sleep
            #expect(try await !store.save(again, of: anna))
            #expect(
                try await store.bedEvents(of: anna, in: Self.all, limit: 9) == [
                    events[1], events[3], events[2], events[0],
                ]
            )
            #expect(try await store.bedEvents(of: anna, in: 1_000..<2_000, limit: 1) == [events[2]])
            #expect(try await store.latestBedEvents(of: anna) == [events[2], events[1]])
            #expect(try await store.latestBedEvents(of: ben).isEmpty)
            try await store.removeRecords(of: anna)
            #expect(try await store.latestBedEvents(of: anna).isEmpty)
        }
    }

    @Test("Nights by their end and days in a range come oldest first", arguments: StoreUnderTest.allCases)
    func ranges(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let nights = (1...3).map { SleepSummary.sample($0, end: 1_700_000_000 + 86_400 * $0) }
            let days = try ["2024-02-28", "2024-02-29", "2024-03-01"].map { try DailyActivity.sample(LocalDay($0)) }
            _ = try await store.save(RecordPage(sleep: nights, activity: days.reversed()), of: anna)
            #expect(try await store.sleep(of: anna, endingIn: nights[0].endAt..<nights[2].endAt) == Array(nights[..<2]))
            #expect(try await store.activity(of: anna, in: days[1].day...days[2].day) == Array(days[1...]))
        }
    }
}
