import WithingsModel

/// Values of one kind in time, oldest first.
package struct ChartSeries: Sendable, Equatable {
    /// How the values are drawn.
    package enum Style: String, Sendable {
        case line, dots, bars
        /// Dots joined by a fine line.
        case both
        /// Bars that stand on those of the stacked series before.
        case stacked
    }

    /// A short name for programs, the same in every language.
    package var id: String
    package var name: String
    package var unit: String
    package var style: Style
    package var tone: Tone
    package var points: [ChartPoint]
    /// Digits after the point that a mean of its values keeps.
    package var meanDigits: Int
    /// Whether a week's value is the sum of its days', as of workouts, and not their mean.
    package var adds = false

    var isBars: Bool { style == .bars || style == .stacked }

    package init(
        _ id: String,
        name: String,
        unit: String,
        style: Style,
        tone: Tone,
        points: [ChartPoint],
        meanDigits: Int = 2
    ) {
        self.id = id
        self.name = name
        self.unit = unit
        self.style = style
        self.tone = tone
        self.points = points
        self.meanDigits = meanDigits
    }
}
