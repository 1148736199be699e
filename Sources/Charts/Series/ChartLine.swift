import WithingsModel

/// One value that is worth a line across the chart: a goal.
package struct ChartLine: Sendable, Equatable {
    package var name: String
    package var value: ExactDecimal

    package init(_ name: String, _ value: ExactDecimal) {
        self.name = name
        self.value = value
    }
}
