import WithingsModel

extension WithingsClient {
    /// One page of measures (`getmeas`). Repeat with ``Page/nextOffset`` until it is nil.
    public func measures(
        _ query: TimeQuery, offset: Int64? = nil, accessToken: String, priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) -> Page<MeasureGroup> {
        throw .notYet
    }

    /// One page of nights and naps (`sleep getsummary`), with every documented field.
    public func sleepSummaries(
        _ query: DayQuery, offset: Int64? = nil, accessToken: String, priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) -> Page<SleepSummary> {
        throw .notYet
    }

    /// One page of days of activity (`getactivity`), with every documented field.
    public func dailyActivity(
        _ query: DayQuery, offset: Int64? = nil, accessToken: String, priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) -> Page<DailyActivity> {
        throw .notYet
    }

    /// The devices a person uses (`getdevice`).
    public func devices(
        accessToken: String, priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) -> Page<Device> {
        throw .notYet
    }

    /// What a person aims at (`getgoals`).
    public func goals(
        accessToken: String, priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) -> Goals {
        throw .notYet
    }
}
