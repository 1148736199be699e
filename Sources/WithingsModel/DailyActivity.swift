/// One day of movement from one source, as `getactivity` returns it (`activities[]`).
public struct DailyActivity: Hashable, Sendable {
    /// The day, in ``timeZone``.
    public var day: LocalDay
    public var timeZone: String?
    /// `deviceid`; nil for phones and other makers' trackers.
    public var deviceID: String?
    /// 1 Withings, 18 external.
    public var brand: Int?
    /// True for Withings' own trackers.
    public var isTracker: Bool?
    public var modelID: Int?
    public var modelName: String?
    public var modifiedAt: EpochSeconds
    /// Every number of the row, by Withings' field name.
    public var values: [ActivityField: ExactDecimal]
    /// Fields that nobody knows yet, as one JSON object.
    public var unknownFields: String?

    public init(
        day: LocalDay,
        timeZone: String? = nil,
        deviceID: String? = nil,
        brand: Int? = nil,
        isTracker: Bool? = nil,
        modelID: Int? = nil,
        modelName: String? = nil,
        modifiedAt: EpochSeconds,
        values: [ActivityField: ExactDecimal] = [:],
        unknownFields: String? = nil
    ) {
        self.day = day
        self.timeZone = timeZone
        self.deviceID = deviceID
        self.brand = brand
        self.isTracker = isTracker
        self.modelID = modelID
        self.modelName = modelName
        self.modifiedAt = modifiedAt
        self.values = values
        self.unknownFields = unknownFields
    }
}
