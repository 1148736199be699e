/// One row of `heart list`: an ECG, with what a blood pressure monitor took beside it.
public struct HeartRecording: Hashable, Sendable {
    /// `timestamp`: when it was taken.
    public var at: EpochSeconds
    /// Missing in older rows.
    public var modifiedAt: EpochSeconds?
    public var deviceID: String?
    /// `model`, a number here.
    public var modelID: Int?
    public var timeZone: String?
    /// `ecg.signalid`, under which the signal itself can be had; nil where there is no ECG.
    public var signalID: Int64?
    /// `ecg.afib`: 0 negative, 1 positive, 2 inconclusive; newer numbers survive.
    public var atrialFibrillation: Int?
    /// `stetho.signalid`, of a BPM Core.
    public var stethoscopeSignalID: Int64?
    /// `stetho.vhd`: valvular heart disease, a classification whose values Withings does not document.
    public var valvularHeartDisease: Int?
    /// mmHg.
    public var systolic: ExactDecimal?
    /// mmHg.
    public var diastolic: ExactDecimal?
    /// Beats per minute; 0 and missing are "unknown".
    public var heartRate: ExactDecimal?
    /// Fields that nobody knows yet, as one JSON object.
    public var unknownFields: String?

    /// Whether there is an ECG in it; a blood pressure monitor lists what it took without one too.
    public var hasECG: Bool { signalID != nil || atrialFibrillation != nil }

    /// Whether two moments are those of one ECG: it takes thirty seconds, comes as measures and in the list of recordings, and
    /// the two may not say the same time for it.
    public static func isOneECG(_ one: EpochSeconds, _ other: EpochSeconds) -> Bool { abs(one - other) <= 60 }

    public init(
        at: EpochSeconds,
        modifiedAt: EpochSeconds? = nil,
        deviceID: String? = nil,
        modelID: Int? = nil,
        timeZone: String? = nil,
        signalID: Int64? = nil,
        atrialFibrillation: Int? = nil,
        stethoscopeSignalID: Int64? = nil,
        valvularHeartDisease: Int? = nil,
        systolic: ExactDecimal? = nil,
        diastolic: ExactDecimal? = nil,
        heartRate: ExactDecimal? = nil,
        unknownFields: String? = nil
    ) {
        self.at = at
        self.modifiedAt = modifiedAt
        self.deviceID = deviceID
        self.modelID = modelID
        self.timeZone = timeZone
        self.signalID = signalID
        self.atrialFibrillation = atrialFibrillation
        self.stethoscopeSignalID = stethoscopeSignalID
        self.valvularHeartDisease = valvularHeartDisease
        self.systolic = systolic
        self.diastolic = diastolic
        self.heartRate = heartRate
        self.unknownFields = unknownFields
    }
}
