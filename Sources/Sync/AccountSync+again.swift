import Foundation
import Logging
import Store
import WithingsAPI
import WithingsModel

extension AccountSync {
    private static let trailingDays = 30
    /// The end of the year 9999: later moments are none.
    private static let endOfTime: EpochSeconds = 253_402_300_799

    /// Reads everything again that is kept, to find what was deleted at Withings.
    func rereadEverything() async {
        wholeWanted = Set(RecordKind.listed)
        wholeReached = [:]
        await historyAlarm.ring()
    }

    func readSuspect(_ kind: RecordKind) async throws(SyncFault) {
        guard let first = suspects[kind]?.first else { return }
        suspectedAt[kind] = ((suspectedAt[kind] ?? []) + [clock.uptime]).suffix(Self.mostLooks)
        var stretch = first.stretch
        var covered: [Suspicion] = []
        for suspicion in suspects[kind] ?? [] {
            let joined = stretch.spanning(suspicion.stretch)
            guard joined.moments.upperBound - joined.moments.lowerBound <= 2 * Suspicion.longest else { continue }
            stretch = joined
            covered.append(suspicion)
        }
        _ = try await readAgain(kind, stretch)
        suspects[kind]?.removeAll(where: covered.contains)
    }

    func readRecentAgain(_ kind: RecordKind) async throws(SyncFault) {
        let startedAt = clock.nowSeconds
        let stretches = RecordStretch.recent(days: Self.trailingDays, at: startedAt, ahead: serverOffset)
        for stretch in stretches { _ = try await readAgain(kind, stretch) }
        let latest = stretches.max { $0.moments.upperBound < $1.moments.upperBound }
        if let ahead = try await stretchAhead(of: latest, kind) { _ = try await readAgain(kind, ahead) }
        try await noteSweep(of: kind) { $0.recentSweptAt = startedAt }
    }

    /// A slice at a time, so that a failure costs a slice.
    func readWholeAgain(_ kind: RecordKind) async throws(SyncFault) {
        let progress = wholeReached[kind] ?? .init()
        guard let slice = HistoryPlan.slice(of: kind, after: progress, now: latestNow) else {
            wholeReached[kind] = nil
            wholeWanted.remove(kind)
            let now = clock.nowSeconds
            return try await noteSweep(of: kind) {
                $0.recentSweptAt = now
                $0.wholeSweptAt = now
            }
        }
        var stretch = RecordStretch(slice)
        if progress.reachedBackTo == nil, let ahead = try await stretchAhead(of: stretch, kind) {
            stretch = stretch.spanning(ahead)
        }
        let rows = try await readAgain(kind, stretch)
        wholeReached[kind] = HistoryPlan.progress(progress, after: slice, rows: rows, nextOffset: nil)
    }

    /// Where something is kept that is dated after a stretch that ends about now: by hand, or by a device whose clock was wrong.
    /// It outranks every true reading, so that its correction must not be missed.
    private func stretchAhead(of stretch: RecordStretch?, _ kind: RecordKind) async throws(SyncFault) -> RecordStretch?
    {
        guard let stretch else { return nil }
        let range = stretch.moments.upperBound..<max(stretch.moments.upperBound, Self.endOfTime)
        let last = try await stored { () async throws -> EpochSeconds? in
            switch kind {
            case .measures: try await store.measureGroups(of: user, in: range, limit: 1).first?.measuredAt
            case .sleep: try await store.latestSleep(of: user, limit: 1).first?.endAt
            case .activity: try await store.latestActivity(of: user, limit: 1).first?.day.start(in: .gmt)
            case .workouts: try await store.workouts(of: user, in: range, limit: 1).first?.startAt
            case .heart: try await store.heartRecordings(of: user, in: range, limit: 1).first?.at
            case .stethoscope: try await store.stethoscopeRecordings(of: user, in: range, limit: 1).first?.at
            case .devices, .goals, .sleepDetail, .intraday: nil
            }
        }
        return last.flatMap { range.contains($0) ? stretch.ahead(through: $0) : nil }
    }

    /// Reads a stretch from its first page to its last. What Withings lists is kept as it is now; what it lists no
    /// longer gets its tombstone, if nothing was set aside and the list came to its end.
    ///
    /// - Returns: how many rows were listed.
    private func readAgain(_ kind: RecordKind, _ stretch: RecordStretch) async throws(SyncFault) -> Int {
        var list = SweptList(of: kind, stretch, startedAt: clock.nowSeconds)
        let rows = try await look(at: stretch, into: &list)
        if list.pages > 1, let sweep = list.trial, try await keep(RecordPage(sweep: sweep), isTrial: true).removed > 0 {
            // What is deleted between two pages moves those behind it forward, so that one of them is on neither. Only
            // what a second look does not have either is gone.
            try await look(at: stretch, into: &list)
        }
        guard let sweep = list.sweep else { return rows }
        let change = try await keep(RecordPage(sweep: sweep))
        if change.removed > 0 {
            logger.info("Records are gone at Withings", metadata: metadata(kind, nil))
        }
        return rows
    }

    @discardableResult
    private func look(at stretch: RecordStretch, into list: inout SweptList) async throws(SyncFault) -> Int {
        var rows = 0
        var offset: Int64?
        repeat {
            let page = try await calls.page(
                of: list.kind,
                .again(stretch, .backfill),
                offset: offset,
                receivedAt: clock.nowSeconds
            )
            list.add(page)
            rows += page.rows
            try await noteDetails(of: page.records)
            try await keep(page.records)
            offset = page.nextOffset
        } while offset != nil
        return rows
    }

    private func noteSweep(of kind: RecordKind, _ note: (inout SyncCursor) -> Void) async throws(SyncFault) {
        var cursor = cursors[kind] ?? SyncCursor()
        note(&cursor)
        try await keep(RecordPage(cursor: .init(kind, cursor)))
        cursors[kind]?.recentSweptAt = cursor.recentSweptAt
        cursors[kind]?.wholeSweptAt = cursor.wholeSweptAt
    }
}
