import WithingsModel

extension JSONReader {
    /// Reads a field of an open set of numbers. A number always counts; a text with a number in it counts where the
    /// documentation says that the field is one; anything else goes to the unknown fields.
    mutating func fieldNumber(
        _ key: JSONText,
        _ documented: Set<String>,
        _ unknown: inout UnknownFields,
        _ pool: inout StringPool
    ) throws(JSONFault) -> (name: String, value: ExactDecimal)? {
        let next = try next()
        guard next == .number || next == .string, let name = pool.string(key),
            next == .number || documented.contains(name)
        else {
            try keep(key, in: &unknown)
            return nil
        }
        switch try exactNumber() {
        case .value(let number): return (name, number)
        case .null: return nil
        case .misfit(let raw):
            unknown.add(key, raw)
            return nil
        }
    }

    /// Reads `[]`, which stands for an empty map, if it comes next.
    mutating func isEmptyList() throws(JSONFault) -> Bool {
        guard try next() == .array else { return false }
        let mark = self
        try beginArray()
        if try !nextElement() { return true }
        self = mark
        return false
    }
}
