import Foundation
import WithingsModel

/// What one point of a chart stands for.
package enum Averaging: String, Sendable, CaseIterable {
    /// Every single reading.
    case none
    case day, week, month

    /// The first day of the stretch that a day belongs to.
    ///
    /// - Parameter firstWeekday: the day that weeks begin with: 1 is Monday, 7 Sunday.
    package func start(of day: LocalDay, firstWeekday: Int = 1) -> LocalDay {
        switch self {
        case .none, .day: day
        // 1970-01-05 was a Monday.
        case .week: day.adding(days: -Self.remainder(day.daysSinceEpoch - 3 - firstWeekday, 7))
        case .month: day.adding(days: 1 - day.day)
        }
    }

    /// The first day after the stretch that begins with a day.
    func end(of start: LocalDay) -> LocalDay {
        switch self {
        case .none, .day: start.adding(days: 1)
        case .week: start.adding(days: 7)
        case .month: self.start(of: start.adding(days: 31))
        }
    }

    /// Seconds that a bar is wide, roughly.
    package var width: EpochSeconds {
        switch self {
        case .none, .day: 86_400
        case .week: 7 * 86_400
        case .month: 30 * 86_400
        }
    }

    private static func remainder(_ number: Int, _ divisor: Int) -> Int {
        let rest = number % divisor
        return rest < 0 ? rest + divisor : rest
    }

    /// What keeps a chart of so many days readable and its table short.
    package static func fitting(days: Int) -> Averaging {
        switch days {
        case ...370: .none
        case ...1_100: .day
        default: .week
        }
    }
}
