import WithingsModel

extension WithingsClient {
    /// One page of measures (`getmeas`): readings only, never targets. Repeat with ``Page/nextOffset`` until it is nil.
    public func measures(
        _ query: TimeQuery,
        offset: Int64? = nil,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) -> Page<MeasureGroup> {
        // Category 2 are the person's targets, which look just like readings.
        let form = FormBody([("action", "getmeas"), ("category", "1")] + query.fields)
        return try await list("/measure", form, "measuregrps", offset, accessToken, priority)
    }

    /// One page of nights and naps (`sleep getsummary`), with every documented field.
    public func sleepSummaries(
        _ query: DayQuery,
        offset: Int64? = nil,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) -> Page<SleepSummary> {
        let names = SleepField.documented.map(\.rawValue).joined(separator: ",")
        let form = FormBody([("action", "getsummary"), ("data_fields", names)] + query.fields)
        return try await list("/v2/sleep", form, "series", offset, accessToken, priority)
    }

    /// One page of days of activity (`getactivity`), with every documented field.
    public func dailyActivity(
        _ query: DayQuery,
        offset: Int64? = nil,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) -> Page<DailyActivity> {
        let names = ActivityField.documented.map(\.rawValue).joined(separator: ",")
        let form = FormBody([("action", "getactivity"), ("data_fields", names)] + query.fields)
        return try await list("/v2/measure", form, "activities", offset, accessToken, priority)
    }

    /// The devices a person uses (`getdevice`).
    public func devices(
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) -> Page<Device> {
        try await list("/v2/user", FormBody([("action", "getdevice")]), "devices", nil, accessToken, priority)
    }

    /// What a person aims at (`getgoals`).
    public func goals(
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) -> Goals {
        try await send(
            "/v2/user",
            FormBody([("action", "getgoals")]),
            kind: .data,
            accessToken: accessToken,
            priority: priority
        ) { (reader: inout JSONReader) throws(JSONFault) in
            try Goals.readBody(&reader)
        }
    }
}
