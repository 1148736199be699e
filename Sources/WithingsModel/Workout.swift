/// A workout, as `getworkouts` returns it (`series[]`).
public struct Workout: Hashable, Sendable {
    /// Withings' own identity of the workout. The same one may come twice in one answer.
    public var id: Int64
    public var category: WorkoutCategory
    /// The day it belongs to, in ``timeZone``.
    public var day: LocalDay
    public var timeZone: String?
    public var startAt: EpochSeconds
    public var endAt: EpochSeconds
    public var createdAt: EpochSeconds?
    public var modifiedAt: EpochSeconds
    /// `attrib`; 7 where the person confirmed a workout that was detected.
    public var attribution: Attribution?
    /// `deviceid`; nil for phones, other makers' trackers and workouts entered by hand.
    public var deviceID: String?
    /// `model`, a number here.
    public var modelID: Int?
    /// Every number of `data`, by Withings' field name. A field that is missing or null is not there.
    public var values: [WorkoutField: ExactDecimal]
    /// Everything else (texts, fields nobody knows yet), as one JSON object.
    public var unknownFields: String?

    public init(
        id: Int64,
        category: WorkoutCategory,
        day: LocalDay,
        timeZone: String? = nil,
        startAt: EpochSeconds,
        endAt: EpochSeconds,
        createdAt: EpochSeconds? = nil,
        modifiedAt: EpochSeconds,
        attribution: Attribution? = nil,
        deviceID: String? = nil,
        modelID: Int? = nil,
        values: [WorkoutField: ExactDecimal] = [:],
        unknownFields: String? = nil
    ) {
        self.id = id
        self.category = category
        self.day = day
        self.timeZone = timeZone
        self.startAt = startAt
        self.endAt = endAt
        self.createdAt = createdAt
        self.modifiedAt = modifiedAt
        self.attribution = attribution
        self.deviceID = deviceID
        self.modelID = modelID
        self.values = values
        self.unknownFields = unknownFields
    }
}
