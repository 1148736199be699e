import Store
import WithingsModel

/// What the store knows about a person that entities are made of.
struct PersonRecords: Sendable {
    var measures: [LatestMeasure]
    var sleep: [SleepSummary]
    var activity: [DailyActivity]
    var devices: [Device]
    var goals: Goals?

    init(
        measures: [LatestMeasure] = [],
        sleep: [SleepSummary] = [],
        activity: [DailyActivity] = [],
        devices: [Device] = [],
        goals: Goals? = nil
    ) {
        self.measures = measures
        self.sleep = sleep
        self.activity = activity
        self.devices = devices
        self.goals = goals
    }

    init(of user: WithingsUserID, from store: any RecordStore) async throws {
        async let measures = store.latestMeasures(of: user)
        async let activity = store.latestActivity(of: user, limit: 16)
        async let devices = store.devices(of: user)
        async let goals = store.goals(of: user)
        try await self.init(
            measures: measures,
            sleep: Self.sleep(of: user, from: store),
            activity: activity,
            devices: devices,
            goals: goals
        )
    }

    /// A few weeks are enough to find a night, unless somebody has taken nothing but naps for longer.
    private static func sleep(of user: WithingsUserID, from store: any RecordStore) async throws -> [SleepSummary] {
        let few = 48
        let rows = try await store.latestSleep(of: user, limit: few)
        if rows.count < few || NightChooser.lastNight(rows) != nil { return rows }
        return try await store.latestSleep(of: user, limit: 2_000)
    }
}
