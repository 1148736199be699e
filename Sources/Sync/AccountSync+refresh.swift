import Store
import WithingsModel

extension AccountSync {
    /// Asks for what is new of one kind, to the last page.
    func refresh(_ kind: RecordKind) async throws(SyncFault) {
        switch kind {
        case .measures, .sleep, .activity: try await refreshList(kind)
        case .devices:
            let known = try await stored { () async throws in try await store.devices(of: user) }
            let records = try await calls.devices(known: known, receivedAt: clock.nowSeconds)
            try await keepSuccess(records, of: kind, lastModified: nil)
        case .goals:
            try await keepSuccess(try await calls.goals(), of: kind, lastModified: nil)
        case .workouts, .heart, .stethoscope, .sleepDetail, .intraday:
            return
        }
    }

    private func refreshList(_ kind: RecordKind) async throws(SyncFault) {
        var watermark = Watermark(
            previous: cursors[kind]?.lastModified,
            askedAt: clock.nowSeconds + serverOffset
        )
        let query = RecordQuery.changed(since: watermark.since)
        var offset: Int64?
        while true {
            let page = try await calls.page(of: kind, query, offset: offset, receivedAt: clock.nowSeconds)
            if let updatedAt = page.updatedAt { serverOffset = updatedAt - clock.nowSeconds }
            watermark.read(modified: page.modified, updatedAt: page.updatedAt)
            guard let next = page.nextOffset else {
                return try await keepSuccess(page.records, of: kind, lastModified: watermark.afterLastPage)
            }
            try await keep(page.records)
            offset = next
        }
    }

    /// Keeps the last page of a refresh and moves the cursor in the same transaction.
    private func keepSuccess(
        _ records: RecordPage,
        of kind: RecordKind,
        lastModified: EpochSeconds?
    ) async throws(SyncFault) {
        var records = records
        var cursor = cursors[kind] ?? SyncCursor()
        cursor.lastModified = lastModified ?? cursor.lastModified
        cursor.succeededAt = clock.nowSeconds
        records.cursor = .init(kind, cursor)
        try await keep(records)
        cursors[kind]?.lastModified = cursor.lastModified
        cursors[kind]?.succeededAt = cursor.succeededAt
    }

    func keep(_ records: RecordPage) async throws(SyncFault) {
        let change = try await stored { () async throws in try await store.save(records, of: user) }
        if !change.isEmpty { noteChange() }
    }

    private func stored<Value: Sendable>(_ work: () async throws -> Value) async throws(SyncFault) -> Value {
        do { return try await work() } catch { throw SyncFault(error) }
    }
}
