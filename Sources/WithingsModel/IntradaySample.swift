/// What a device noted at one moment of the day, as `getintradayactivity` returns it (`series`, keyed by the moment).
public struct IntradaySample: Hashable, Sendable {
    /// The sample's key, its beginning; ``IntradayField`` `duration` says how long it lasts, where it does.
    public var at: EpochSeconds
    /// `deviceid`; nil for phones and other makers' trackers.
    public var deviceID: String?
    public var modelID: Int?
    public var modelName: String?
    /// Every number of the sample, by Withings' name; each sample has some of them.
    public var values: [IntradayField: ExactDecimal]
    /// Fields that nobody knows yet, as one JSON object.
    public var unknownFields: String?

    public init(
        at: EpochSeconds,
        deviceID: String? = nil,
        modelID: Int? = nil,
        modelName: String? = nil,
        values: [IntradayField: ExactDecimal] = [:],
        unknownFields: String? = nil
    ) {
        self.at = at
        self.deviceID = deviceID
        self.modelID = modelID
        self.modelName = modelName
        self.values = values
        self.unknownFields = unknownFields
    }
}
