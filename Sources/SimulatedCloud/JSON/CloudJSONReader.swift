/// Reads JSON text into ``CloudJSON``. Strict about form; at most 64 levels deep.
package struct CloudJSONReader {
    /// Where the text stopped being JSON, in bytes.
    package struct Fault: Error {
        package var offset: Int
    }

    private let bytes: [UInt8]
    private var at = 0

    /// The value that the text is.
    ///
    /// - Throws: ``Fault`` at the first byte that does not fit.
    package static func read(_ bytes: [UInt8]) throws(Fault) -> CloudJSON {
        var reader = CloudJSONReader(bytes: bytes)
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.at == bytes.count else { throw reader.fault }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var fault: Fault { Fault(offset: at) }
    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard next == byte else { return false }
        at += 1
        return true
    }

    private mutating func value(depth: Int) throws(Fault) -> CloudJSON {
        guard depth < 64 else { throw fault }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ text: String, _ value: CloudJSON) throws(Fault) -> CloudJSON {
        for byte in text.utf8 {
            guard next == byte else { throw fault }
            at += 1
        }
        return value
    }

    private mutating func object(depth: Int) throws(Fault) -> CloudJSON {
        at += 1
        var members: [CloudJSONObject.Member] = []
        if take(UInt8(ascii: "}")) { return .object(CloudJSONObject()) }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw fault }
            let key = try string()
            guard take(UInt8(ascii: ":")) else { throw fault }
            members.append(CloudJSONObject.Member(key: key, value: try value(depth: depth + 1)))
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw fault }
        return .object(CloudJSONObject(members))
    }

    private mutating func array(depth: Int) throws(Fault) -> CloudJSON {
        at += 1
        var elements: [CloudJSON] = []
        if take(UInt8(ascii: "]")) { return .array([]) }
        repeat {
            elements.append(try value(depth: depth + 1))
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw fault }
        return .array(elements)
    }

    private mutating func number() throws(Fault) -> CloudJSON {
        let start = at
        while let byte = next, "+-.0123456789eE".utf8.contains(byte) { at += 1 }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        if let whole = Int(text) { return .integer(whole) }
        guard Double(text) != nil else { throw Fault(offset: start) }
        return .number(text)
    }

    private mutating func string() throws(Fault) -> String {
        at += 1
        var units: [UInt8] = []
        while let byte = next {
            at += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
            case UInt8(ascii: "\\"): units.append(contentsOf: String(try escape()).utf8)
            default: units.append(byte)
            }
        }
        throw fault
    }

    private mutating func escape() throws(Fault) -> Character {
        guard let byte = next else { throw fault }
        at += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "u"): return try unicode()
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Character(UnicodeScalar(byte))
        default: throw fault
        }
    }

    private mutating func unicode() throws(Fault) -> Character {
        let high = try fourDigits()
        if let scalar = UnicodeScalar(high) { return Character(scalar) }
        guard next == UInt8(ascii: "\\") else { throw fault }
        at += 1
        guard next == UInt8(ascii: "u") else { throw fault }
        at += 1
        let low = try fourDigits()
        guard (0xD800..<0xDC00).contains(high), (0xDC00..<0xE000).contains(low),
            let scalar = UnicodeScalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
        else { throw fault }
        return Character(scalar)
    }

    private mutating func fourDigits() throws(Fault) -> UInt32 {
        guard at + 4 <= bytes.count,
            let value = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
        else { throw fault }
        at += 4
        return value
    }
}
