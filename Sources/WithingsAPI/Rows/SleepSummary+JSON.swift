import WithingsModel

extension SleepSummary: JSONRow {
    static func read(_ reader: inout JSONReader, _ scratch: inout RowScratch) throws(JSONFault) -> SleepSummary {
        var unknown = UnknownFields()
        var device = DeviceFields()
        var id: Int64?
        var day: DayWords?
        var timeZone: JSONText?
        var startAt: EpochSeconds?
        var endAt: EpochSeconds?
        var createdAt: EpochSeconds?
        var modifiedAt: EpochSeconds?
        var isCompleted: Bool?
        var deviceClass: Int?
        var values: [SleepField: ExactDecimal] = [:]
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "id": id = try reader.integer(key, orInto: &unknown)
            case "date": day = try reader.day()
            case "timezone": timeZone = try reader.words(key, orInto: &unknown)
            case "startdate": startAt = try reader.moment(key, orInto: &unknown)
            case "enddate": endAt = try reader.moment(key, orInto: &unknown)
            case "created": createdAt = try reader.moment(key, orInto: &unknown)
            case "modified": modifiedAt = try reader.moment(key, orInto: &unknown)
            case "completed": isCompleted = try reader.flag(key, orInto: &unknown)
            // 16 a watch, 32 a mat; not the number of the product as elsewhere.
            case "model": deviceClass = try reader.int(key, orInto: &unknown)
            case "data": values = try reader.figures(key, SleepField.documentedNames, &unknown, &scratch.pool)
            default:
                if try !device.take(key, &reader, &unknown) { try reader.keep(key, in: &unknown) }
            }
        }
        guard let id else { throw reader.contentFault("The night has no readable id.") }
        guard let startAt, let endAt else { throw reader.contentFault("The night has no readable start or end.") }
        // A night of less than no time is no night, and as a nap of no length it would be a fact that nobody measured.
        guard endAt >= startAt else { throw reader.contentFault("The night ends before it begins.") }
        let zone = scratch.string(timeZone)
        let deviceID = device.id(&unknown, &scratch.pool)
        return SleepSummary(
            id: id,
            // A night belongs to the day of waking.
            day: day?.day(in: zone) ?? DayWords.day(of: endAt, in: zone),
            timeZone: zone,
            startAt: startAt,
            endAt: endAt,
            createdAt: createdAt ?? modifiedAt ?? endAt,
            modifiedAt: modifiedAt ?? createdAt ?? endAt,
            isCompleted: isCompleted,
            deviceClass: deviceClass,
            modelID: device.modelID,
            deviceID: deviceID,
            values: values,
            unknownFields: unknown.json(&scratch.pool)
        )
    }
}

extension SleepField {
    fileprivate static let documentedNames = Set(documented.map(\.rawValue))
}
