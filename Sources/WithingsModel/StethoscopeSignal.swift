/// The sound of a stethoscope recording (`stetho get`).
public struct StethoscopeSignal: Hashable, Sendable {
    public var signalID: Int64
    /// A-law bytes (G.711), one a sample.
    public var samples: [UInt8]
    /// `frequency`: samples a second, normally 4000.
    public var samplingFrequency: Int?
    public var modelID: Int?
    public var position: BodyPosition?
    public var valvularHeartDisease: Int?
    /// Everything else (`duration`, `format`, `size`, `resolution`, `channel`, whose units nobody states), as one JSON
    /// object.
    public var unknownFields: String?

    public init(
        signalID: Int64,
        samples: [UInt8],
        samplingFrequency: Int? = nil,
        modelID: Int? = nil,
        position: BodyPosition? = nil,
        valvularHeartDisease: Int? = nil,
        unknownFields: String? = nil
    ) {
        self.signalID = signalID
        self.samples = samples
        self.samplingFrequency = samplingFrequency
        self.modelID = modelID
        self.position = position
        self.valvularHeartDisease = valvularHeartDisease
        self.unknownFields = unknownFields
    }
}
