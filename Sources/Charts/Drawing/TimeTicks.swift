import Foundation
import WithingsModel

/// The marks along a time axis, on round local times.
package struct TimeTicks: Sendable {
    package enum Unit: Sendable { case clock, day, month, year }

    package let unit: Unit
    package private(set) var moments: [EpochSeconds] = []

    /// - Parameters:
    ///   - count: how many marks there is room for.
    ///   - firstWeekday: the day that weeks begin with: 1 is Monday, 7 Sunday.
    package init(_ span: Range<EpochSeconds>, in timeZone: TimeZone, count: Int, firstWeekday: Int = 1) {
        let step = max(1, (span.upperBound - span.lowerBound) / EpochSeconds(max(1, count)))
        let first = LocalDay(of: span.lowerBound, in: timeZone)
        let hour: EpochSeconds = 3_600
        if step <= 6 * hour {
            unit = .clock
            let choices: [EpochSeconds] = [300, 600, 900, 1_800, hour, 2 * hour, 3 * hour, 6 * hour]
            let every = choices.first { $0 >= step } ?? 6 * hour
            var day = first
            while day.start(in: timeZone) < span.upperBound, moments.count < 200 {
                let start = day.start(in: timeZone)
                let end = day.adding(days: 1).start(in: timeZone)
                add(Array(stride(from: start, to: end, by: EpochSeconds.Stride(every))), in: span)
                day = day.adding(days: 1)
            }
        } else if step <= 20 * 86_400 {
            unit = .day
            let every = [1, 2, 7, 14, 28].first { EpochSeconds($0) * 86_400 >= step } ?? 28
            var day = every >= 7 ? Averaging.week.start(of: first, firstWeekday: firstWeekday) : first
            while day.start(in: timeZone) < span.upperBound, moments.count < 200 {
                add([day.start(in: timeZone)], in: span)
                day = day.adding(days: every)
            }
        } else if step <= 200 * 86_400 {
            unit = .month
            let every = [1, 2, 3, 6].first { EpochSeconds($0) * 31 * 86_400 >= step } ?? 6
            var (year, month) = (first.year, (first.month - 1) / every * every + 1)
            while let day = LocalDay(year: year, month: month, day: 1), moments.count < 200 {
                let start = day.start(in: timeZone)
                guard start < span.upperBound else { break }
                add([start], in: span)
                month += every
                if month > 12 { (year, month) = (year + 1, month - 12) }
            }
        } else {
            unit = .year
            let every = [1, 2, 5, 10, 20].first { EpochSeconds($0) * 366 * 86_400 >= step } ?? 50
            var year = first.year / every * every
            while moments.count < 200 {
                guard let day = LocalDay(year: max(1, year), month: 1, day: 1) else { break }
                let start = day.start(in: timeZone)
                guard start < span.upperBound else { break }
                add([start], in: span)
                year += every
            }
        }
    }

    private mutating func add(_ candidates: [EpochSeconds], in span: Range<EpochSeconds>) {
        moments += candidates.filter(span.contains)
    }
}
