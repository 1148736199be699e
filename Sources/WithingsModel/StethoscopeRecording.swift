/// One row of `stetho list`.
public struct StethoscopeRecording: Hashable, Sendable {
    public var signalID: Int64
    /// `timestamp`: when it was taken.
    public var at: EpochSeconds
    public var deviceID: String?
    public var timeZone: String?
    /// `vhd`: valvular heart disease, a classification whose values Withings does not document.
    public var valvularHeartDisease: Int?
    /// Fields that nobody knows yet, as one JSON object.
    public var unknownFields: String?

    public init(
        signalID: Int64,
        at: EpochSeconds,
        deviceID: String? = nil,
        timeZone: String? = nil,
        valvularHeartDisease: Int? = nil,
        unknownFields: String? = nil
    ) {
        self.signalID = signalID
        self.at = at
        self.deviceID = deviceID
        self.timeZone = timeZone
        self.valvularHeartDisease = valvularHeartDisease
        self.unknownFields = unknownFields
    }
}
