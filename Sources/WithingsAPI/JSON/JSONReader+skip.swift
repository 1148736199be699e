extension JSONReader {
    /// What kind of value comes next, by its first byte.
    enum Next {
        case object, array, string, number, word
    }

    mutating func next() throws(JSONFault) -> Next {
        switch try peek() {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): return .word
        default: throw syntaxFault("No value starts like this.")
        }
    }

    /// Passes over one value of any kind, checking that it is JSON; the value as it stands in the text.
    @discardableResult
    mutating func skipValue() throws(JSONFault) -> JSONText {
        skipSpace()
        let start = position
        switch try next() {
        case .object:
            try beginObject()
            while try nextKey() != nil { try skipValue() }
        case .array:
            try beginArray()
            while try nextElement() { try skipValue() }
        case .string: _ = try string()
        case .number: _ = try number()
        case .word: _ = try word()
        }
        return text(from: start)
    }

    /// Reads `null` if it comes next.
    @inline(__always)
    mutating func takeNull() throws(JSONFault) -> Bool {
        guard try peek() == UInt8(ascii: "n") else { return false }
        _ = try word()
        return true
    }
}
