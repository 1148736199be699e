import WithingsModel

extension IntradaySample: JSONRow {
    static var form: RowForm { .keyed }

    static func read(_ reader: inout JSONReader, _ scratch: inout RowScratch) throws(JSONFault) -> IntradaySample {
        var unknown = UnknownFields()
        var device = DeviceFields()
        var at = scratch.key?.moment
        var values: [IntradayField: ExactDecimal] = [:]
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            // Not what Withings sends: a list, in which each sample has to say its moment.
            case "timestamp" where at == nil: at = try reader.moment(key, orInto: &unknown)
            default:
                if try device.take(key, &reader, &unknown) { continue }
                let number = try reader.fieldNumber(key, IntradayField.documentedNames, &unknown, &scratch.pool)
                if let number { values[IntradayField(number.name)] = number.value }
            }
        }
        guard let at else { throw reader.contentFault("The sample has no readable moment.") }
        let deviceID = device.id(&unknown, &scratch.pool)
        return IntradaySample(
            at: at,
            deviceID: deviceID,
            modelID: device.modelID,
            modelName: scratch.string(device.modelName),
            values: values,
            unknownFields: unknown.json(&scratch.pool)
        )
    }
}

extension IntradayField {
    fileprivate static let documentedNames = Set(documented.map(\.rawValue))
}
