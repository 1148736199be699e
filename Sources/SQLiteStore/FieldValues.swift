import WithingsModel

/// Numbers by name as one JSON object: `{"hr_average":62e0,"sleep_efficiency":86e-2}`.
///
/// Each number is written with its mantissa and exponent, so that it comes back exactly as Withings sent it while any
/// database can still read it as JSON.
enum FieldValues {
    static func text(_ values: [String: ExactDecimal]) -> String {
        var text = "{"
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            if text.utf8.count > 1 { text += "," }
            text += "\(quoted(name)):\(value.mantissa)e\(value.exponent)"
        }
        return text + "}"
    }

    /// - Returns: nil if the text is not such an object.
    static func values(_ text: String) -> [String: ExactDecimal]? {
        values(text) { $0 }
    }

    /// - Parameter key: Makes the key of a name; nil for one that cannot be.
    /// - Returns: nil if the text is not such an object.
    static func values<Key: Hashable>(_ text: String, key: (String) -> Key?) -> [Key: ExactDecimal]? {
        var plain = text
        let quick = plain.withUTF8 { bytes in plainValues(bytes, key) }
        return quick ?? anyValues(text, key)
    }

    /// Names without anything escaped, as all that are known: read byte by byte, because thousands of nights have dozens.
    ///
    /// - Returns: nil also if something is escaped.
    private static func plainValues<Key: Hashable>(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ key: (String) -> Key?
    ) -> [Key: ExactDecimal]? {
        let (quote, colon, comma, backslash) = (0x22 as UInt8, 0x3A as UInt8, 0x2C as UInt8, 0x5C as UInt8)
        guard let text = bytes.baseAddress, bytes.count >= 2, text[0] == 0x7B, text[bytes.count - 1] == 0x7D else {
            return nil
        }
        let end = bytes.count - 1
        var values: [Key: ExactDecimal] = [:]
        // Growing bit by bit would hash every name several times; few are shorter than this with their numbers.
        values.reserveCapacity(end / 16)
        var place = 1
        while place < end {
            guard text[place] == quote else { return nil }
            let start = place + 1
            var close = start
            while close < end, text[close] != quote {
                if text[close] == backslash { return nil }
                close += 1
            }
            guard close + 1 < end, text[close + 1] == colon else { return nil }
            place = close + 2
            guard let number = number(text, &place, end), place == end || text[place] == comma else { return nil }
            place += 1
            let name = String(decoding: UnsafeBufferPointer(start: text + start, count: close - start), as: UTF8.self)
            guard let key = key(name) else { return nil }
            values[key] = number
        }
        return values
    }

    /// Reads a number as it is written here, `62e0`, from a place on.
    static func number(_ text: UnsafePointer<UInt8>, _ place: inout Int, _ end: Int) -> ExactDecimal? {
        guard place < end, let mantissa = integer(text, &place, end), place < end,
            text[place] == UInt8(ascii: "e")
        else { return nil }
        place += 1
        guard place < end, let exponent = integer(text, &place, end) else { return nil }
        return ExactDecimal(mantissa, exponent: Int(exponent))
    }

    /// Reads digits from a place on, as far as they go.
    private static func integer(_ text: UnsafePointer<UInt8>, _ place: inout Int, _ end: Int) -> Int64? {
        let isNegative = text[place] == 0x2D
        if isNegative { place += 1 }
        let start = place
        var number: Int64 = 0
        while place < end, case let digit = text[place], digit >= 48, digit <= 57 {
            let (tens, isTooMuch) = number.multipliedReportingOverflow(by: 10)
            // Downwards, because the least number has no counterpart.
            let (sum, isTooLittle) = tens.subtractingReportingOverflow(Int64(digit - 48))
            if isTooMuch || isTooLittle { return nil }
            number = sum
            place += 1
        }
        guard place > start else { return nil }
        guard !isNegative else { return number }
        return number == .min ? nil : -number
    }

    private static func anyValues<Key: Hashable>(_ text: String, _ key: (String) -> Key?) -> [Key: ExactDecimal]? {
        // Scalars, not characters: a name may begin with a mark that would merge with the quote before it.
        var rest = Substring(text).unicodeScalars
        guard rest.popFirst() == "{", rest.popLast() == "}" else { return nil }
        var values: [Key: ExactDecimal] = [:]
        while !rest.isEmpty {
            guard let name = takeQuoted(&rest), rest.popFirst() == ":" else { return nil }
            let number = rest.prefix { $0 != "," }
            rest = rest.dropFirst(number.count + 1)
            let parts = number.split(separator: "e", omittingEmptySubsequences: false)
            guard parts.count == 2, let mantissa = Int64(String(parts[0])), let exponent = Int(String(parts[1])) else {
                return nil
            }
            guard let key = key(name) else { return nil }
            values[key] = ExactDecimal(mantissa, exponent: exponent)
        }
        return values
    }

    private static func quoted(_ name: String) -> String {
        var text = "\""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                text += "\\\(scalar)"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default:
                text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }

    private static func takeQuoted(_ rest: inout Substring.UnicodeScalarView) -> String? {
        guard rest.popFirst() == "\"" else { return nil }
        var name = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"":
                return String(name)
            case "\\":
                guard let escaped = rest.popFirst() else { return nil }
                guard escaped == "u" else {
                    name.append(escaped)
                    continue
                }
                let digits = String(String.UnicodeScalarView(rest.prefix(4)))
                guard let code = UInt32(digits, radix: 16), let plain = Unicode.Scalar(code) else { return nil }
                rest = rest.dropFirst(4)
                name.append(plain)
            default:
                name.append(scalar)
            }
        }
        return nil
    }
}
