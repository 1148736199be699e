import Store
import WithingsAPI
import WithingsModel

extension AccountCalls {
    /// One page of a kind that comes in lists.
    func page(
        of kind: RecordKind,
        _ query: RecordQuery,
        offset: Int64?,
        receivedAt: EpochSeconds
    ) async throws(SyncFault) -> FetchedPage {
        var fetched: FetchedPage
        switch kind {
        case .measures:
            let page = try await ask { (token) async throws(WithingsError) in
                try await client.measures(query.byTime, offset: offset, accessToken: token, priority: query.priority)
            }
            fetched = FetchedPage(page, kind, receivedAt, marks: page.rows.map(\.modifiedAt)) {
                RecordPage(measureGroups: $0)
            }
        case .sleep:
            let page = try await ask { (token) async throws(WithingsError) in
                try await client.sleepSummaries(
                    query.byDay,
                    offset: offset,
                    accessToken: token,
                    priority: query.priority
                )
            }
            fetched = FetchedPage(page, kind, receivedAt, marks: page.rows.map(\.modifiedAt)) { RecordPage(sleep: $0) }
        case .activity:
            let page = try await ask { (token) async throws(WithingsError) in
                try await client.dailyActivity(
                    query.byDay,
                    offset: offset,
                    accessToken: token,
                    priority: query.priority
                )
            }
            fetched = FetchedPage(page, kind, receivedAt, marks: page.rows.map(\.modifiedAt)) {
                RecordPage(activity: $0)
            }
        case .workouts:
            let page = try await ask { (token) async throws(WithingsError) in
                try await client.workouts(query.byDay, offset: offset, accessToken: token, priority: query.priority)
            }
            fetched = FetchedPage(page, kind, receivedAt, marks: page.rows.map(\.modifiedAt)) {
                RecordPage(workouts: $0)
            }
        case .heart:
            let page = try await ask { (token) async throws(WithingsError) in
                try await client.heartRecordings(
                    query.byTime,
                    offset: offset,
                    accessToken: token,
                    priority: query.priority
                )
            }
            fetched = FetchedPage(page, kind, receivedAt, marks: page.rows.map(\.at)) {
                RecordPage(heartRecordings: $0)
            }
        case .stethoscope:
            let page = try await ask { (token) async throws(WithingsError) in
                try await client.stethoscopeRecordings(
                    query.byTime,
                    offset: offset,
                    accessToken: token,
                    priority: query.priority
                )
            }
            fetched = FetchedPage(page, kind, receivedAt, marks: page.rows.map(\.at)) {
                RecordPage(stethoscopeRecordings: $0)
            }
        case .devices, .goals, .sleepDetail, .intraday:
            return FetchedPage(records: RecordPage(), rows: 0, marks: [])
        }
        // An offset that does not advance would be asked for for ever.
        if let next = fetched.nextOffset, next <= offset ?? 0 {
            fetched.nextOffset = nil
            fetched.isCutShort = true
        }
        return fetched
    }

    /// The whole list of devices. Where a device could not be read, those known so far stay: it may be one of them.
    func devices(known: [Device], receivedAt: EpochSeconds) async throws(SyncFault) -> RecordPage {
        let page = try await ask { (token) async throws(WithingsError) in
            try await client.devices(accessToken: token)
        }
        let listed = Set(page.rows.map(\.id))
        let unread = page.rejected.isEmpty ? [] : known.filter { !listed.contains($0.id) }
        return RecordPage(
            devices: page.rows + unread,
            setAside: page.rejected.map { $0.setAside(as: .devices, at: receivedAt) }
        )
    }

    func goals() async throws(SyncFault) -> RecordPage {
        RecordPage(
            goals: try await ask { (token) async throws(WithingsError) in
                try await client.goals(accessToken: token)
            }
        )
    }
}

extension FetchedPage {
    fileprivate init<Row>(
        _ page: Page<Row>,
        _ kind: RecordKind,
        _ receivedAt: EpochSeconds,
        marks: [EpochSeconds],
        _ records: ([Row]) -> RecordPage
    ) {
        self.init(
            records: records(page.rows),
            rows: page.rows.count + page.rejected.count,
            marks: marks,
            nextOffset: page.nextOffset,
            isCutShort: page.isCutShort,
            beside: AnswerFields.json(of: page),
            updatedAt: page.updatedAt
        )
        self.records.setAside = page.rejected.map { $0.setAside(as: kind, at: receivedAt) }
    }
}

extension RejectedRow {
    func setAside(as kind: RecordKind, at time: EpochSeconds) -> SetAsideRecord {
        SetAsideRecord(kind: kind, json: json, reason: reason, receivedAt: time)
    }
}
