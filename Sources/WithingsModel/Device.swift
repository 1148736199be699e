/// A product of Withings' (or another source of data) that a person uses, as `getdevice` returns it.
public struct Device: Hashable, Sendable {
    /// `deviceid`, which all readings of the device carry.
    public var id: String
    /// `type`, as text: `Scale`, `Blood Pressure Monitor`, …
    public var type: String?
    /// `model`; may be empty at Withings, which is nil here.
    public var modelName: String?
    public var modelID: Int?
    /// `battery`: `high`, `medium`, `low`, `unknown` or what Withings says next.
    public var battery: String?
    public var timeZone: String?
    public var firstSessionAt: EpochSeconds?
    /// The latest contact of the device with Withings; the only sign of life there is.
    public var lastSessionAt: EpochSeconds?
    /// Fields that nobody knows yet, as one JSON object.
    public var unknownFields: String?

    public init(
        id: String,
        type: String? = nil,
        modelName: String? = nil,
        modelID: Int? = nil,
        battery: String? = nil,
        timeZone: String? = nil,
        firstSessionAt: EpochSeconds? = nil,
        lastSessionAt: EpochSeconds? = nil,
        unknownFields: String? = nil
    ) {
        self.id = id
        self.type = type
        self.modelName = modelName
        self.modelID = modelID
        self.battery = battery
        self.timeZone = timeZone
        self.firstSessionAt = firstSessionAt
        self.lastSessionAt = lastSessionAt
        self.unknownFields = unknownFields
    }
}
