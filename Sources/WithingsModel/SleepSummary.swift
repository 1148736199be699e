/// One stretch of sleep, a night or a nap, as `sleep getsummary` returns it (`series[]`).
public struct SleepSummary: Hashable, Sendable {
    /// Withings' own identity of the stretch.
    public var id: Int64
    /// The day of waking up, in ``timeZone``.
    public var day: LocalDay
    public var timeZone: String?
    public var startAt: EpochSeconds
    public var endAt: EpochSeconds
    public var createdAt: EpochSeconds
    public var modifiedAt: EpochSeconds
    /// `completed`: false while Withings may still revise it; nil where it does not say.
    public var isCompleted: Bool?
    /// `model`: 16 a watch or tracker, 32 a sleep mat.
    public var deviceClass: Int?
    public var modelID: Int?
    /// `hash_deviceid`.
    public var deviceID: String?
    /// Every number of `data`, by Withings' field name. A missing field is not there; −1 stands where Withings sent it.
    public var values: [SleepField: ExactDecimal]
    /// Everything else (`night_events`, texts, fields nobody knows yet), as one JSON object.
    public var unknownFields: String?

    public init(
        id: Int64,
        day: LocalDay,
        timeZone: String? = nil,
        startAt: EpochSeconds,
        endAt: EpochSeconds,
        createdAt: EpochSeconds,
        modifiedAt: EpochSeconds,
        isCompleted: Bool? = nil,
        deviceClass: Int? = nil,
        modelID: Int? = nil,
        deviceID: String? = nil,
        values: [SleepField: ExactDecimal] = [:],
        unknownFields: String? = nil
    ) {
        self.id = id
        self.day = day
        self.timeZone = timeZone
        self.startAt = startAt
        self.endAt = endAt
        self.createdAt = createdAt
        self.modifiedAt = modifiedAt
        self.isCompleted = isCompleted
        self.deviceClass = deviceClass
        self.modelID = modelID
        self.deviceID = deviceID
        self.values = values
        self.unknownFields = unknownFields
    }
}
