import WithingsModel

extension HeartRecording: JSONRow {
    static func read(_ reader: inout JSONReader, _ scratch: inout RowScratch) throws(JSONFault) -> HeartRecording {
        var unknown = UnknownFields()
        var device = DeviceFields()
        var at: EpochSeconds?
        var timeZone: JSONText?
        var recording = HeartRecording(at: 0)
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "timestamp": at = try reader.moment(key, orInto: &unknown)
            case "modified": recording.modifiedAt = try reader.moment(key, orInto: &unknown)
            case "timezone": timeZone = try reader.words(key, orInto: &unknown)
            // A number here, not a name.
            case "model": try device.takeModelID(key, &reader, &unknown)
            case "heart_rate": recording.heartRate = try reader.figure(key, orInto: &unknown)
            case "ecg", "bloodpressure", "stetho": try recording.readPart(key, &reader, &unknown)
            default:
                if try !device.take(key, &reader, &unknown) { try reader.keep(key, in: &unknown) }
            }
        }
        guard let at else { throw reader.contentFault("The recording has no readable timestamp.") }
        recording.at = at
        recording.deviceID = device.id(&unknown, &scratch.pool)
        recording.modelID = device.modelID
        recording.timeZone = scratch.string(timeZone)
        recording.unknownFields = unknown.json(&scratch.pool)
        return recording
    }

    private mutating func readPart(
        _ key: JSONText,
        _ reader: inout JSONReader,
        _ unknown: inout UnknownFields
    ) throws(JSONFault) {
        var part = self
        try reader.part(key, &unknown) {
            (reader: inout JSONReader, name: JSONText, inner: inout UnknownFields) throws(JSONFault) in
            switch (key, name) {
            case ("ecg", "signalid"): part.signalID = try reader.integer(name, orInto: &inner)
            case ("ecg", "afib"): part.atrialFibrillation = try reader.int(name, orInto: &inner)
            case ("bloodpressure", "diastole"): part.diastolic = try reader.figure(name, orInto: &inner)
            case ("bloodpressure", "systole"): part.systolic = try reader.figure(name, orInto: &inner)
            case ("stetho", "signalid"): part.stethoscopeSignalID = try reader.integer(name, orInto: &inner)
            case ("stetho", "vhd"): part.valvularHeartDisease = try reader.int(name, orInto: &inner)
            default: try reader.keep(name, in: &inner)
            }
        }
        self = part
    }
}
