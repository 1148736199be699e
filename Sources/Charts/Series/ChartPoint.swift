import WithingsModel

/// One value at one moment. The chart, its table and its downloads all show this very number.
package struct ChartPoint: Sendable, Hashable {
    package var at: EpochSeconds
    package var value: ExactDecimal

    package init(_ at: EpochSeconds, _ value: ExactDecimal) {
        self.at = at
        self.value = value
    }
}
