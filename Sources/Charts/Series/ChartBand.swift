import WithingsModel

/// A range of values that means something: a stage of a guideline.
package struct ChartBand: Sendable, Equatable {
    /// How a value in the band is taken.
    package enum Weight: String, Sendable { case fine, mild, raised, high }

    package var name: String
    package var weight: Weight
    package var low: ExactDecimal
    /// nil goes on to the top of the chart.
    package var high: ExactDecimal?

    package init(_ name: String, _ weight: Weight, from low: ExactDecimal, to high: ExactDecimal?) {
        self.name = name
        self.weight = weight
        self.low = low
        self.high = high
    }

    var color: String {
        switch weight {
        case .fine: "#e3f2e6"
        case .mild: "#f7f0d2"
        case .raised: "#fbe5cc"
        case .high: "#fadcda"
        }
    }
}
