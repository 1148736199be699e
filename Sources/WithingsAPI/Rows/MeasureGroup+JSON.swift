import WithingsModel

extension MeasureGroup: JSONRow {
    static func read(_ reader: inout JSONReader, _ scratch: inout RowScratch) throws(JSONFault) -> MeasureGroup {
        var unknown = UnknownFields()
        var device = DeviceFields()
        var id: Int64?
        var attribution = Lenient<Int64>.null
        var category = Lenient<Int64>.null
        var measuredAt: EpochSeconds?
        var createdAt: EpochSeconds?
        var modifiedAt: EpochSeconds?
        var timeZone: JSONText?
        var measures: [Measure] = []
        let rejectedBefore = scratch.rejectedCount
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "grpid": id = try reader.integer(key, orInto: &unknown)
            case "attrib": attribution = try reader.integer()
            case "date": measuredAt = try reader.moment(key, orInto: &unknown)
            case "created": createdAt = try reader.moment(key, orInto: &unknown)
            case "modified": modifiedAt = try reader.moment(key, orInto: &unknown)
            case "category": category = try reader.integer()
            case "measures": measures = try reader.measures(&scratch)
            case "timezone": timeZone = try reader.words(key, orInto: &unknown)
            default:
                if try !device.take(key, &reader, &unknown) { try reader.keep(key, in: &unknown) }
            }
        }
        guard let id else { throw reader.contentFault("The group has no readable grpid.") }
        guard let measuredAt else { throw reader.contentFault("The group has no readable date.") }
        scratch.place(rejectedAfter: rejectedBefore, inGroup: id)
        let deviceID = device.id(&unknown, &scratch.pool)
        return MeasureGroup(
            id: id,
            // Guessing whose reading it is, or taking a target for a reading, would be worse than setting it aside.
            attribution: Attribution(try reader.number(attribution, or: 0, "The group has no readable attrib.")),
            category: MeasureCategory(
                rawValue: try reader.number(category, or: 1, "The group has no readable category.")
            ),
            measuredAt: measuredAt,
            createdAt: createdAt ?? measuredAt,
            modifiedAt: modifiedAt ?? createdAt ?? measuredAt,
            deviceID: deviceID,
            modelID: device.modelID,
            modelName: scratch.string(device.modelName),
            timeZone: scratch.string(timeZone),
            measures: measures,
            unknownFields: unknown.json(&scratch.pool)
        )
    }
}

extension JSONReader {
    fileprivate func number(
        _ value: Lenient<Int64>,
        or missing: Int,
        _ reason: String
    ) throws(JSONFault) -> Int {
        switch value {
        case .value(let number): return Int(number)
        case .null: return missing
        case .misfit: throw contentFault(reason)
        }
    }
}
