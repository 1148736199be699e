import WithingsModel

extension HeartSignal {
    /// Reads the `body` of `heart get`; an empty one is an empty signal, which Withings does send.
    static func readBody(_ reader: inout JSONReader, signalID: Int64) throws(JSONFault) -> HeartSignal {
        var scratch = RowScratch()
        var unknown = UnknownFields()
        var device = DeviceFields()
        var isNamed = false
        var isFound = false
        var signal = HeartSignal(signalID: signalID, samples: [])
        guard try reader.enterMap() else { return signal }
        while let key = try reader.nextKey() {
            isNamed = true
            switch key {
            case "signal":
                signal.samples = try reader.samples(key, &unknown) { Int32(exactly: $0) }
                isFound = true
            case "sampling_frequency": signal.samplingFrequency = try reader.int(key, orInto: &unknown)
            case "wearposition":
                signal.position = try reader.int(key, orInto: &unknown).map(BodyPosition.init(rawValue:))
            case "model", "model_id", "modelid": try device.takeModelID(key, &reader, &unknown)
            case "heart_rate": signal.heartRate = try reader.figure(key, orInto: &unknown)
            default: try reader.keep(key, in: &unknown)
            }
        }
        guard isFound || !isNamed else { throw reader.contentFault("The signal is missing.") }
        signal.modelID = device.modelID
        signal.unknownFields = unknown.json(&scratch.pool)
        return signal
    }
}
