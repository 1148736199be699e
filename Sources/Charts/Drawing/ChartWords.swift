import WithingsModel

/// What a drawing says, in the words and numbers of whoever looks at it.
package struct ChartWords: Sendable {
    package var number: @Sendable (ExactDecimal) -> String
    package var tick: @Sendable (LocalMoment, TimeTicks.Unit) -> String
    /// Said in the middle of an empty chart.
    package var nothing: String

    package init(
        nothing: String,
        number: @escaping @Sendable (ExactDecimal) -> String,
        tick: @escaping @Sendable (LocalMoment, TimeTicks.Unit) -> String
    ) {
        self.nothing = nothing
        self.number = number
        self.tick = tick
    }
}
