/// A stretch of a night in one state, with what was followed meanwhile, as `sleep get` returns it (`series[]`).
///
/// Segments arrive unsorted, and those of two devices, or of two nights, lie among one another.
public struct SleepSegment: Hashable, Sendable {
    public var startAt: EpochSeconds
    public var endAt: EpochSeconds
    public var state: SleepState
    /// `hash_deviceid`.
    public var deviceID: String?
    public var modelID: Int?
    public var modelName: String?
    /// By signal, then by moment; mostly one value a minute.
    public var signals: [SleepSignal: [EpochSeconds: ExactDecimal]]
    /// Fields that nobody knows yet, as one JSON object.
    public var unknownFields: String?

    public init(
        startAt: EpochSeconds,
        endAt: EpochSeconds,
        state: SleepState,
        deviceID: String? = nil,
        modelID: Int? = nil,
        modelName: String? = nil,
        signals: [SleepSignal: [EpochSeconds: ExactDecimal]] = [:],
        unknownFields: String? = nil
    ) {
        self.startAt = startAt
        self.endAt = endAt
        self.state = state
        self.deviceID = deviceID
        self.modelID = modelID
        self.modelName = modelName
        self.signals = signals
        self.unknownFields = unknownFields
    }
}
