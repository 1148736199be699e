import Foundation
import Store
import WithingsModel

/// How the whole history is read, newest first.
///
/// Withings promises no order within a list, so the order is made here: slices of time that walk back, each read to its
/// last page. Where a slice ends depends on where it begins and on nothing else, so that a page's `offset` that was kept
/// means the same list after a restart. Slices grow on the way back (the months since 2009 are split by the lowest set
/// bit, at most 128 at once): the newest come in small slices, and ten years need about ten requests, not a hundred.
enum HistoryPlan {
    /// The kinds that have a history.
    static let kinds = RecordKind.listed

    /// Withings was founded in 2008; before this, there are only readings that people entered by hand.
    private static let firstYear = 2009
    private static let mostMonths = 128

    /// What is to be read next, nil where everything is.
    static func slice(of kind: RecordKind, after progress: SyncCursor.Backfill, now: EpochSeconds) -> HistorySlice? {
        guard !progress.isComplete else { return nil }
        // A day ahead, because it may be tomorrow where the person is, and so may the record's day be.
        let upper = progress.reachedBackTo.map(month(of:)) ?? max(1, month(of: now + 86_400) + 1)
        guard upper > 0 else { return HistorySlice(from: 0, to: start(ofMonth: 0), isOldest: true) }
        let lower = upper - min(upper & -upper, mostMonths)
        return HistorySlice(
            from: start(ofMonth: lower),
            to: start(ofMonth: upper),
            isOldest: lower == 0 && kind != .measures,
            reachesAhead: kind == .measures && start(ofMonth: upper) > now
        )
    }

    /// The progress once a page of a slice is kept.
    static func progress(
        _ progress: SyncCursor.Backfill,
        after slice: HistorySlice,
        rows: Int,
        nextOffset: Int64?
    ) -> SyncCursor.Backfill {
        SyncCursor.Backfill(
            isComplete: nextOffset == nil && slice.isOldest,
            nextOffset: nextOffset,
            reachedBackTo: nextOffset == nil ? slice.from : slice.to,
            rows: progress.rows + rows
        )
    }

    private static func month(of time: EpochSeconds) -> Int {
        let day = LocalDay(of: time, in: .gmt)
        return (day.year - firstYear) * 12 + day.month - 1
    }

    private static func start(ofMonth month: Int) -> EpochSeconds {
        LocalDay(year: firstYear + month / 12, month: month % 12 + 1, day: 1)?.start(in: .gmt) ?? 0
    }
}
