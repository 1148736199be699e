/// Parameters of a query or a form body, percent-decoded.
package enum FormFields {
    /// The parameters of `a=1&b=%20`; a later one of the same name wins.
    package static func decode(_ text: some StringProtocol) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            fields[unescape(halves[0])] = halves.count > 1 ? unescape(halves[1]) : ""
        }
        return fields
    }

    /// The pairs in the order given, percent-encoded.
    package static func encode(_ pairs: [(String, String)]) -> String {
        pairs.map { escape($0.0) + "=" + escape($0.1) }.joined(separator: "&")
    }

    /// Percent-encodes everything but letters, digits and `-._~`.
    package static func escape(_ text: String) -> String {
        var out = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                out.unicodeScalars.append(UnicodeScalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                out += digits.count == 1 ? "%0" + digits : "%" + digits
            }
        }
        return out
    }

    private static func unescape(_ text: some StringProtocol) -> String {
        // Most have nothing to decode.
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return String(text)
        }
        let escaped = Array(text.utf8)
        var bytes: [UInt8] = []
        var place = 0
        while place < escaped.count {
            let byte = escaped[place]
            if byte == UInt8(ascii: "%"), place + 2 < escaped.count,
                let value = UInt8(String(decoding: escaped[place + 1...place + 2], as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                place += 3
                continue
            }
            bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
            place += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
