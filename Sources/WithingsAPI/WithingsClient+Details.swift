import WithingsModel

extension WithingsClient {
    /// One page of workouts (`getworkouts`), with every documented field. They come in no order, and the same workout
    /// may come twice.
    public func workouts(
        _ query: DayQuery,
        offset: Int64? = nil,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) -> Page<Workout> {
        let names = WorkoutField.documented.map(\.rawValue).joined(separator: ",")
        let form = FormBody([("action", "getworkouts"), ("data_fields", names)] + query.fields)
        return try await list("/v2/measure", form, "series", offset, accessToken, priority)
    }

    /// What devices noted within a day (`getintradayactivity`): steps, heart rate and the like, moment by moment, with
    /// every documented field.
    ///
    /// - Parameters:
    ///   - from: seconds since 1970.
    ///   - to: at most 24 hours later. Withings answers the first 24 hours after `from` and says nothing of the rest;
    ///     see ``intradayPages(from:to:accessToken:priority:)`` for longer times.
    public func intraday(
        from: EpochSeconds,
        to: EpochSeconds,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) -> Page<IntradaySample> {
        // Some of the fields come only when they are named.
        let names = IntradayField.documented.map(\.rawValue).joined(separator: ",")
        let form = FormBody(
            [("action", "getintradayactivity"), ("data_fields", names)] + TimeQuery.measured(from: from, to: to).fields
        )
        return try await list("/v2/measure", form, "series", nil, accessToken, priority)
    }

    /// The course of a night (`sleep get`): its stretches and what was followed meanwhile, with every documented
    /// signal. Segments come in no order; those of two devices lie among one another.
    ///
    /// - Parameters:
    ///   - from: seconds since 1970.
    ///   - to: at most 24 hours later; see ``sleepSegmentPages(from:to:accessToken:priority:)`` for longer times.
    public func sleepSegments(
        from: EpochSeconds,
        to: EpochSeconds,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) async throws(WithingsError) -> Page<SleepSegment> {
        let names = SleepSignal.documented.map(\.rawValue).joined(separator: ",")
        let form = FormBody(
            [("action", "get"), ("data_fields", names)] + TimeQuery.measured(from: from, to: to).fields
        )
        return try await list("/v2/sleep", form, "series", nil, accessToken, priority)
    }
}
