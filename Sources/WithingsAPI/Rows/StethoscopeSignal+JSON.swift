import WithingsModel

extension StethoscopeSignal {
    /// Reads the `body` of `stetho get`; an empty one is an empty signal.
    static func readBody(_ reader: inout JSONReader, signalID: Int64) throws(JSONFault) -> StethoscopeSignal {
        var scratch = RowScratch()
        var unknown = UnknownFields()
        var device = DeviceFields()
        var isNamed = false
        var isFound = false
        var signal = StethoscopeSignal(signalID: signalID, samples: [])
        guard try reader.enterMap() else { return signal }
        while let key = try reader.nextKey() {
            isNamed = true
            switch key {
            case "signal":
                signal.samples = try reader.samples(key, &unknown, Self.byte)
                isFound = true
            case "frequency": signal.samplingFrequency = try reader.int(key, orInto: &unknown)
            case "position": signal.position = try reader.int(key, orInto: &unknown).map(BodyPosition.init(rawValue:))
            case "vhd": signal.valvularHeartDisease = try reader.int(key, orInto: &unknown)
            case "model", "model_id", "modelid": try device.takeModelID(key, &reader, &unknown)
            default: try reader.keep(key, in: &unknown)
            }
        }
        guard isFound || !isNamed else { throw reader.contentFault("The signal is missing.") }
        signal.modelID = device.modelID
        signal.unknownFields = unknown.json(&scratch.pool)
        return signal
    }

    /// A byte, with or without a sign.
    private static func byte(_ number: Int64) -> UInt8? {
        UInt8(exactly: number) ?? Int8(exactly: number).map { UInt8(bitPattern: $0) }
    }
}
