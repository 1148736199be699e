import Foundation
import WithingsAPI
import WithingsModel

/// Which records of a kind are asked for.
enum RecordQuery: Sendable {
    /// Created or changed since, for kinds that Withings lists so.
    case changed(since: EpochSeconds)
    /// Taken since, for kinds that Withings lists by moment only.
    case recent(since: EpochSeconds, until: EpochSeconds)
    case history(HistorySlice)
    /// Everything of a stretch once more.
    case again(RecordStretch, RequestBudget.Priority)

    var byTime: TimeQuery {
        switch self {
        case .changed(let since): .changed(since: since)
        case .recent(let since, let until): .measured(from: since, to: until)
        case .history(let slice): .measured(from: slice.timeQuery.from, to: slice.timeQuery.to)
        case .again(let stretch, _):
            .measured(from: max(0, stretch.asked.moments.lowerBound), to: stretch.asked.moments.upperBound)
        }
    }

    var byDay: DayQuery {
        switch self {
        case .changed(let since): .changed(since: since)
        case .recent(let since, let until):
            .days(from: LocalDay(of: since, in: .gmt), to: LocalDay(of: until, in: .gmt))
        case .history(let slice): .days(from: slice.days.from, to: slice.days.to)
        case .again(let stretch, _): .days(from: stretch.asked.days.lowerBound, to: stretch.asked.days.upperBound)
        }
    }

    /// Fresh data first, history with what is left of Withings' limit.
    var priority: RequestBudget.Priority {
        switch self {
        case .changed, .recent: .fresh
        case .history: .backfill
        case .again(_, let priority): priority
        }
    }
}
