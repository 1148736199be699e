import Store
import Testing
import WithingsModel

@Suite("Every store keeps sleep, activity, devices, goals and what could not be read")
struct RecordConformanceTests {
    @Test("Nights come back exactly, the one that ended last first", arguments: StoreUnderTest.allCases)
    func sleep(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let nights = (0..<3).map { SleepSummary.sample(4_000_000_000 + $0, end: 1_700_028_000 + 86_400 * $0) }
            #expect(try await store.save(RecordPage(sleep: nights), of: anna).counted == RecordChange(added: 3))
            #expect(try await store.save(RecordPage(sleep: nights), of: anna).isEmpty)
            #expect(try await store.latestSleep(of: anna, limit: 2) == [nights[2], nights[1]])

            var revised = nights[2]
            revised.modifiedAt += 10
            revised.isCompleted = nil
            revised.values[SleepField("hr_average")] = nil
            #expect(try await store.save(RecordPage(sleep: [revised]), of: anna).counted == RecordChange(changed: 1))
            #expect(try await store.save(RecordPage(sleep: [nights[2]]), of: anna).isEmpty)
            #expect(try await store.latestSleep(of: anna, limit: 1) == [revised])
        }
    }

    @Test("The numbers of a night keep their digits", arguments: StoreUnderTest.allCases)
    func sleepDigits(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            var night = SleepSummary.sample(1)
            night.values = [
                SleepField("x"): ExactDecimal(50, exponent: -1), SleepField("y"): ExactDecimal(.min, exponent: -9),
            ]
            _ = try await store.save(RecordPage(sleep: [night]), of: anna)
            let kept = try await store.latestSleep(of: anna, limit: 1).first?.values
            #expect(kept?[SleepField("x")]?.mantissa == 50)
            #expect(kept?[SleepField("x")]?.exponent == -1)
            #expect(kept?[SleepField("y")]?.mantissa == .min)
        }
    }

    @Test("A day can have several sources; each is one row", arguments: StoreUnderTest.allCases)
    func activity(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let day = LocalDay("2024-02-29")
            let rows = [
                try DailyActivity.sample(day, device: "d1", brand: 1, model: 93),
                try .sample(day, device: "d2", brand: 1, model: 93), try .sample(day), try .sample(day, model: 1058),
                try .sample(day, brand: 19), try .sample(LocalDay("2024-02-28")), try .sample(LocalDay("2024-01-31")),
            ]
            #expect(try await store.save(RecordPage(activity: rows), of: anna).counted == RecordChange(added: 7))
            #expect(try await store.save(RecordPage(activity: rows), of: anna).isEmpty)
            let latestDay = try await store.latestActivity(of: anna, limit: 1)
            #expect(Set(latestDay) == Set(rows[..<5]))
            #expect(latestDay.count == 5)
            #expect(try await store.latestActivity(of: anna, limit: 2).last == rows[5])
            #expect(try await store.counts(of: anna).activity == 7)
        }
    }

    @Test("A day grows; an older version of it does not come back", arguments: StoreUnderTest.allCases)
    func activityModified(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let day = LocalDay("2024-03-31")
            let morning = try DailyActivity.sample(day, steps: 900, modified: 100)
            let evening = try DailyActivity.sample(day, steps: 9_000, modified: 200)
            let corrected = try DailyActivity.sample(day, steps: 9_001, modified: 200)
            #expect(
                try await store.save(RecordPage(activity: [evening, morning]), of: anna).counted
                    == RecordChange(added: 1)
            )
            #expect(try await store.latestActivity(of: anna, limit: 1) == [evening])
            #expect(
                try await store.save(RecordPage(activity: [corrected]), of: anna).counted == RecordChange(changed: 1)
            )
            #expect(try await store.latestActivity(of: anna, limit: 1) == [corrected])
        }
    }

    @Test("The list of devices is the one that came last", arguments: StoreUnderTest.allCases)
    func devices(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let scale = Device(
                id: "a",
                type: "Scale",
                modelName: "Body Cardio",
                modelID: 6,
                battery: "high",
                timeZone: "Europe/Paris",
                firstSessionAt: 1_600_000_000,
                lastSessionAt: 1_700_000_000,
                unknownFields: #"{"mac":"x"}"#
            )
            let watch = Device(id: "b")
            #expect(
                try await store.save(RecordPage(devices: [watch, scale]), of: anna).counted == RecordChange(added: 2)
            )
            #expect(try await store.save(RecordPage(devices: [scale, watch]), of: anna).isEmpty)
            #expect(try await store.devices(of: anna) == [scale, watch])

            var lower = scale
            lower.battery = "low"
            #expect(try await store.save(RecordPage(devices: [lower]), of: anna).counted == RecordChange(changed: 2))
            #expect(try await store.devices(of: anna) == [lower])
            _ = try await store.save(RecordPage(), of: anna)
            #expect(try await store.devices(of: anna) == [lower])
            _ = try await store.save(RecordPage(devices: []), of: anna)
            #expect(try await store.devices(of: anna).isEmpty)
        }
    }

    @Test("Goals can be set, changed and withdrawn", arguments: StoreUnderTest.allCases)
    func goals(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            #expect(try await store.goals(of: anna) == nil)
            #expect(try await store.save(RecordPage(goals: Goals()), of: anna).isEmpty)
            var goals = Goals(steps: 10_000, sleep: 28_800, weight: ExactDecimal(70_500, exponent: -3))
            #expect(try await store.save(RecordPage(goals: goals), of: anna).counted == RecordChange(added: 1))
            #expect(try await store.save(RecordPage(goals: goals), of: anna).isEmpty)
            goals.weight = nil
            goals.unknownFields = #"{"swim":1}"#
            #expect(try await store.save(RecordPage(goals: goals), of: anna).counted == RecordChange(changed: 1))
            #expect(try await store.goals(of: anna) == goals)
            #expect(try await store.save(RecordPage(goals: Goals()), of: anna).counted == RecordChange(changed: 1))
            #expect(try await store.goals(of: anna) == Goals())
        }
    }

    @Test("What could not be read is kept once, however often it comes", arguments: StoreUnderTest.allCases)
    func setAside(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let first = SetAsideRecord(kind: .measures, json: "{", reason: "No end.", receivedAt: 10)
            let second = SetAsideRecord(kind: .sleep, json: "{", reason: "No end.", receivedAt: 20)
            _ = try await store.save(RecordPage(setAside: [first, second]), of: anna)
            var again = first
            again.reason = "The object has no end."
            again.receivedAt = 99
            _ = try await store.save(RecordPage(setAside: [again]), of: anna)
            again.receivedAt = 10
            #expect(try await store.setAsideRecords(of: anna, limit: 9) == [second, again])
            #expect(try await store.setAsideRecords(of: anna, limit: 1) == [second])
            #expect(try await store.counts(of: anna).setAside == 2)
        }
    }

    @Test("The cursor is kept with its page, one for each kind", arguments: StoreUnderTest.allCases)
    func cursors(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            #expect(try await store.cursor(of: anna, for: .sleep) == nil)
            let under = SyncCursor(
                lastModified: 5,
                succeededAt: 6,
                backfill: .init(nextOffset: 5_000_000_000, reachedBackTo: 7, rows: 8)
            )
            _ = try await store.save(RecordPage(cursor: .init(.sleep, under)), of: anna)
            #expect(try await store.cursor(of: anna, for: .sleep) == under)
            #expect(try await store.cursor(of: anna, for: .measures) == nil)
            let done = SyncCursor(backfill: .init(isComplete: true))
            _ = try await store.save(RecordPage(cursor: .init(.sleep, done)), of: anna)
            #expect(try await store.cursor(of: anna, for: .sleep) == done)
        }
    }

    @Test("Counts tell how much is kept", arguments: StoreUnderTest.allCases)
    func counts(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            #expect(try await store.counts(of: anna) == RecordCounts())
            var groups: [MeasureGroup] = [
                .sample(1, at: 500), .sample(2, at: 400, attribution: .ambiguous),
                .sample(3, at: 600, measures: [.weight(1), Measure(type: .heartPulse, value: 60)]),
            ]
            groups[0].unknownFields = #"{"comment":"attrib","attrib":[]}"#
            groups[2].unknownFields = #"{"comment":"attrib, category"}"#
            _ = try await store.save(RecordPage(measureGroups: groups, sleep: [.sample(1)]), of: anna)
            var expected = RecordCounts()
            expected.measureGroups = 3
            expected.measures = 4
            expected.sleep = 1
            expected.ambiguousGroups = 1
            expected.misreadGroups = 1
            expected.oldestMeasureAt = 400
            #expect(try await store.counts(of: anna) == expected)
        }
    }

    @Test("People share nothing, and one can be removed without the other", arguments: StoreUnderTest.allCases)
    func perPerson(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let page = RecordPage(
                measureGroups: [.sample(1)],
                sleep: [.sample(1)],
                activity: [try .sample(LocalDay("2024-02-29"))],
                devices: [Device(id: "a")],
                goals: Goals(steps: 1),
                setAside: [SetAsideRecord(kind: .goals, json: "[]", reason: "A list.", receivedAt: 1)],
                cursor: .init(.goals, SyncCursor(succeededAt: 1))
            )
            #expect(try await store.save(page, of: anna).counted == RecordChange(added: 5))
            #expect(try await store.save(page, of: ben).counted == RecordChange(added: 5))
            try await store.removeRecords(of: anna)
            #expect(try await store.counts(of: anna) == RecordCounts())
            #expect(try await store.latestMeasures(of: anna).isEmpty)
            #expect(try await store.latestSleep(of: anna, limit: 9).isEmpty)
            #expect(try await store.latestActivity(of: anna, limit: 9).isEmpty)
            #expect(try await store.devices(of: anna).isEmpty)
            #expect(try await store.goals(of: anna) == nil)
            #expect(try await store.setAsideRecords(of: anna, limit: 9).isEmpty)
            #expect(try await store.cursor(of: anna, for: .goals) == nil)

            #expect(try await store.save(page, of: ben).isEmpty)
            #expect(try await store.latestMeasures(of: ben).count == 1)
            #expect(try await store.cursor(of: ben, for: .goals) == SyncCursor(succeededAt: 1))
        }
    }
}
