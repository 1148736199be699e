/// The fields by which rows name a device, under all the names that Withings gives them.
struct DeviceFields {
    private var deviceID: JSONText?
    private var hash: (words: JSONText, raw: JSONText)?
    private(set) var modelID: Int?
    private(set) var modelName: JSONText?

    /// Reads the field if it is one of these; false, with nothing read, if it is not.
    mutating func take(
        _ key: JSONText,
        _ reader: inout JSONReader,
        _ unknown: inout UnknownFields
    ) throws(JSONFault) -> Bool {
        switch key {
        case "deviceid":
            deviceID = try reader.words(key, orInto: &unknown)
        case "hash_deviceid":
            reader.skipSpace()
            let start = reader.position
            hash = try reader.words(key, orInto: &unknown).map { ($0, reader.text(from: start)) }
        case "modelid", "model_id":
            try takeModelID(key, &reader, &unknown)
        case "model":
            if try reader.next() == .number {
                try takeModelID(key, &reader, &unknown)
            } else {
                modelName = try reader.words(key, orInto: &unknown)
            }
        default:
            return false
        }
        return true
    }

    /// Reads the number of the model, by whichever name it goes; a second one that differs is kept.
    mutating func takeModelID(
        _ key: JSONText,
        _ reader: inout JSONReader,
        _ unknown: inout UnknownFields
    ) throws(JSONFault) {
        reader.skipSpace()
        let start = reader.position
        guard let number = try reader.int(key, orInto: &unknown) else { return }
        if modelID == nil {
            modelID = number
        } else if modelID != number {
            unknown.add(key, reader.text(from: start))
        }
    }

    /// The device's id, by either name; a hash that is different is kept among the unknown fields.
    func id(_ unknown: inout UnknownFields, _ pool: inout StringPool) -> String? {
        if let hash, let deviceID, !hash.words.isSame(as: deviceID) { unknown.add(name: "hash_deviceid", hash.raw) }
        return (deviceID ?? hash?.words).flatMap { pool.string($0) }
    }
}
