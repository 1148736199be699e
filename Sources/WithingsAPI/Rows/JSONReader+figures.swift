import WithingsModel

extension JSONReader {
    /// Reads a map of figures (`data`): numbers by their names, everything else among the unknown fields of the row.
    mutating func figures<Field: RawRepresentable<String> & Hashable>(
        _ key: JSONText,
        _ documented: Set<String>,
        _ unknown: inout UnknownFields,
        _ pool: inout StringPool
    ) throws(JSONFault) -> [Field: ExactDecimal] {
        guard try next() == .object else {
            if try !isEmptyList() { try keep(key, in: &unknown) }
            return [:]
        }
        var values: [Field: ExactDecimal] = [:]
        try beginObject()
        while let name = try nextKey() {
            guard let number = try fieldNumber(name, documented, &unknown, &pool),
                let field = Field(rawValue: number.name)
            else { continue }
            values[field] = number.value
        }
        return values
    }

    /// Reads a figure that is a number or, in newer answers, a map with the number as its `value`. What else the map
    /// says is kept; a figure that the person deleted (`is_deleted`) is kept but is none.
    mutating func figure(_ key: JSONText, orInto unknown: inout UnknownFields) throws(JSONFault) -> ExactDecimal? {
        skipSpace()
        let start = position
        guard try next() == .object else {
            switch try exactNumber() {
            case .value(let number): return number
            case .null: break
            case .misfit(let raw): unknown.add(key, raw)
            }
            return nil
        }
        var value: ExactDecimal?
        var isDeleted = false
        var inner = UnknownFields()
        try beginObject()
        while let name = try nextKey() {
            switch name {
            case "value": value = try figure(name, orInto: &inner)
            case "is_deleted":
                var ahead = self
                if case .value(let flag) = try ahead.flag() { isDeleted = flag }
                try keep(name, in: &inner)
            default: try keep(name, in: &inner)
            }
        }
        if isDeleted {
            unknown.add(key, text(from: start))
            return nil
        }
        unknown.add(key, inner)
        return value
    }

    /// Reads a map inside a row, field by field; what is no map is kept as it stands.
    mutating func part(
        _ key: JSONText,
        _ unknown: inout UnknownFields,
        _ field: (inout JSONReader, JSONText, inout UnknownFields) throws(JSONFault) -> Void
    ) throws(JSONFault) {
        guard try next() == .object else {
            if try !isEmptyList() { try keep(key, in: &unknown) }
            return
        }
        var inner = UnknownFields()
        try beginObject()
        while let name = try nextKey() { try field(&self, name, &inner) }
        unknown.add(key, inner)
    }

    /// Reads the samples of a signal. A list in which anything is not a sample is kept whole, as it stands: a signal
    /// with a sample left out would be a wrong one.
    mutating func samples<Sample>(
        _ key: JSONText,
        _ unknown: inout UnknownFields,
        _ sample: (Int64) -> Sample?
    ) throws(JSONFault) -> [Sample] {
        skipSpace()
        let start = position
        guard try next() == .array else {
            try keep(key, in: &unknown)
            return []
        }
        var samples: [Sample] = []
        var isWhole = true
        try beginArray()
        while try nextElement() {
            if case .value(let number) = try integer(), let sample = sample(number) {
                if isWhole { samples.append(sample) }
            } else {
                isWhole = false
            }
        }
        if isWhole { return samples }
        unknown.add(key, text(from: start))
        return []
    }
}
