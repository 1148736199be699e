import WithingsModel

extension MeasureGroup: JSONRow {
    static func read(_ reader: inout JSONReader, _ scratch: inout RowScratch) throws(JSONFault) -> MeasureGroup {
        var unknown = UnknownFields()
        var device = DeviceFields()
        var id: Int64?
        var attribution: Int?
        var category: Int?
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
            case "attrib": attribution = try reader.int(key, orInto: &unknown)
            case "date": measuredAt = try reader.moment(key, orInto: &unknown)
            case "created": createdAt = try reader.moment(key, orInto: &unknown)
            case "modified": modifiedAt = try reader.moment(key, orInto: &unknown)
            case "category": category = try reader.int(key, orInto: &unknown)
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
            // What cannot be read is as good as missing, and stands among the unknown fields as it came.
            attribution: attribution.map(Attribution.init(rawValue:)) ?? .unknown,
            category: category.map(MeasureCategory.init(rawValue:)) ?? .reading,
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
