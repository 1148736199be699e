import Store
import WithingsModel

/// What the store knows about a person that entities are made of.
struct PersonRecords: Sendable {
    var measures: [LatestMeasure] = []
    /// The weighing before the latest one.
    var formerWeight: MeasurePoint?
    /// What weighed in with the latest water of the body, where a later weighing had none.
    var weightOfWater: MeasurePoint?
    var sleep: [SleepSummary] = []
    var activity: [DailyActivity] = []
    var workouts: [Workout] = []
    /// The newest sample that has each field.
    var samples: [IntradayField: IntradaySample] = [:]
    /// What the last night was made of.
    var segments: [SleepSegment] = []
    var recordings: [HeartRecording] = []
    var bedEvents: [BedEvent] = []
    var devices: [Device] = []
    var goals: Goals?
    /// The last event of each kind.
    var events: [EventKind: EntityEvent] = [:]

    init() {}

    init(of user: WithingsUserID, from store: any BridgeStore, now: EpochSeconds) async throws {
        // Clocks of devices can be ahead of ours.
        let soon = now + 172_800
        async let measures = store.latestMeasures(of: user)
        async let activity = store.latestActivity(of: user, limit: 16)
        async let workouts = store.workouts(of: user, in: 0..<soon, limit: 16)
        async let recordings = store.heartRecordings(of: user, in: 0..<soon, limit: 4)
        async let bedEvents = store.latestBedEvents(of: user)
        async let devices = store.devices(of: user)
        async let goals = store.goals(of: user)
        async let samples = Self.samples(of: user, from: store, now: now)
        async let events = EventMemory.load(of: user, from: store)
        async let profileZone = ProfileTimeZone.read(of: user, from: store)
        sleep = try await Self.sleep(of: user, from: store)
        let begin = NightChooser.lastNight(sleep)?.startAt ?? sleep.map(\.startAt).max() ?? now
        segments = try await store.sleepSegments(of: user, in: min(begin, now - Self.sleepWindow)..<soon)
        let zone = try await profileZone
        self.measures = try await measures.map { $0.standing(in: zone) }
        formerWeight = try await Self.formerWeight(self.measures, of: user, from: store)
        weightOfWater = try await Self.weightOfWater(self.measures, of: user, from: store)
        self.activity = try await activity
        self.workouts = try await workouts
        self.recordings = try await recordings
        self.bedEvents = try await bedEvents
        self.devices = try await devices
        self.goals = try await goals
        self.samples = try await samples
        self.events = try await events.last
    }

    /// Detail of sleep can be there before its summary is.
    private static let sleepWindow: EpochSeconds = 86_400
    /// What changes by the minute says nothing about today once it is this old, and a store has to look through all the
    /// days since.
    static let sampleAge: EpochSeconds = 400 * 86_400

    /// Most people step on the scale every few days; who does not is looked for further back.
    private static func formerWeight(
        _ measures: [LatestMeasure],
        of user: WithingsUserID,
        from store: any RecordStore
    ) async throws -> MeasurePoint? {
        let weights = measures.filter { $0.measure.type == .weight && $0.measure.part == nil }
        guard let latest = weights.map(\.measuredAt).max() else { return nil }
        for days: EpochSeconds in [30, 4_000] {
            let range = latest - days * 86_400..<latest
            var points: [MeasurePoint] = []
            for weight in weights {
                let key = MeasureSeriesKey(.weight, position: weight.measure.position)
                points += try await store.series(key, of: user, in: range)
            }
            if let former = points.max(by: { ($0.measuredAt, $0.groupID) < ($1.measuredAt, $1.groupID) }) {
                return former
            }
        }
        return nil
    }

    private static func weightOfWater(
        _ measures: [LatestMeasure],
        of user: WithingsUserID,
        from store: any RecordStore
    ) async throws -> MeasurePoint? {
        func latest(_ type: MeasureType) -> LatestMeasure? {
            measures.filter { $0.measure.type == type && $0.measure.part == nil }.max { $1.isLater(than: $0) }
        }
        guard let water = latest(.hydration), let weight = latest(.weight), weight.measuredAt != water.measuredAt else {
            return nil
        }
        let key = MeasureSeriesKey(.weight, position: weight.measure.position)
        return try await store.series(key, of: user, in: water.measuredAt..<water.measuredAt + 1).last
    }

    private static func samples(
        of user: WithingsUserID,
        from store: any BridgeStore,
        now: EpochSeconds
    ) async throws -> [IntradayField: IntradaySample] {
        // Side by side: one after the other they would be most of the way of a reading to whoever waits for it.
        try await withThrowingTaskGroup(of: (IntradayField, IntradaySample?).self) { group in
            for field in Catalogue.sampledFields {
                group.addTask {
                    (field, try await store.latestIntraday(field, of: user, since: now - Self.sampleAge))
                }
            }
            return try await group.reduce(into: [:]) { samples, found in samples[found.0] = found.1 }
        }
    }

    /// A few weeks are enough to find a night and a nap, unless somebody has taken nothing but naps, or none, for
    /// longer.
    private static func sleep(of user: WithingsUserID, from store: any RecordStore) async throws -> [SleepSummary] {
        let few = 48
        let rows = try await store.latestSleep(of: user, limit: few)
        if rows.count < few { return rows }
        if NightChooser.lastNight(rows) == nil { return try await store.latestSleep(of: user, limit: 2_000) }
        return NightChooser.lastNap(rows) == nil ? try await store.latestSleep(of: user, limit: 400) : rows
    }
}
