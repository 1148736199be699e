import WithingsModel

/// One value at one moment. The chart, its table and its downloads all show this very number.
package struct ChartPoint: Sendable, Hashable {
    package var at: EpochSeconds
    package var value: ExactDecimal
    /// Seconds by which the clocks of the place where it was measured were ahead of the chart's: it belongs to their day.
    package var shift: EpochSeconds

    package init(_ at: EpochSeconds, _ value: ExactDecimal, shift: EpochSeconds = 0) {
        self.at = at
        self.value = value
        self.shift = shift
    }
}
