import WithingsModel

extension JSONReader {
    /// Reads the measures of a group; one that cannot be read is set aside by itself.
    mutating func measures(_ scratch: inout RowScratch) throws(JSONFault) -> [Measure] {
        scratch.measures.removeAll(keepingCapacity: true)
        switch try next() {
        case .array:
            try beginArray()
            while try nextElement() { try measure(&scratch) }
        case .object:
            try beginObject()
            while try nextKey() != nil { try measure(&scratch) }
        default:
            guard try takeNull() else { throw contentFault("The measures of the group are not a list.") }
        }
        return Array(scratch.measures)
    }

    private mutating func measure(_ scratch: inout RowScratch) throws(JSONFault) {
        let mark = self
        do throws(JSONFault) {
            scratch.measures.append(try Measure.read(&self, &scratch))
        } catch {
            guard error.kind == .content else { throw error }
            self = mark
            skipSpace()
            try scratch.reject(try skipValue(), error)
        }
    }
}

extension Measure: JSONRow {
    /// Powers of ten that any measured quantity can have, by far.
    private static let plausibleUnits: ClosedRange<Int64> = -100...100

    static func read(_ reader: inout JSONReader, _ scratch: inout RowScratch) throws(JSONFault) -> Measure {
        var unknown = UnknownFields()
        var type: Int?
        var value = Lenient<ExactDecimal>.null
        var unit: Int64?
        var position: Int?
        var algorithm: Int?
        var fm: Int?
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "value": value = try reader.exactNumber()
            case "type": type = try reader.int(key, orInto: &unknown)
            case "unit": unit = try reader.integer(key, orInto: &unknown)
            case "position": position = try reader.int(key, orInto: &unknown)
            case "algo": algorithm = try reader.int(key, orInto: &unknown)
            case "fm": fm = try reader.int(key, orInto: &unknown)
            default: try reader.keep(key, in: &unknown)
            }
        }
        guard let type else { throw reader.contentFault("A measure of the group has no readable type.") }
        guard case .value(let number) = value else {
            throw reader.contentFault("A measure of the group has no readable value.")
        }
        guard let unit, plausibleUnits.contains(unit) else {
            throw reader.contentFault("A measure of the group has no usable unit.")
        }
        return Measure(
            type: MeasureType(type),
            value: ExactDecimal(number.mantissa, exponent: number.exponent + Int(unit)),
            position: position.map(BodyPosition.init(rawValue:)),
            algorithm: algorithm,
            fm: fm,
            unknownFields: unknown.json(&scratch.pool)
        )
    }
}
