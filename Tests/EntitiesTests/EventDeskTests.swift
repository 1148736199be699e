import Logging
import Store
import TestSupport
import Testing
import WithingsModel

@testable import Entities

@Suite("Events")
struct EventDeskTests {
    let house = Household()
    let now: EpochSeconds = 1_773_144_000

    @Test("tell each new reading with values, unit, time, device and attribution, also when the value repeats")
    func readings() async throws {
        try await linkAnna()
        let desk = desk()
        var heard = desk.events().makeAsyncIterator()
        for id in [1, 2] as [Int64] {
            await desk.take(RecordNews(measureGroups: [weighIn(id, at: now - 60 + id)]), of: anna)
            let event = try #require(await heard.next())
            #expect(event.kind == .reading && event.type == "weight")
            let details = Dictionary(uniqueKeysWithValues: event.attributes.map { ($0.name, $0.value.json) })
            #expect(details["value"] == "80.25" && details["unit"] == #""kg""# && details["weight_kg"] == "80.25")
            #expect(details["device"] == #""Body Cardio""# && details["attribution"] == #""device""#)
            #expect(details["measured_at"]?.contains("+01:00") == true)
        }
    }

    @Test("tell once of an ECG, whether it comes as a recording, as measures or as both")
    func electrocardiograms() async throws {
        try await linkAnna()
        let result = MeasureGroup(
            id: 9,
            measuredAt: now - 300,
            createdAt: now - 300,
            modifiedAt: now - 300,
            measures: [Measure(type: .atrialFibrillationECG, value: 0)]
        )
        let same = HeartRecording(at: now - 280, signalID: 1, atrialFibrillation: 0)
        let other = HeartRecording(at: now - 100, signalID: 2, atrialFibrillation: 1, heartRate: 64)
        let noECG = HeartRecording(at: now - 50, systolic: 120)
        let events = await told {
            await $0.take(RecordNews(measureGroups: [result]), of: anna)
            await $0.take(RecordNews(heartRecordings: [other, noECG, same]), of: anna)
            await $0.take(RecordNews(heartRecordings: [other]), of: anna)
        }
        #expect(events.map(\.type) == ["ecg", "ecg"])
        let details = Dictionary(uniqueKeysWithValues: events.last?.details.map { ($0.name, $0.value.json) } ?? [])
        #expect(details["afib_ecg"] == #""positive""# && details["heart_pulse_bpm"] == "64")
    }

