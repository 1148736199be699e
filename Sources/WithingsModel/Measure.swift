/// One value of a group (`measures[]`).
public struct Measure: Hashable, Sendable {
    public var type: MeasureType
    /// `value × 10^unit`, exactly as sent.
    public var value: ExactDecimal
    public var position: BodyPosition?
    /// `algo`: deprecated internal of Withings, kept as it is.
    public var algorithm: Int?
    /// `fm`: deprecated internal of Withings, kept as it is.
    public var fm: Int?
    /// Fields of the measure that nobody knows yet, as one JSON object.
    public var unknownFields: String?

    public init(
        type: MeasureType,
        value: ExactDecimal,
        position: BodyPosition? = nil,
        algorithm: Int? = nil,
        fm: Int? = nil,
        unknownFields: String? = nil
    ) {
        self.type = type
        self.value = value
        self.position = position
        self.algorithm = algorithm
        self.fm = fm
        self.unknownFields = unknownFields
    }
}
