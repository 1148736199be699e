import Foundation
import WithingsModel

extension [ChartPoint] {
    /// The means of every day, week or month, each at the first moment of its stretch. The points come oldest first.
    ///
    /// - Parameters:
    ///   - digits: digits after the point that a mean keeps.
    ///   - adds: whether sums are wanted instead of means.
    ///   - firstWeekday: the day that weeks begin with: 1 is Monday, 7 Sunday.
    package func averaged(
        by averaging: Averaging,
        in timeZone: TimeZone,
        digits: Int,
        adds: Bool = false,
        firstWeekday: Int = 1
    ) -> [ChartPoint] {
        guard averaging != .none else { return self }
        // Days of a journey may change places.
        let isJourney = contains { $0.shift != 0 }
        let points = isJourney ? sorted { $0.at + $0.shift < $1.at + $1.shift } : self
        let zone = ZoneOffsets.of(timeZone)
        var means: [ChartPoint] = []
        var stretch: LocalDay?
        // Until then a point needs no calendar to be told where it belongs.
        var end = EpochSeconds.min
        var sum = 0.0
        var count = 0
        func finish() {
            guard let stretch, count > 0 else { return }
            means.append(
                ChartPoint(zone.start(of: stretch), .rounding(adds ? sum : sum / Double(count), digits: digits))
            )
        }
        for point in points {
            let local = point.at + point.shift
            if local >= end {
                finish()
                let start = averaging.start(of: LocalDay(of: local, in: zone), firstWeekday: firstWeekday)
                (stretch, sum, count) = (start, 0, 0)
                end = zone.start(of: averaging.end(of: start))
            }
            sum += point.value.double
            count += 1
        }
        finish()
        return means
    }
}

extension ExactDecimal {
    /// A calculated number with so many digits after the point.
    package static func rounding(_ number: Double, digits: Int) -> ExactDecimal {
        var scale = 1.0
        for _ in 0..<Swift.max(0, digits) { scale *= 10 }
        let scaled = (number * scale).rounded()
        guard scaled.isFinite, abs(scaled) < 9e17 else { return ExactDecimal(0) }
        return ExactDecimal(Int64(scaled), exponent: -Swift.max(0, digits))
    }
}

extension Chart {
    /// The same with means instead of single values.
    package func averaged(by averaging: Averaging) -> Chart {
        var chart = self
        chart.averaging = averaging
        for index in chart.series.indices {
            let digits = chart.series[index].meanDigits
            chart.series[index].points = series[index].points.averaged(
                by: averaging,
                in: timeZone,
                digits: digits,
                adds: series[index].adds,
                firstWeekday: firstWeekday
            )
        }
        return chart
    }
}