    @Test("tell the time of a reading in the zone of the profile where it carries none")
    func profileZone() async throws {
        try await linkAnna()
        await house.store.saveDocument(
            Array(#"{"timezone":"Asia/Seoul"}"#.utf8),
            ProfileTimeZone.key(.measures, anna),
            in: ProfileTimeZone.collection
        )
        var group = weighIn(1, at: now - 60)
        group.timeZone = nil
        let events = await told { await $0.take(RecordNews(measureGroups: [group]), of: anna) }
        let details = events.flatMap(\.details).first { $0.name == "measured_at" }
        #expect(details?.value.json.contains("+09:00") == true)
    }

    @Test("tell what was taken together once for each group of measures")
    func groups() async throws {
        try await linkAnna()
        var group = weighIn(1, at: now - 60)
        group.measures += [
            Measure(type: .fatRatio, value: 20), Measure(type: .fatMass, value: 16),
            Measure(type: MeasureType(999), value: 3),
        ]
        let pressure = MeasureGroup(
            id: 2,
            measuredAt: now - 50,
            createdAt: now - 50,
            modifiedAt: now - 50,
            measures: [
                Measure(type: .systolicBloodPressure, value: 121), Measure(type: .diastolicBloodPressure, value: 78),
            ]
        )
        let events = await told { await $0.take(RecordNews(measureGroups: [pressure, group]), of: anna) }
        #expect(events.map(\.type) == ["weight", "body_composition", "other", "blood_pressure"])
        let details = Dictionary(
            uniqueKeysWithValues: events.last?.details.map { ($0.name, $0.value.json) } ?? []
        )
        #expect(details["systolic_blood_pressure_mmhg"] == "121" && details["diastolic_blood_pressure_mmhg"] == "78")
        #expect(details["unit"] == #""mmHg""# && details["value"] == nil)
    }

    @Test("tell nothing of history, of what may be another person's, of targets and of what is a week old")
    func noNews() async throws {
        try await linkAnna()
        var history = weighIn(1, at: now - 60)
        history.createdAt = now - 10 * 86_400
        var ambiguous = weighIn(2, at: now - 60)
        ambiguous.attribution = .ambiguous
        var target = weighIn(3, at: now - 60)
        target.category = .objective
        let news = RecordNews(measureGroups: [history, ambiguous, target])
        #expect(await told { await $0.take(news, of: anna) }.isEmpty)
        // Measured long ago, but it reached Withings only now: that is news.
        var late = weighIn(4, at: now - 40 * 86_400)
        late.createdAt = now - 5
        #expect(await told { await $0.take(RecordNews(measureGroups: [late]), of: anna) }.count == 1)
        // Nobody who is linked.
        #expect(await told { await $0.take(RecordNews(measureGroups: [late]), of: boris) }.isEmpty)
    }

    @Test("tell a night when Withings calls it finished, once, also after a restart; a nap is a nap")
    func sleep() async throws {
        try await linkAnna()
        var night = stretch(1, "2026-03-09T23:00:00+01:00", "2026-03-10T06:30:00+01:00", completed: false)
        let nap = stretch(2, "2026-03-10T11:00:00+01:00", "2026-03-10T12:00:00+01:00", completed: true)
        let first = await told { await $0.take(RecordNews(sleep: [night, nap]), of: anna) }
        #expect(first.map(\.type) == ["nap"])
        night.isCompleted = true
        let finished = night
        let second = await told { await $0.take(RecordNews(completedSleep: [finished]), of: anna) }
        #expect(second.map(\.type) == ["night"])
        // Another desk, as after a restart.
        #expect(await told { await $0.take(RecordNews(completedSleep: [finished]), of: anna) }.isEmpty)
    }

    @Test("tell of a sleep of the morning once it is sure whether it was the night, also after a restart")
    func morning() async throws {
        try await linkAnna()
        let yesterday = stretch(1, "2026-03-09T23:00:00+01:00", "2026-03-10T06:30:00+01:00", completed: true)
        let morning = stretch(2, "2026-03-11T08:00:00+01:00", "2026-03-11T11:00:00+01:00", completed: true)
        let night = stretch(3, "2026-03-10T23:00:00+01:00", "2026-03-11T06:30:00+01:00", completed: true)
        for comesLate in [false, true] {
            let store = MemoryStore()
            let clock = ManualClock(now: Double(morning.endAt + 60))
            try await store.save(Account(id: "a", user: anna, profile: "Anna", linkedAt: 0, scopes: []))
            func told(_ body: (EventDesk) async throws -> Void) async throws -> [EntityEvent] {
                // Another desk each time, as after a restart.
                let desk = EventDesk(
                    store: store,
                    clock: clock,
                    logger: Logger(label: "t") { _ in SwiftLogNoOpLogHandler() }
                )
                let before = try await EventMemory.load(of: anna, from: store)
                try await body(desk)
                let after = try await EventMemory.load(of: anna, from: store)
                return after == before ? [] : after.last.values.filter { before.last[$0.kind] != $0 }
            }
            _ = try await store.save(RecordPage(sleep: [yesterday, morning]), of: anna)
            #expect(try await told { await $0.take(RecordNews(sleep: [morning]), of: anna) }.isEmpty)
            #expect(try await told { await $0.settle(anna) }.isEmpty)
            if comesLate {
                _ = try await store.save(RecordPage(sleep: [night]), of: anna)
                #expect(try await told { await $0.take(RecordNews(sleep: [night]), of: anna) }.map(\.type) == ["night"])
                #expect(try await told { await $0.settle(anna) }.map(\.type) == ["nap"])
            } else {
                clock.advance(by: 4 * 3_600)
                #expect(try await told { await $0.settle(anna) }.map(\.type) == ["night"])
            }
            #expect(try await told { await $0.settle(anna) }.isEmpty)
            #expect(try await told { await $0.take(RecordNews(sleep: [morning]), of: anna) }.isEmpty)
        }
    }

    @Test("tell a finished workout with its figures")
    func workouts() async throws {
        try await linkAnna()
        let run = workout(1, category: 2, from: now - 3_600, to: now - 600, created: now - 60, values: ["calories": 0])
        let events = await told { await $0.take(RecordNews(workouts: [run]), of: anna) }
        #expect(events.map(\.type) == ["finished"])
        let details = Dictionary(uniqueKeysWithValues: events[0].details.map { ($0.name, $0.value.json) })
        #expect(details["workout_type"] == #""run""# && details["duration"] == "3000" && details["calories"] == "0")
    }

    @Test("tell into and out of bed as it is notified; not late, not out of order, and not what sleep data says")
    func bed() async throws {
        try await linkAnna()
        let events = await told { desk in
            await desk.take(bed(true, at: now - 30), of: anna)
            await desk.take(bed(false, at: now - 40), of: anna)
            await desk.take(bed(true, at: now - 30), of: anna)
            await desk.take(bed(false, at: now - 20, origin: .sleep), of: anna)
            await desk.take(bed(true, at: now - 10), of: anna)
            await desk.take(bed(false, at: now - 5, mat: "m2"), of: anna)
        }
        #expect(events.map(\.type) == ["in_bed", "in_bed", "out_of_bed"])
        #expect(await told { await $0.take(bed(true, at: now - 3_600, mat: "m3"), of: anna) }.isEmpty)
    }

    @Test("are shown by their entities, the last of each kind, after a restart too")
    func entities() async throws {
        try await linkAnna()
        await desk().take(RecordNews(measureGroups: [weighIn(1, at: now - 60)]), of: anna)
        try await house.board.refreshAll()
        let event = try #require(await house.entity("reading_event"))
        #expect(event.entityID == "event.anna_new_reading" && event.stateText == "2026-03-10T12:00:00+00:00")
        let attributes = event.attributes(language: "en").map(\.name)
        #expect(attributes.contains("event_type") && attributes.contains("event_types"))
        #expect(attributes.contains("weight_kg"))
        #expect(await house.entity("workout_event") == nil)
    }

    private func linkAnna() async throws {
        await house.store.put(anna, name: "Anna") { $0.devices = [Device(id: "aa", modelName: "Body Cardio")] }
        await house.store.save(
            Account(id: "1", user: anna, profile: "Anna", linkedAt: now - 2 * 86_400, scopes: [])
        )
    }

    private func desk() -> EventDesk {
        EventDesk(
            store: house.store,
            clock: house.clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    /// Everything that a desk tells while something happens.
    private func told(_ work: (EventDesk) async -> Void) async -> [EntityEvent] {
        var desk: EventDesk? = desk()
        guard let stream = desk?.events() else { return [] }
        if let desk { await work(desk) }
        // The stream ends with the desk.
        desk = nil
        var events: [EntityEvent] = []
        for await event in stream { events.append(event) }
        return events
    }

    private func weighIn(_ id: Int64, at measuredAt: EpochSeconds) -> MeasureGroup {
        MeasureGroup(
            id: id,
            measuredAt: measuredAt,
            createdAt: measuredAt,
            modifiedAt: measuredAt,
            deviceID: "aa",
            timeZone: "Europe/Berlin",
            measures: [Measure(type: .weight, value: ExactDecimal(8_025, exponent: -2))]
        )
    }

    private func bed(
        _ isInBed: Bool,
        at moment: EpochSeconds,
        mat: String = "m1",
        origin: BedEvent.Origin = .notification
    ) -> BedEvent {
        BedEvent(deviceID: mat, at: moment, isInBed: isInBed, origin: origin, receivedAt: moment)
    }
}
