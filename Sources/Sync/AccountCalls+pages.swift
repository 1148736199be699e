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
        let rejected: [RejectedRow]
        switch kind {
        case .measures:
            let page = try await ask { (token) async throws(WithingsError) in
                try await client.measures(query.byTime, offset: offset, accessToken: token, priority: query.priority)
            }
            fetched = FetchedPage(page, RecordPage(measureGroups: page.rows), modified: page.rows.map(\.modifiedAt))
            rejected = page.rejected
        case .sleep:
            let page = try await ask { (token) async throws(WithingsError) in
                try await client.sleepSummaries(
                    query.byDay,
                    offset: offset,
                    accessToken: token,
                    priority: query.priority
                )
            }
            fetched = FetchedPage(page, RecordPage(sleep: page.rows), modified: page.rows.map(\.modifiedAt))
            rejected = page.rejected
        case .activity:
            let page = try await ask { (token) async throws(WithingsError) in
                try await client.dailyActivity(
                    query.byDay,
                    offset: offset,
                    accessToken: token,
                    priority: query.priority
                )
            }
            fetched = FetchedPage(page, RecordPage(activity: page.rows), modified: page.rows.map(\.modifiedAt))
            rejected = page.rejected
        case .devices, .goals, .workouts, .heart, .stethoscope, .sleepDetail, .intraday:
            return FetchedPage(records: RecordPage(), rows: 0, modified: [])
        }
        fetched.records.setAside = rejected.map { $0.setAside(as: kind, at: receivedAt) }
        // An offset that does not advance would be asked for for ever.
        if let next = fetched.nextOffset, next <= offset ?? 0 { fetched.nextOffset = nil }
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
    fileprivate init<Row>(_ page: Page<Row>, _ records: RecordPage, modified: [EpochSeconds]) {
        self.init(
            records: records,
            rows: page.rows.count + page.rejected.count,
            modified: modified,
            nextOffset: page.nextOffset,
            updatedAt: page.updatedAt
        )
    }
}

extension RejectedRow {
    fileprivate func setAside(as kind: RecordKind, at time: EpochSeconds) -> SetAsideRecord {
        SetAsideRecord(kind: kind, json: json, reason: reason, receivedAt: time)
    }
}
