import Foundation
import WithingsModel

/// The slow movement under the daily ups and downs: a moving average that forgets exponentially with time, so that it
/// is right however irregularly somebody steps on the scale.
package struct Trend: Sendable, Equatable {
    package private(set) var points: [ChartPoint] = []

    /// Days after which a reading counts for a third.
    package static let memory = 10.0
    /// Readings from before the span are needed for so many days, for the trend to be settled at its beginning.
    package static let leadIn: EpochSeconds = 60 * 86_400

    package init(_ readings: [ChartPoint], digits: Int) {
        var level = 0.0
        var last: EpochSeconds?
        for reading in readings {
            let value = reading.value.double
            if let last {
                let days = Double(reading.at - last) / 86_400
                level += (1 - exp(-max(days, 0.02) / Self.memory)) * (value - level)
            } else {
                level = value
            }
            last = reading.at
            points.append(ChartPoint(reading.at, .rounding(level, digits: digits), shift: reading.shift))
        }
    }

    /// How much the trend moved in a week, over the last four weeks before its end; nil where it is too short to say.
    package func perWeek(digits: Int) -> ExactDecimal? {
        guard let last = points.last else { return nil }
        let recent = points.filter { $0.at > last.at - 28 * 86_400 }
        guard let first = recent.first, last.at - first.at >= 10 * 86_400, recent.count >= 4 else { return nil }
        let weeks = Double(last.at - first.at) / (7 * 86_400)
        return .rounding((last.value.double - first.value.double) / weeks, digits: digits)
    }
}
