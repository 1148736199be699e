/// What a person aims at, as `getgoals` returns it. A goal that was withdrawn is nil.
public struct Goals: Hashable, Sendable {
    /// Steps a day.
    public var steps: ExactDecimal?
    /// Sleep a night, in seconds.
    public var sleep: ExactDecimal?
    /// Weight in kg.
    public var weight: ExactDecimal?
    /// Goals that nobody knows yet, as one JSON object.
    public var unknownFields: String?

    public init(
        steps: ExactDecimal? = nil,
        sleep: ExactDecimal? = nil,
        weight: ExactDecimal? = nil,
        unknownFields: String? = nil
    ) {
        self.steps = steps
        self.sleep = sleep
        self.weight = weight
        self.unknownFields = unknownFields
    }
}
