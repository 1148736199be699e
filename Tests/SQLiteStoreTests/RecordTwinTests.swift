import Foundation
import SQLiteStore
import Store
import TestSupport
import Testing
import WithingsModel

@Suite("SQLite and memory give the same answers about everything else")
struct RecordTwinTests {
    @Test("Whatever is saved, swept and claimed, in whatever order", arguments: 0..<8 as Range<UInt64>)
    func randomPages(seed: UInt64) async throws {
        try await TemporaryFolder.use { folder in
            var random = SeededRandom(state: seed &+ 77)
            let clock = ManualClock(now: 5_000)
            let memory = MemoryStore(clock: clock)
            let sqlite = try SQLiteStore(path: folder.file("bridge.db"), clock: clock)
            for step in 0..<50 {
                let user = random.chance(2) ? anna : ben
                let page = random.page()
                let (left, right) = (try await memory.save(page, of: user), try await sqlite.save(page, of: user))
                #expect(left == right, "seed \(seed), step \(step)")
                let event = random.bedEvent()
                #expect(try await memory.save(event, of: user) == sqlite.save(event, of: user))
                let (group, claim) = (random.number(1...12), random.pick([true, false, nil], or: nil))
                #expect(
                    try await memory.claim(group, of: user, as: claim) == sqlite.claim(group, of: user, as: claim)
                )
                clock.advance(by: Double(random.number(0...60)))
            }
            for user in [anna, ben] { try await compare(memory, sqlite, of: user) }
            try await sqlite.close()
        }
    }

    private func compare(_ left: any BridgeStore, _ right: any BridgeStore, of user: WithingsUserID) async throws {
        #expect(try await left.counts(of: user) == right.counts(of: user))
        #expect(try await left.latestMeasures(of: user) == right.latestMeasures(of: user))
        let keys = try await left.seriesKeys(of: user)
        #expect(try await keys == right.seriesKeys(of: user))
        #expect(try await left.latestSleep(of: user, limit: 99) == right.latestSleep(of: user, limit: 99))
        #expect(try await left.latestActivity(of: user, limit: 9) == right.latestActivity(of: user, limit: 9))
        #expect(try await left.latestBedEvents(of: user) == right.latestBedEvents(of: user))
        #expect(try await left.missingHeartSignals(of: user, limit: 9) == right.missingHeartSignals(of: user, limit: 9))
        let sounds = try await left.missingStethoscopeSignals(of: user, limit: 9)
        #expect(try await sounds == right.missingStethoscopeSignals(of: user, limit: 9))
        for id in 1...6 as ClosedRange<Int64> {
            #expect(try await left.heartSignal(id, of: user) == right.heartSignal(id, of: user))
            #expect(try await left.stethoscopeSignal(id, of: user) == right.stethoscopeSignal(id, of: user))
        }
        let groups = (
            try await left.keptMeasureGroups(of: user, before: 1_005, limit: 3),
            try await right.keptMeasureGroups(of: user, before: 1_005, limit: 3)
        )
        #expect(groups.0.map(\.group.id) == groups.1.map(\.group.id))
        #expect(groups.0.map(\.deletedAt) == groups.1.map(\.deletedAt))
        #expect(groups.0.map(\.isClaimed) == groups.1.map(\.isClaimed))
        let ever = (
            try await left.keptMeasureGroups(of: user, before: .max, limit: 99),
            try await right.keptMeasureGroups(of: user, before: .max, limit: 99)
        )
        #expect(ever.0.map(\.earlier) == ever.1.map(\.earlier))
        #expect(ever.0.contains { $0.earlier.count > 1 })
        for (limit, skipping) in [(999, 0), (3, 0), (3, 2), (0, 0), (9, 999), (2, -1)] {
            let deleted = try await left.deletedRecords(of: user, limit: limit, skipping: skipping)
            #expect(try await deleted == right.deletedRecords(of: user, limit: limit, skipping: skipping))
        }
        for field in [IntradayField.steps, .heartRate, .spo2] {
            #expect(
                try await left.latestIntraday(field, of: user, since: 86_000)
                    == right.latestIntraday(field, of: user, since: 86_000)
            )
        }
        for range in [0..<EpochSeconds.max, 86_300..<86_700, 1_002..<1_005, 7..<7] {
            for key in keys {
                #expect(try await left.series(key, of: user, in: range) == right.series(key, of: user, in: range))
            }
            #expect(try await left.sleep(of: user, endingIn: range) == right.sleep(of: user, endingIn: range))
            #expect(
                try await left.workouts(of: user, in: range, limit: 7) == right.workouts(of: user, in: range, limit: 7)
            )
            #expect(
                try await left.heartRecordings(of: user, in: range, limit: 7)
                    == right.heartRecordings(of: user, in: range, limit: 7)
            )
            #expect(
                try await left.stethoscopeRecordings(of: user, in: range, limit: 7)
                    == right.stethoscopeRecordings(of: user, in: range, limit: 7)
            )
            #expect(try await left.sleepSegments(of: user, in: range) == right.sleepSegments(of: user, in: range))
            #expect(
                try await left.bedEvents(of: user, in: range, limit: 7)
                    == right.bedEvents(of: user, in: range, limit: 7)
            )
            for fields in [nil, [IntradayField.steps], [.spo2, .heartRate]] as [Set<IntradayField>?] {
                let samples = try await left.intraday(of: user, in: range, fields: fields)
                #expect(try await samples == right.intraday(of: user, in: range, fields: fields))
            }
        }
    }
}

