extension CloudRow {
    /// A measure group as `getmeas` serves it. Without a device it is an entry made by hand.
    package static func measureGroup(
        grpid: Int,
        attrib: Int,
        date: Int,
        created: Int,
        modified: Int? = nil,
        category: Int = 1,
        device: CloudDevice?,
        measures: [CloudMeasure],
        timeZone: String? = nil
    ) -> CloudRow {
        var fields: CloudJSONObject = [
            "grpid": .integer(grpid),
            "attrib": .integer(attrib),
            "date": .integer(date),
            "created": .integer(created),
            "modified": .integer(modified ?? created),
            "category": .integer(category),
            "deviceid": .optional(device?.id),
            "hash_deviceid": .optional(device?.id),
            "measures": .array(measures.map(\.json)),
            "modelid": .optional(device?.modelID),
            "model": .optional(device?.model),
            "comment": .null,
        ]
        if let timeZone { fields["timezone"] = .string(timeZone) }
        return CloudRow(fields)
    }
}
