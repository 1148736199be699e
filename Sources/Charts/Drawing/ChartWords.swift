import WithingsModel

/// What a drawing says, in the words and numbers of whoever looks at it.
package struct ChartWords: Sendable {
    package var number: @Sendable (ExactDecimal) -> String
    /// A mark at the axis of stones, which consist of pounds.
    package var stones: @Sendable (ExactDecimal) -> String
    package var tick: @Sendable (LocalMoment, TimeTicks.Unit) -> String
    /// The time of a day at an axis, by its minutes since midnight.
    package var clock: @Sendable (Int) -> String
    /// Said in the middle of an empty chart.
    package var nothing: String

    package init(
        nothing: String,
        number: @escaping @Sendable (ExactDecimal) -> String,
        stones: (@Sendable (ExactDecimal) -> String)? = nil,
        clock: @escaping @Sendable (Int) -> String = LocalMoment.clock,
        tick: @escaping @Sendable (LocalMoment, TimeTicks.Unit) -> String
    ) {
        self.nothing = nothing
        self.number = number
        self.stones = stones ?? number
        self.clock = clock
        self.tick = tick
    }
}
