import WithingsModel

extension WithingsClient {
    /// All pages of measures; see ``measures(_:offset:accessToken:priority:)``.
    public func measurePages(
        _ query: TimeQuery,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) -> PageSequence<MeasureGroup> {
        PageSequence { (offset: Int64?) async throws(WithingsError) in
            try await measures(query, offset: offset, accessToken: accessToken, priority: priority)
        }
    }

    /// All pages of nights and naps; see ``sleepSummaries(_:offset:accessToken:priority:)``.
    public func sleepSummaryPages(
        _ query: DayQuery,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) -> PageSequence<SleepSummary> {
        PageSequence { (offset: Int64?) async throws(WithingsError) in
            try await sleepSummaries(query, offset: offset, accessToken: accessToken, priority: priority)
        }
    }

    /// All pages of days of activity; see ``dailyActivity(_:offset:accessToken:priority:)``.
    public func dailyActivityPages(
        _ query: DayQuery,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) -> PageSequence<DailyActivity> {
        PageSequence { (offset: Int64?) async throws(WithingsError) in
            try await dailyActivity(query, offset: offset, accessToken: accessToken, priority: priority)
        }
    }
}
