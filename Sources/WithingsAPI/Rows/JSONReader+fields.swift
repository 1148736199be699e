import WithingsModel

// Optional fields of a row: null is nil, and what does not fit goes to the unknown fields as it stands.
extension JSONReader {
    mutating func integer(_ key: JSONText, orInto unknown: inout UnknownFields) throws(JSONFault) -> Int64? {
        Self.value(of: try integer(), key, &unknown)
    }

    mutating func int(_ key: JSONText, orInto unknown: inout UnknownFields) throws(JSONFault) -> Int? {
        try integer(key, orInto: &unknown).map(Int.init)
    }

    /// A time in seconds since 1970; nonsense beyond the years 1 to 9999 does not count as one.
    mutating func moment(_ key: JSONText, orInto unknown: inout UnknownFields) throws(JSONFault) -> EpochSeconds? {
        skipSpace()
        let start = position
        guard let seconds = try integer(key, orInto: &unknown) else { return nil }
        if (-62_135_596_800...253_402_300_799).contains(seconds) { return seconds }
        unknown.add(key, text(from: start))
        return nil
    }

    mutating func flag(_ key: JSONText, orInto unknown: inout UnknownFields) throws(JSONFault) -> Bool? {
        Self.value(of: try flag(), key, &unknown)
    }

    mutating func words(_ key: JSONText, orInto unknown: inout UnknownFields) throws(JSONFault) -> JSONText? {
        Self.value(of: try words(), key, &unknown)
    }

    /// The calendar day of a row; nil where the row has none.
    ///
    /// - Throws: a fault of kind `content` for what is no day.
    mutating func day() throws(JSONFault) -> DayWords? {
        switch try words() {
        case .null: return nil
        case .value(let words): if let day = words.decoded.flatMap({ DayWords($0) }) { return day }
        case .misfit: break
        }
        throw contentFault("The row has no readable date.")
    }

    /// Keeps a field that nobody knows, unless it is null.
    mutating func keep(_ key: JSONText, in unknown: inout UnknownFields) throws(JSONFault) {
        if try takeNull() { return }
        unknown.add(key, try skipValue())
    }

    private static func value<Value>(
        of lenient: Lenient<Value>,
        _ key: JSONText,
        _ unknown: inout UnknownFields
    ) -> Value? {
        switch lenient {
        case .value(let value): return value
        case .null: return nil
        case .misfit(let raw):
            unknown.add(key, raw)
            return nil
        }
    }
}
