import Charts
import Foundation
import WithingsModel

/// Which stretch of the record a page of charts shows, as its address says it.
struct GraphSpan: Sendable, Hashable {
    enum Choice: String, Sendable, CaseIterable {
        case day = "1d"
        case week = "7d"
        case month = "30d"
        case quarter = "90d"
        case year = "365d"
        case fiveYears = "5y"
        case all

        var days: Int? {
            switch self {
            case .day: 1
            case .week: 7
            case .month: 30
            case .quarter: 90
            case .year: 365
            case .fiveYears: 1_826
            case .all: nil
            }
        }
    }

    /// nil where days were chosen freely.
    var choice: Choice?
    var days: ClosedRange<LocalDay>
    var averaging: Averaging
    /// Whether the visitor asked for the averaging, or it follows from the length.
    var isAveragingChosen: Bool
    var timeZone: TimeZone
    let today: LocalDay

    /// Nothing was measured before Withings' first scale.
    static let beginning = LocalDay(year: 2008, month: 1, day: 1) ?? LocalDay(daysSinceEpoch: 13_879)

    /// - Parameter parameter: reads the address: `span`, `until`, `from`, `by`.
    init(_ parameter: (String) -> String?, usual: Choice, today: LocalDay, timeZone: TimeZone) {
        let until = min(parameter("until").flatMap { LocalDay($0) } ?? today, today.adding(days: 1))
        if let from = parameter("from").flatMap({ LocalDay($0) }), parameter("span") == nil {
            choice = nil
            // Nobody's readings are older than the clocks of computers.
            let from = max(from, LocalDay(daysSinceEpoch: 0))
            let until = max(until, LocalDay(daysSinceEpoch: 0))
            days = min(from, until)...max(from, until)
        } else {
            let choice = parameter("span").flatMap(Choice.init) ?? usual
            self.choice = choice
            let first = choice.days.map { until.adding(days: 1 - $0) } ?? Self.beginning
            days = min(first, until)...until
        }
        let length = days.upperBound.daysSinceEpoch - days.lowerBound.daysSinceEpoch + 1
        let wanted = parameter("by").flatMap(Averaging.init)
        averaging = wanted ?? .fitting(days: length)
        isAveragingChosen = wanted != nil
        self.timeZone = timeZone
        self.today = today
    }

    var length: Int { days.upperBound.daysSinceEpoch - days.lowerBound.daysSinceEpoch + 1 }

    var moments: Range<EpochSeconds> {
        let start = days.lowerBound.start(in: timeZone)
        return start..<max(start + 1, days.upperBound.adding(days: 1).start(in: timeZone))
    }

    /// The whole record begins with its first value, not when the first scale was built.
    func moments(from first: EpochSeconds?) -> Range<EpochSeconds> {
        let moments = moments
        guard choice == .all, let first, first > moments.lowerBound, first < moments.upperBound else { return moments }
        let start = LocalDay(of: first, in: timeZone).start(in: timeZone)
        return start..<moments.upperBound
    }

    /// The address' parameters of this stretch.
    var query: String { "?" + items.joined(separator: "&") }

    private var items: [String] {
        var items = choice.map { ["span=\($0.rawValue)"] } ?? ["from=\(days.lowerBound)"]
        if choice == nil || days.upperBound != today { items.append("until=\(days.upperBound)") }
        if isAveragingChosen { items.append("by=\(averaging.rawValue)") }
        return items
    }

    /// The stretch before and the one after; nil after today, and where everything is shown.
    func moved(_ direction: Int) -> GraphSpan? {
        guard choice != .all else { return nil }
        var moved = self
        let first = days.lowerBound.adding(days: direction * length)
        let last = days.upperBound.adding(days: direction * length)
        guard first <= today, last >= min(Self.beginning, today) else { return nil }
        moved.days = first...max(first, min(last, today))
        if choice != nil, moved.days.upperBound == today, let days = choice?.days {
            moved.days = today.adding(days: 1 - days)...today
        }
        return moved
    }

    func choosing(_ choice: Choice) -> GraphSpan {
        var chosen = self
        chosen.choice = choice
        let last = choice == .all ? today : days.upperBound
        let first = choice.days.map { last.adding(days: 1 - $0) } ?? Self.beginning
        chosen.days = min(first, last)...last
        if !isAveragingChosen { chosen.averaging = .fitting(days: chosen.length) }
        return chosen
    }
}
