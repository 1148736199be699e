import Logging
import Store
import WithingsModel

extension AccountSync {
    /// How far back kinds are asked for that Withings lists by moment only: late uploads come days late.
    private static let lateUploads: EpochSeconds = 14 * 86_400

    /// Asks for what is new of one kind, to the last page.
    func refresh(_ kind: RecordKind) async throws(SyncFault) {
        let previous = askedAt[kind] ?? -.infinity
        askedAt[kind] = clock.uptime
        noticedAt[kind] = nil
        switch kind {
        case .measures, .sleep, .activity, .workouts, .heart, .stethoscope:
            let isFirst = cursors[kind]?.lastModified == nil
            let isChanged = try await refreshList(kind)
            if isChanged, !isFirst { proof.found(kind, at: clock.uptime, since: previous) }
            if kind == .sleep { try await followNights() }
        case .devices:
            let known = try await stored { () async throws in try await store.devices(of: user) }
            let records = try await calls.devices(known: known, receivedAt: clock.nowSeconds)
            try await keepSuccess(records, of: kind, lastModified: nil)
            noteContacts(records.devices ?? [], before: known)
        case .goals:
            try await keepSuccess(try await calls.goals(), of: kind, lastModified: nil)
        case .sleepDetail, .intraday: try await refreshDetail(kind)
        }
    }

    /// - Returns: whether anything was new or different.
    private func refreshList(_ kind: RecordKind) async throws(SyncFault) -> Bool {
        let now = clock.nowSeconds + serverOffset
        var watermark = Watermark(previous: cursors[kind]?.lastModified, askedAt: now)
        let isByMoment = kind == .heart || kind == .stethoscope
        let query: RecordQuery =
            isByMoment
            ? .recent(since: max(0, watermark.since - Self.lateUploads), until: latestNow + 86_400)
            : .changed(since: watermark.since)
        // Told are only things that happened since somebody looked.
        let isNews = cursors[kind]?.lastModified != nil && !isFirstTurn
        let since = cursors[kind]?.lastModified ?? .max
        // What is named from here on may happen after Withings has answered.
        let suspicions = suspects[kind] ?? []
        var explained: [Suspicion] = []
        defer { suspects[kind]?.removeAll(where: explained.contains) }
        var isChanged = false
        var offset: Int64?
        while true {
            let page = try await calls.page(of: kind, query, offset: offset, receivedAt: clock.nowSeconds)
            if let updatedAt = page.updatedAt { serverOffset = updatedAt - clock.nowSeconds }
            watermark.read(marks: page.marks, updatedAt: page.updatedAt, isCutShort: page.isCutShort)
            if page.isCutShort { logger.warning("A list ended before its end", metadata: metadata(kind, nil)) }
            try await keepBeside(page.beside, of: kind)
            if cursors[kind]?.lastModified != nil { try await noteDetails(of: page.records) }
            let explains = suspicions.filter { $0.isExplained(by: page.records, since: since) }
            guard let next = page.nextOffset else {
                let change = try await keepSuccess(
                    page.records,
                    of: kind,
                    lastModified: watermark.afterLastPage,
                    isNews: isNews
                )
                if !change.isEmpty { explained += explains }
                return isChanged || !change.isEmpty
            }
            let change = try await keep(page.records, isNews: isNews)
            if !change.isEmpty { explained += explains }
            isChanged = isChanged || !change.isEmpty
            offset = next
        }
    }

    /// Keeps what an answer said beside its list, where that is new.
    func keepBeside(_ json: String?, of kind: RecordKind) async throws(SyncFault) {
        guard let json, json != beside[kind] else { return }
        try await stored { () async throws in
            guard try await AnswerFields.read(kind, of: user, from: store) != json else { return }
            try await AnswerFields.write(json, kind, of: user, to: store)
        }
        beside[kind] = json
    }

    /// Keeps the last page of a refresh and moves the cursor in the same transaction.
    @discardableResult
    func keepSuccess(
        _ records: RecordPage,
        of kind: RecordKind,
        lastModified: EpochSeconds?,
        isNews: Bool = false
    ) async throws(SyncFault) -> RecordChange {
        var records = records
        var cursor = cursors[kind] ?? SyncCursor()
        cursor.lastModified = lastModified ?? cursor.lastModified
        cursor.succeededAt = clock.nowSeconds
        records.cursor = .init(kind, cursor)
        let change = try await keep(records, isNews: isNews)
        cursors[kind]?.lastModified = cursor.lastModified
        cursors[kind]?.succeededAt = cursor.succeededAt
        return change
    }

    /// - Parameters:
    ///   - isNews: whether what is there for the first time happened just now.
    ///   - isTrial: whether the page only asks what it would change.
    @discardableResult
    func keep(_ records: RecordPage, isNews: Bool = false, isTrial: Bool = false) async throws(SyncFault)
        -> RecordChange
    {
        let change = try await stored { () async throws in try await store.save(records, of: user) }
        if !change.isEmpty, !isTrial { noteChange(isNews ? change.news : RecordNews()) }
        if !records.heartRecordings.isEmpty || !records.stethoscopeRecordings.isEmpty { signalsAreThere = [] }
        return change
    }

    func stored<Value: Sendable>(_ work: () async throws -> Value) async throws(SyncFault) -> Value {
        do { return try await work() } catch { throw SyncFault(error) }
    }
}
