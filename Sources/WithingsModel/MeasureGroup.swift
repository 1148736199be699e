/// Values taken together, as `getmeas` returns them (`measuregrps[]`).
public struct MeasureGroup: Hashable, Sendable {
    /// `grpid`, Withings' own identity of the group.
    public var id: Int64
    public var attribution: Attribution
    public var category: MeasureCategory
    /// `date`: when it was measured.
    public var measuredAt: EpochSeconds
    /// When it reached Withings; up to weeks later.
    public var createdAt: EpochSeconds
    /// When it last changed at Withings.
    public var modifiedAt: EpochSeconds
    /// `deviceid`; nil for readings entered by hand or imported.
    public var deviceID: String?
    public var modelID: Int?
    public var modelName: String?
    public var timeZone: String?
    public var measures: [Measure]
    /// Fields of the group that nobody knows yet, as one JSON object.
    public var unknownFields: String?

    public init(
        id: Int64,
        attribution: Attribution = .device,
        category: MeasureCategory = .reading,
        measuredAt: EpochSeconds,
        createdAt: EpochSeconds,
        modifiedAt: EpochSeconds,
        deviceID: String? = nil,
        modelID: Int? = nil,
        modelName: String? = nil,
        timeZone: String? = nil,
        measures: [Measure],
        unknownFields: String? = nil
    ) {
        self.id = id
        self.attribution = attribution
        self.category = category
        self.measuredAt = measuredAt
        self.createdAt = createdAt
        self.modifiedAt = modifiedAt
        self.deviceID = deviceID
        self.modelID = modelID
        self.modelName = modelName
        self.timeZone = timeZone
        self.measures = measures
        self.unknownFields = unknownFields
    }
}
