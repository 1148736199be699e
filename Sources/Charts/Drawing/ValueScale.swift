import Foundation
import WithingsModel

/// The values' axis: from where to where, and its round marks.
package struct ValueScale: Sendable, Equatable {
    package let low: Double
    package let high: Double
    package let ticks: [ExactDecimal]

    /// - Parameters:
    ///   - startsAtZero: whether zero is on the axis whatever the values are.
    ///   - parts: of how many parts a unit consists on which marks fall, as a stone of fourteen pounds; nil for tenths.
    package init(_ values: some Sequence<Double>, startsAtZero: Bool, count: Int = 5, parts: Int? = nil) {
        var low = Double.infinity
        var high = -Double.infinity
        for value in values where value.isFinite {
            low = min(low, value)
            high = max(high, value)
        }
        if low > high { (low, high) = (0, 1) }
        if startsAtZero { (low, high) = (min(low, 0), max(high, 0)) }
        if high - low < max(abs(high), 1) * 1e-6 {
            let room = max(abs(high) * 0.02, 0.5)
            (low, high) = (startsAtZero ? low : low - room, high + room)
        }
        let raw = (high - low) / Double(max(1, count))
        let (step, digits) = parts.map { Self.step(raw, parts: Double($0)) } ?? Self.step(raw)
        self.low = floor(low / step + 1e-9) * step
        self.high = ceil(high / step - 1e-9) * step
        var ticks: [ExactDecimal] = []
        var index = 0
        while self.low + Double(index) * step <= self.high + step * 1e-6, index < 40 {
            ticks.append(.rounding(self.low + Double(index) * step, digits: digits))
            index += 1
        }
        self.ticks = ticks
    }

    private static func step(_ raw: Double) -> (step: Double, digits: Int) {
        let power = floor(log10(raw))
        let unit = pow(10, power)
        let factor = [1, 2, 5, 10].first { Double($0) * unit >= raw } ?? 10
        return (Double(factor) * unit, max(0, Int(-power) - (factor == 10 ? 1 : 0)))
    }

    private static func step(_ raw: Double, parts: Double) -> (step: Double, digits: Int) {
        let choices = [1, 2, parts / 2, parts, 2 * parts, 5 * parts]
        return ((choices.first { $0 >= raw * parts } ?? 10 * parts) / parts, 4)
    }
}
