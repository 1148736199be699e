import WithingsModel

extension Workout: JSONRow {
    static func read(_ reader: inout JSONReader, _ scratch: inout RowScratch) throws(JSONFault) -> Workout {
        var unknown = UnknownFields()
        var device = DeviceFields()
        var id: Int64?
        var category: Int?
        var day: DayWords?
        var timeZone: JSONText?
        var startAt: EpochSeconds?
        var endAt: EpochSeconds?
        var createdAt: EpochSeconds?
        var modifiedAt: EpochSeconds?
        var attribution: Int?
        var values: [WorkoutField: ExactDecimal] = [:]
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "id": id = try reader.integer(key, orInto: &unknown)
            case "category": category = try reader.int(key, orInto: &unknown)
            case "date": day = try reader.day()
            case "timezone": timeZone = try reader.words(key, orInto: &unknown)
            case "startdate": startAt = try reader.moment(key, orInto: &unknown)
            case "enddate": endAt = try reader.moment(key, orInto: &unknown)
            case "created": createdAt = try reader.moment(key, orInto: &unknown)
            case "modified": modifiedAt = try reader.moment(key, orInto: &unknown)
            case "attrib": attribution = try reader.int(key, orInto: &unknown)
            // A number here, not a name.
            case "model": try device.takeModelID(key, &reader, &unknown)
            case "data": values = try reader.figures(key, WorkoutField.documentedNames, &unknown, &scratch.pool)
            default:
                if try !device.take(key, &reader, &unknown) { try reader.keep(key, in: &unknown) }
            }
        }
        guard let id else { throw reader.contentFault("The workout has no readable id.") }
        guard let category else { throw reader.contentFault("The workout has no readable category.") }
        guard let startAt, let endAt else { throw reader.contentFault("The workout has no readable start or end.") }
        let zone = scratch.string(timeZone)
        let deviceID = device.id(&unknown, &scratch.pool)
        return Workout(
            id: id,
            category: WorkoutCategory(category),
            day: day?.day(in: zone) ?? DayWords.day(of: startAt, in: zone),
            timeZone: zone,
            startAt: startAt,
            endAt: endAt,
            createdAt: createdAt,
            modifiedAt: modifiedAt ?? createdAt ?? endAt,
            attribution: attribution.map(Attribution.init(rawValue:)),
            deviceID: deviceID,
            modelID: device.modelID,
            values: values,
            unknownFields: unknown.json(&scratch.pool)
        )
    }
}

extension WorkoutField {
    fileprivate static let documentedNames = Set(documented.map(\.rawValue))
}
