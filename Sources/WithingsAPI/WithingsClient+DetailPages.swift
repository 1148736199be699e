import WithingsModel

extension WithingsClient {
    /// Withings answers the first 24 hours of a question about the course of a day or a night.
    private static let longestSlice: EpochSeconds = 86_400

    /// All pages of workouts; see ``workouts(_:offset:accessToken:priority:)``.
    public func workoutPages(
        _ query: DayQuery,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) -> PageSequence<Workout> {
        PageSequence { (offset: Int64?) async throws(WithingsError) in
            try await workouts(query, offset: offset, accessToken: accessToken, priority: priority)
        }
    }

    /// The course of any time, 24 hours a page, oldest first; see ``intraday(from:to:accessToken:priority:)``. A sample
    /// where two pages meet may come in both; it has the same moment.
    public func intradayPages(
        from: EpochSeconds,
        to: EpochSeconds,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) -> PageSequence<IntradaySample> {
        PageSequence { (start: Int64?) async throws(WithingsError) in
            let slice = Self.slice(start ?? from, to)
            var page = try await intraday(from: slice.from, to: slice.to, accessToken: accessToken, priority: priority)
            page.nextOffset = slice.next
            return page
        }
    }

    /// The course of all nights of any time, 24 hours a page, oldest first; see
    /// ``sleepSegments(from:to:accessToken:priority:)``. A segment where two pages meet may come in both.
    public func sleepSegmentPages(
        from: EpochSeconds,
        to: EpochSeconds,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) -> PageSequence<SleepSegment> {
        PageSequence { (start: Int64?) async throws(WithingsError) in
            let slice = Self.slice(start ?? from, to)
            var page = try await sleepSegments(
                from: slice.from,
                to: slice.to,
                accessToken: accessToken,
                priority: priority
            )
            page.nextOffset = slice.next
            return page
        }
    }

    /// All pages of ECG recordings; see ``heartRecordings(_:offset:accessToken:priority:)``.
    public func heartRecordingPages(
        _ query: TimeQuery,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) -> PageSequence<HeartRecording> {
        PageSequence { (offset: Int64?) async throws(WithingsError) in
            try await heartRecordings(query, offset: offset, accessToken: accessToken, priority: priority)
        }
    }

    /// All pages of stethoscope recordings; see ``stethoscopeRecordings(_:offset:accessToken:priority:)``.
    public func stethoscopeRecordingPages(
        _ query: TimeQuery,
        accessToken: String,
        priority: RequestBudget.Priority = .fresh
    ) -> PageSequence<StethoscopeRecording> {
        PageSequence { (offset: Int64?) async throws(WithingsError) in
            try await stethoscopeRecordings(query, offset: offset, accessToken: accessToken, priority: priority)
        }
    }

    /// What to ask at once of a longer time, and where to go on; nil at its end.
    private static func slice(
        _ from: EpochSeconds,
        _ to: EpochSeconds
    ) -> (from: EpochSeconds, to: EpochSeconds, next: EpochSeconds?) {
        let (end, isBeyond) = from.addingReportingOverflow(longestSlice)
        return isBeyond || end >= to ? (from, to, nil) : (from, end, end)
    }
}
