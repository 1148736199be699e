import WithingsModel

extension DailyActivity: JSONRow {
    static func read(_ reader: inout JSONReader, _ scratch: inout RowScratch) throws(JSONFault) -> DailyActivity {
        var unknown = UnknownFields()
        var device = DeviceFields()
        var day: DayWords?
        var timeZone: JSONText?
        var brand: Int?
        var isTracker: Bool?
        var modifiedAt: EpochSeconds?
        var values: [ActivityField: ExactDecimal] = [:]
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "date": day = try reader.day()
            case "timezone": timeZone = try reader.words(key, orInto: &unknown)
            case "brand": brand = try reader.int(key, orInto: &unknown)
            case "is_tracker": isTracker = try reader.flag(key, orInto: &unknown)
            case "modified": modifiedAt = try reader.moment(key, orInto: &unknown)
            default:
                if try device.take(key, &reader, &unknown) { continue }
                let number = try reader.fieldNumber(key, ActivityField.documentedNames, &unknown, &scratch.pool)
                if let number { values[ActivityField(number.name)] = number.value }
            }
        }
        guard let day else { throw reader.contentFault("The day of activity has no readable date.") }
        let zone = scratch.string(timeZone)
        let deviceID = device.id(&unknown, &scratch.pool)
        return DailyActivity(
            day: day.day(in: zone),
            timeZone: zone,
            deviceID: deviceID,
            brand: brand,
            isTracker: isTracker,
            modelID: device.modelID,
            modelName: scratch.string(device.modelName),
            modifiedAt: modifiedAt ?? 0,
            values: values,
            unknownFields: unknown.json(&scratch.pool)
        )
    }
}

extension ActivityField {
    fileprivate static let documentedNames = Set(documented.map(\.rawValue))
}
