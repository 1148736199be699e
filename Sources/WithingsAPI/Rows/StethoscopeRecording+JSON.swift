import WithingsModel

extension StethoscopeRecording: JSONRow {
    static func read(
        _ reader: inout JSONReader,
        _ scratch: inout RowScratch
    ) throws(JSONFault) -> StethoscopeRecording {
        var unknown = UnknownFields()
        var device = DeviceFields()
        var signalID: Int64?
        var at: EpochSeconds?
        var timeZone: JSONText?
        var valvularHeartDisease: Int?
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "signalid": signalID = try reader.integer(key, orInto: &unknown)
            case "timestamp": at = try reader.moment(key, orInto: &unknown)
            case "timezone": timeZone = try reader.words(key, orInto: &unknown)
            case "vhd": valvularHeartDisease = try reader.int(key, orInto: &unknown)
            case "deviceid", "hash_deviceid": _ = try device.take(key, &reader, &unknown)
            default: try reader.keep(key, in: &unknown)
            }
        }
        guard let signalID else { throw reader.contentFault("The recording has no readable signalid.") }
        guard let at else { throw reader.contentFault("The recording has no readable timestamp.") }
        let deviceID = device.id(&unknown, &scratch.pool)
        return StethoscopeRecording(
            signalID: signalID,
            at: at,
            deviceID: deviceID,
            timeZone: scratch.string(timeZone),
            valvularHeartDisease: valvularHeartDisease,
            unknownFields: unknown.json(&scratch.pool)
        )
    }
}
