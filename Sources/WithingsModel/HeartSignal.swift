/// The signal of an ECG (`heart get`).
public struct HeartSignal: Hashable, Sendable {
    /// The id it was asked for with.
    public var signalID: Int64
    /// Microvolts, one after the other. Can be empty though Withings reports success.
    public var samples: [Int32]
    /// Samples a second: 500 from a BPM Core, 300 from watches.
    public var samplingFrequency: Int?
    /// `wearposition`.
    public var position: BodyPosition?
    public var modelID: Int?
    /// Beats per minute.
    public var heartRate: ExactDecimal?
    /// Everything else, intervals and filtered signals among it, as one JSON object.
    public var unknownFields: String?

    public init(
        signalID: Int64,
        samples: [Int32],
        samplingFrequency: Int? = nil,
        position: BodyPosition? = nil,
        modelID: Int? = nil,
        heartRate: ExactDecimal? = nil,
        unknownFields: String? = nil
    ) {
        self.signalID = signalID
        self.samples = samples
        self.samplingFrequency = samplingFrequency
        self.position = position
        self.modelID = modelID
        self.heartRate = heartRate
        self.unknownFields = unknownFields
    }
}
