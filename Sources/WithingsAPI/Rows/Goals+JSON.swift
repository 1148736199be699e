import WithingsModel

extension Goals {
    /// Reads the map `goals`; `[]` stands for none.
    static func read(_ reader: inout JSONReader, _ scratch: inout RowScratch) throws(JSONFault) -> Goals {
        var goals = Goals()
        var unknown = UnknownFields()
        guard try reader.enterMap() else { return goals }
        while let key = try reader.nextKey() {
            switch key {
            case "steps": goals.steps = try reader.goal(key, orInto: &unknown)
            case "sleep": goals.sleep = try reader.goal(key, orInto: &unknown)
            case "weight": goals.weight = try reader.goal(key, orInto: &unknown)
            default: try reader.keep(key, in: &unknown)
            }
        }
        goals.unknownFields = unknown.json(&scratch.pool)
        return goals
    }
}

extension JSONReader {
    /// A goal is a number or, like a measure, a number with its power of ten.
    fileprivate mutating func goal(
        _ key: JSONText,
        orInto unknown: inout UnknownFields
    ) throws(JSONFault) -> ExactDecimal? {
        skipSpace()
        let start = position
        if try next() != .object {
            switch try exactNumber() {
            case .value(let number): return number
            case .null: return nil
            case .misfit: break
            }
        } else if let number = try scaledNumber() {
            return number
        }
        unknown.add(key, text(from: start))
        return nil
    }

    private mutating func scaledNumber() throws(JSONFault) -> ExactDecimal? {
        var value: ExactDecimal?
        var unit: Int64?
        var isPure = true
        try beginObject()
        while let name = try nextKey() {
            switch name {
            case "value": if case .value(let number) = try exactNumber() { value = number }
            case "unit": if case .value(let number) = try integer() { unit = number }
            default:
                if try !takeNull() {
                    try skipValue()
                    isPure = false
                }
            }
        }
        guard isPure, let value, let unit, (-100...100).contains(unit) else { return nil }
        return ExactDecimal(value.mantissa, exponent: value.exponent + Int(unit))
    }
}

extension Goals {
    /// Reads the `body` of `getgoals`.
    static func readBody(_ reader: inout JSONReader) throws(JSONFault) -> Goals {
        var scratch = RowScratch()
        var goals = Goals()
        guard try reader.enterMap() else { return goals }
        while let key = try reader.nextKey() {
            switch key {
            case "goals": goals = try read(&reader, &scratch)
            default: try reader.skipValue()
            }
        }
        return goals
    }
}