/// Few ids, times and values, so that everything collides; moments around the end of a day.
extension SeededRandom {
    fileprivate mutating func page() -> RecordPage {
        RecordPage(
            measureGroups: some(3) { $0.reading() },
            sleep: some(2) { $0.night() },
            activity: some(2) { $0.day() },
            workouts: some(2) { $0.workout() },
            heartRecordings: some(2) { $0.heartRecording() },
            heartSignals: some(1) {
                HeartSignal(signalID: $0.number(1...6), samples: $0.some(40) { Int32($0.number(-90...90)) })
            },
            stethoscopeRecordings: some(1) {
                StethoscopeRecording(signalID: $0.number(1...6), at: $0.number(86_300...86_500))
            },
            stethoscopeSignals: some(1) {
                StethoscopeSignal(signalID: $0.number(1...6), samples: [UInt8($0.number(0...1))])
            },
            sleepSegments: some(4) { $0.segment() },
            intraday: some(6) { $0.sample() },
            sweep: chance(3) ? sweep() : nil
        )
    }

    private mutating func reading() -> MeasureGroup {
        let at = number(1_000...1_006)
        return .sample(
            number(1...12),
            at: at,
            created: 2_000,
            modified: number(3_000...3_002),
            attribution: pick([.device, .ambiguous], or: .device),
            category: chance(6) ? .objective : .reading,
            measures: some(2) { .weight($0.number(1...2)) }
        )
    }

    private mutating func aDay() -> LocalDay { LocalDay(daysSinceEpoch: Int(number(0...3))) }

    private mutating func night() -> SleepSummary {
        var night = SleepSummary.sample(number(1...6), end: number(86_300...86_600), modified: number(1...3))
        night.day = aDay()
        night.isCompleted = pick([true, false, nil], or: nil)
        return night
    }

    private mutating func day() -> DailyActivity {
        DailyActivity(
            day: aDay(),
            deviceID: pick(["a", nil], or: nil),
            brand: 1,
            modifiedAt: number(1...3),
            values: [ActivityField("steps"): decimal()]
        )
    }

    private mutating func workout() -> Workout {
        var workout = Workout.sample(number(1...6), start: number(86_300...86_500), modified: number(1...3))
        workout.day = aDay()
        return workout
    }

    private mutating func heartRecording() -> HeartRecording {
        var recording = HeartRecording.sample(
            pick([nil, 1, 2, 3], or: nil),
            at: number(86_300...86_400),
            modified: pick([nil, 1, 2], or: nil)
        )
        recording.stethoscopeSignalID = pick([nil, 4, 5], or: nil)
        return recording
    }

    fileprivate mutating func bedEvent() -> BedEvent {
        .sample(number(86_300...86_320), isIn: chance(2), mat: pick(["a", nil], or: nil), received: number(1...9))
    }

    mutating func segment() -> SleepSegment {
        let start = number(86_200...86_700) / 20 * 20
        return SleepSegment(
            startAt: start,
            endAt: start + number(-1...10) * 20,
            state: SleepState(Int(number(0...3))),
            deviceID: pick(["a", "b", nil], or: nil),
            modelName: chance(2) ? "Aura" : nil,
            signals: chance(3) ? [:] : [.heartRate: [start: decimal(), start + 60: decimal()], .rmssd: [:]],
            unknownFields: chance(4) ? #"{"x":1}"# : nil
        )
    }

    mutating func sample() -> IntradaySample {
        var sample = IntradaySample.sample(number(86_380...86_420), device: pick(["a", nil], or: nil), [:])
        for field in [IntradayField.steps, .heartRate, .spo2] where chance(2) { sample.values[field] = decimal() }
        if chance(5) { sample.unknownFields = "{}" }
        return sample
    }

    private mutating func sweep() -> RecordSweep {
        let ids = Set(some(6) { $0.number(1...12) })
        let listed: RecordSweep.Listed =
            switch number(0...5) {
            case 0: .measures(ids)
            case 1: .sleep(ids)
            case 2: .workouts(ids)
            case 3: .heart(ids)
            case 4: .stethoscope(ids)
            default: .activity([aDay(): ["device a"]])
            }
        let moments = chance(2) ? 1_001..<1_005 : 86_310..<86_400 as Range<EpochSeconds>
        let first = aDay()
        return RecordSweep(listed, moments: moments, days: first...first.adding(days: 1), at: number(4_990...6_500))
    }
}
