import Entities
import Foundation
import WithingsModel

/// Hours gathered into longer stretches, as Home Assistant does when it is asked for days or months.
enum StatisticsPeriod: String, CaseIterable {
    case fiveMinutes = "5minute"
    case hour, day, week, month, year

    struct Row: Sendable, Equatable {
        var start: EpochSeconds
        var end: EpochSeconds
        var figures: HourlyRow.Figures
        /// By how much a sum grew.
        var change: Decimal?
        /// With a sum: when the total that stands at its end began.
        var lastReset: EpochSeconds?
    }

    /// - Parameters:
    ///   - rows: every hour of the series, oldest first.
    ///   - range: which stretches to give: those that begin in it; of days and longer ones all that it touches, as Home
    ///     Assistant does, the one that begins with its end too.
    func rows(_ rows: [HourlyRow], in range: Range<EpochSeconds>, timeZone: TimeZone) -> [Row] {
        // Nothing here knows more than the hour.
        if self == .fiveMinutes { return [] }
        var answer: [Row] = []
        var counts: [Int] = []
        var total: Decimal = 0
        let calendar = Self.calendar(timeZone)
        for hour in rows {
            let stretch = bounds(of: hour.start, calendar)
            var change: Decimal?
            if case .sum(let sum, _) = hour.figures {
                change = sum - total
                total = sum
            }
            if let last = answer.last, last.start == stretch.lowerBound {
                let count = counts[counts.count - 1]
                answer[answer.count - 1].figures = Self.join(last.figures, count, hour.figures)
                answer[answer.count - 1].change = change.map { $0 + (last.change ?? 0) }
                answer[answer.count - 1].lastReset = hour.lastReset
                counts[counts.count - 1] += 1
            } else {
                answer.append(
                    Row(
                        start: stretch.lowerBound,
                        end: stretch.upperBound,
                        figures: hour.figures,
                        change: change,
                        lastReset: hour.lastReset
                    )
                )
                counts.append(1)
            }
        }
        let wanted = whole(range, calendar)
        return answer.filter { wanted.contains($0.start) }
    }

    private static func calendar(_ timeZone: TimeZone) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        calendar.firstWeekday = 2
        calendar.minimumDaysInFirstWeek = 4
        return calendar
    }

    private func whole(_ range: Range<EpochSeconds>, _ calendar: Calendar) -> Range<EpochSeconds> {
        if self == .hour || self == .fiveMinutes { return range }
        let start = bounds(of: range.lowerBound, calendar).lowerBound
        return start..<max(start, bounds(of: range.upperBound, calendar).upperBound)
    }

    private func bounds(of moment: EpochSeconds, _ calendar: Calendar) -> Range<EpochSeconds> {
        let component: Calendar.Component? =
            switch self {
            case .day: .day
            case .week: .weekOfYear
            case .month: .month
            case .year: .year
            case .hour, .fiveMinutes: nil
            }
        guard let component,
            let interval = calendar.dateInterval(of: component, for: Date(timeIntervalSince1970: TimeInterval(moment)))
        else { return moment..<moment + 3_600 }
        return EpochSeconds(interval.start.timeIntervalSince1970)..<EpochSeconds(interval.end.timeIntervalSince1970)
    }

    /// Home Assistant's way: the mean of the hours' means, the lowest and the highest, the last sum.
    private static func join(
        _ figures: HourlyRow.Figures,
        _ count: Int,
        _ hour: HourlyRow.Figures
    ) -> HourlyRow.Figures {
        switch (figures, hour) {
        case (.mean(let mean, let low, let high), .mean(let other, let otherLow, let otherHigh)):
            .mean(
                (mean * Decimal(count) + other) / Decimal(count + 1),
                min: min(low, otherLow),
                max: max(high, otherHigh)
            )
        default: hour
        }
    }
}
