import WithingsAPI
import WithingsModel

/// Which records of a kind are asked for.
enum RecordQuery: Sendable {
    case changed(since: EpochSeconds)
    case history(HistorySlice)

    var byTime: TimeQuery {
        switch self {
        case .changed(let since): .changed(since: since)
        case .history(let slice): .measured(from: slice.timeQuery.from, to: slice.timeQuery.to)
        }
    }

    var byDay: DayQuery {
        switch self {
        case .changed(let since): .changed(since: since)
        case .history(let slice): .days(from: slice.days.from, to: slice.days.to)
        }
    }

    /// Fresh data first, history with what is left of Withings' limit.
    var priority: RequestBudget.Priority {
        switch self {
        case .changed: .fresh
        case .history: .backfill
        }
    }
}
