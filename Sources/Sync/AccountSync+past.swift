import Foundation
import Logging
import Store
import WithingsAPI
import WithingsModel

extension AccountSync {
    private static let day: EpochSeconds = 86_400
    /// How much of the summaries is looked through at once.
    private static let stride: EpochSeconds = 62 * day
    /// Before this nobody had a device of Withings'.
    private static let beginning: EpochSeconds = 1_230_768_000

    /// A window that changed long after its time.
    func readOlderWindow(of kind: RecordKind) async throws(SyncFault) {
        guard let window = queue.older(kind, at: clock.nowSeconds) else { return }
        let page = try await detail(in: window, priority: .detail)
        if isCut(page, of: window) {
            try await keep(page.records)
            throw .listWasCut
        }
        try await keepSuccess(page.records, of: kind, lastModified: nil)
        try await dequeue(window)
    }

    /// The newest night or day whose detail is not kept yet; those without a summary are passed over.
    func readDetail(of kind: RecordKind) async throws(SyncFault) {
        let end = max(endOfSummaries(kind), Self.beginning)
        var progress = cursors[kind]?.backfill ?? .init()
        var upper = progress.reachedBackTo ?? clock.nowSeconds + 2 * Self.day
        while upper > end {
            let lower = max(end, upper - Self.stride)
            let range = lower..<upper
            let found = try await stored { () async throws in
                try await kind == .sleepDetail ? newestNight(endingIn: range) : newestDay(in: range)
            }
            guard let (windows, reached) = found else {
                upper = lower
                continue
            }
            for (place, window) in windows.enumerated() {
                var page = try await detail(in: window, priority: .detail)
                if isCut(page, of: window) {
                    try await keep(page.records)
                    throw .listWasCut
                }
                progress.rows += page.rows
                if place == windows.count - 1 {
                    progress.reachedBackTo = reached
                    page.records.cursor = cursor(of: kind, progress)
                }
                try await keep(page.records)
            }
            note(progress, of: kind)
            return
        }
        // Nothing is left above the end of the summaries: that is all, or to be looked at again when there are more.
        let isComplete = cursors[kind.summary]?.backfill.isComplete == true
        if !isComplete { awaitedSummaries[kind] = endOfSummaries(kind) }
        guard isComplete || progress.reachedBackTo != end else { return }
        progress.reachedBackTo = end
        progress.isComplete = isComplete
        try await keep(RecordPage(cursor: cursor(of: kind, progress)))
        note(progress, of: kind)
        if isComplete { logger.info("A history is complete", metadata: metadata(kind, nil)) }
    }

    /// That a kind was asked for with its history is written down too: who has only old nights has no other turn of it.
    private func cursor(of kind: RecordKind, _ progress: SyncCursor.Backfill) -> RecordPage.CursorUpdate {
        var cursor = cursors[kind] ?? SyncCursor()
        cursor.backfill = progress
        cursor.succeededAt = clock.nowSeconds
        return .init(kind, cursor)
    }

    private func note(_ progress: SyncCursor.Backfill, of kind: RecordKind) {
        cursors[kind]?.backfill = progress
        cursors[kind]?.succeededAt = clock.nowSeconds
    }

    /// The night that ended last in a range, with those that overlap it: two devices in one night are one window.
    private func newestNight(endingIn range: Range<EpochSeconds>) async throws -> ([DetailWindow], EpochSeconds)? {
        let nights = try await store.sleep(of: user, endingIn: range).sorted { $0.endAt > $1.endAt }
        guard let newest = nights.first else { return nil }
        var from = newest.startAt
        var reached = newest.endAt
        for night in nights.dropFirst() {
            let start = min(from, night.startAt)
            guard night.endAt > from, newest.endAt - start <= DetailWindow.longest || night.endAt == reached else {
                break
            }
            from = start
            reached = night.endAt
        }
        return (DetailWindow.nights(from: from, to: max(newest.endAt, from + 1)), reached)
    }

    /// The newest day of a range; the range counts days as if they were Greenwich's.
    private func newestDay(in range: Range<EpochSeconds>) async throws -> ([DetailWindow], EpochSeconds)? {
        let first = LocalDay(of: range.lowerBound, in: .gmt)
        let last = LocalDay(of: range.upperBound - 1, in: .gmt)
        let rows = try await store.activity(of: user, in: first...last)
        guard let day = rows.map(\.day).max() else { return nil }
        var windows: [DetailWindow] = []
        for window in rows.filter({ $0.day == day }).flatMap(\.windows) where !windows.contains(window) {
            windows.append(window)
        }
        return (windows, day.start(in: .gmt))
    }
}
