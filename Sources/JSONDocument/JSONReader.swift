/// Reads the JSON that clients send. Strict in its grammar, bounded in its depth, never a crash whatever comes.
package struct JSONReader {
    /// Deeper documents than this nobody sends in good faith.
    static let deepest = 64

    private let bytes: [UInt8]
    private var place = 0

    private struct Malformed: Error {}

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// - Returns: nil if the bytes are not one JSON document in UTF-8.
    package static func value(_ bytes: [UInt8]) -> JSONValue? {
        guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
        var reader = JSONReader(bytes)
        guard let value = try? reader.value(depth: 0) else { return nil }
        reader.skipBlanks()
        // Not `? value : nil`: a JSON value can be written `nil` too.
        guard reader.place == bytes.count else { return nil }
        return value
    }

    private mutating func value(depth: Int) throws -> JSONValue {
        guard depth < Self.deepest else { throw Malformed() }
        skipBlanks()
        switch peek {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws -> JSONValue {
        var members: [String: JSONValue] = [:]
        place += 1
        skipBlanks()
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipBlanks()
            let name = try string()
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw Malformed() }
            members[name] = try value(depth: depth + 1)
            skipBlanks()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw Malformed() }
        return .object(members)
    }

    private mutating func array(depth: Int) throws -> JSONValue {
        var values: [JSONValue] = []
        place += 1
        skipBlanks()
        if take(UInt8(ascii: "]")) { return .array(values) }
        repeat {
            values.append(try value(depth: depth + 1))
            skipBlanks()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw Malformed() }
        return .array(values)
    }

    private mutating func number() throws -> JSONValue {
        let start = place
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        return .number(String(decoding: bytes[start..<place], as: UTF8.self))
    }

    private mutating func digits() throws {
        let start = place
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
        if place == start { throw Malformed() }
    }

    private mutating func string() throws -> String {
        guard take(UInt8(ascii: "\"")) else { throw Malformed() }
        var text: [UInt8] = []
        while let byte = peek {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try text.append(contentsOf: escaped())
            case 0..<0x20: throw Malformed()
            default: text.append(byte)
            }
        }
        throw Malformed()
    }

    private mutating func escaped() throws -> [UInt8] {
        guard let byte = peek else { throw Malformed() }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            var units = [try codeUnit()]
            let another = bytes[place...].prefix(2).elementsEqual(#"\u"#.utf8)
            if UTF16.isLeadSurrogate(units[0]), another {
                let before = place
                place += 2
                let next = try codeUnit()
                if UTF16.isTrailSurrogate(next) { units.append(next) } else { place = before }
            }
            // Half a pair becomes the replacement character, as everywhere in Swift.
            return Array(String(decoding: units, as: UTF16.self).utf8)
        default: throw Malformed()
        }
    }

    private mutating func codeUnit() throws -> UInt16 {
        guard place + 4 <= bytes.count else { throw Malformed() }
        let text = String(decoding: bytes[place..<place + 4], as: UTF8.self)
        guard text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
            let unit = UInt16(text, radix: 16)
        else { throw Malformed() }
        place += 4
        return unit
    }

    private mutating func word(_ text: String, _ value: JSONValue) throws -> JSONValue {
        guard bytes[place...].starts(with: text.utf8) else { throw Malformed() }
        place += text.utf8.count
        return value
    }

    private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        place += 1
        return true
    }

    private mutating func skipBlanks() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }
}
