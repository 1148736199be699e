import WithingsModel

extension Device: JSONRow {
    static func read(_ reader: inout JSONReader, _ scratch: inout RowScratch) throws(JSONFault) -> Device {
        var unknown = UnknownFields()
        var device = DeviceFields()
        var type: JSONText?
        var battery: JSONText?
        var timeZone: JSONText?
        var firstSessionAt: EpochSeconds?
        var lastSessionAt: EpochSeconds?
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "type": type = try reader.words(key, orInto: &unknown)
            case "battery": battery = try reader.words(key, orInto: &unknown)
            case "timezone": timeZone = try reader.words(key, orInto: &unknown)
            case "first_session_date": firstSessionAt = try reader.moment(key, orInto: &unknown)
            case "last_session_date": lastSessionAt = try reader.moment(key, orInto: &unknown)
            default:
                if try !device.take(key, &reader, &unknown) { try reader.keep(key, in: &unknown) }
            }
        }
        guard let id = device.id(&unknown, &scratch.pool) else {
            throw reader.contentFault("The device has no readable deviceid.")
        }
        return Device(
            id: id,
            type: scratch.string(type),
            modelName: scratch.string(device.modelName),
            modelID: device.modelID,
            battery: scratch.string(battery),
            timeZone: scratch.string(timeZone),
            firstSessionAt: firstSessionAt,
            // −1 is how it says that there was none.
            lastSessionAt: lastSessionAt.flatMap { $0 > 0 ? $0 : nil },
            unknownFields: unknown.json(&scratch.pool)
        )
    }
}
