extension JSONText {
    /// The text with its escapes resolved; nil if it is not UTF-8. Half of a surrogate pair becomes U+FFFD.
    var decoded: String? {
        if isPlain { return String(decoding: bytes, as: UTF8.self) }
        var plain: [UInt8] = []
        plain.reserveCapacity(count)
        var index = 0
        while index < count {
            guard bytes[index] == UInt8(ascii: "\\"), index + 1 < count else {
                plain.append(bytes[index])
                index += 1
                continue
            }
            let letter = bytes[index + 1]
            index += 2
            switch letter {
            case UInt8(ascii: "b"): plain.append(0x08)
            case UInt8(ascii: "f"): plain.append(0x0C)
            case UInt8(ascii: "n"): plain.append(0x0A)
            case UInt8(ascii: "r"): plain.append(0x0D)
            case UInt8(ascii: "t"): plain.append(0x09)
            case UInt8(ascii: "u"): plain.append(contentsOf: String(scalar(at: &index)).utf8)
            default: plain.append(letter)
            }
        }
        return String(validating: plain, as: UTF8.self)
    }

    /// The piece as it stands, with what is not UTF-8 replaced; cut after so many bytes.
    func verbatim(limit: Int = .max) -> String {
        guard count > limit else { return String(decoding: bytes, as: UTF8.self) }
        var end = limit
        // Not in the middle of a letter.
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return String(decoding: bytes[..<end], as: UTF8.self)
    }

    private func scalar(at index: inout Int) -> Unicode.Scalar {
        let replacement: Unicode.Scalar = "\u{FFFD}"
        guard let high = codeUnit(at: index) else { return replacement }
        index += 4
        guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) ?? replacement }
        guard index + 1 < count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u"),
            let low = codeUnit(at: index + 2), (0xDC00..<0xE000).contains(low)
        else { return replacement }
        index += 6
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? replacement
    }

    private func codeUnit(at index: Int) -> UInt32? {
        guard index + 4 <= count else { return nil }
        var unit: UInt32 = 0
        for offset in 0..<4 {
            guard let digit = Self.hexDigit(bytes[index + offset]) else { return nil }
            unit = unit << 4 | digit
        }
        return unit
    }

    static func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
