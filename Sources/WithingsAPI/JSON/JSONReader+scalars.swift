import WithingsModel

extension JSONReader {
    /// Reads a string; the piece between the quotation marks, escapes untouched.
    mutating func string() throws(JSONFault) -> JSONText {
        guard try peek() == UInt8(ascii: "\"") else { throw contentFault("A text should stand here.") }
        position += 1
        let start = position
        var isPlain = true
        skipPlainLetters()
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                let text = UnsafeBufferPointer(rebasing: bytes[start..<position])
                position += 1
                return JSONText(bytes: text, isPlain: isPlain)
            }
            if byte == UInt8(ascii: "\\") {
                isPlain = false
                try escape()
            } else if byte < 0x20 {
                throw syntaxFault("A control character stands inside a text.")
            } else {
                if byte >= 0x80 { isPlain = false }
                position += 1
            }
        }
        throw syntaxFault("")
    }

    /// Passes over plain letters eight at a time: ASCII, no quotation mark, no backslash, no control character.
    @inline(__always)
    private mutating func skipPlainLetters() {
        guard let base = UnsafeRawPointer(bytes.baseAddress) else { return }
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        while bytes.count - position >= 8 {
            let eight = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            let quotes = eight ^ (ones &* 0x22)
            let slashes = eight ^ (ones &* 0x5C)
            // A byte's high bit survives where the byte is zero after the exclusive or, below a space, or not ASCII.
            let zeros = ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)
            let stops = (zeros | (eight &- (ones &* 0x20)) | eight) & highs
            if stops != 0 {
                position += stops.trailingZeroBitCount >> 3
                return
            }
            position += 8
        }
    }

    private mutating func escape() throws(JSONFault) {
        position += 1
        guard position < bytes.count else { throw syntaxFault("") }
        switch bytes[position] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        case UInt8(ascii: "u"):
            position += 1
            for _ in 0..<4 {
                guard position < bytes.count, JSONText.hexDigit(bytes[position]) != nil else {
                    throw syntaxFault("An escape should have four hexadecimal digits.")
                }
                position += 1
            }
        default:
            throw syntaxFault("An unknown escape stands inside a text.")
        }
    }

    /// Reads a whole number of up to eighteen digits without a fraction or an exponent, as nearly all are; nil, with
    /// nothing read, if the number is anything else.
    @inline(__always)
    mutating func quickInteger() -> Int64? {
        var index = position
        let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
        if isNegative { index += 1 }
        let first = index
        var value: Int64 = 0
        while index < bytes.count, isDigit(bytes[index]) {
            if index - first == 18 { return nil }
            value = value &* 10 &+ Int64(bytes[index] &- UInt8(ascii: "0"))
            index += 1
        }
        // What could go on as a number is left to the careful reader; so is a needless zero.
        guard index > first, index < bytes.count, bytes[first] != UInt8(ascii: "0") || index == first + 1,
            bytes[index] != UInt8(ascii: "."), bytes[index] | 0x20 != UInt8(ascii: "e")
        else { return nil }
        position = index
        return isNegative ? -value : value
    }

    /// Reads a number without going through binary floating point.
    mutating func number() throws(JSONFault) -> JSONNumber {
        let first = try peek()
        guard first == UInt8(ascii: "-") || isDigit(first) else { throw contentFault("A number should stand here.") }
        let start = position
        let isNegative = first == UInt8(ascii: "-")
        if isNegative { position += 1 }
        var digits = Digits()
        let wholeStart = position
        takeDigits(into: &digits)
        guard position > wholeStart else { throw syntaxFault("A number has no digits.") }
        if bytes[wholeStart] == UInt8(ascii: "0"), position > wholeStart + 1 {
            throw syntaxFault("A number starts with a needless zero.")
        }
        var exponent = 0
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            let fractionStart = position
            takeDigits(into: &digits)
            guard position > fractionStart else { throw syntaxFault("A number ends with its point.") }
            exponent = fractionStart - position
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            exponent = try explicitExponent(exponent, &digits)
        }
        let exact =
            digits.isExact
            ? ExactDecimal(isNegative ? -digits.mantissa : digits.mantissa, exponent: exponent) : nil
        return JSONNumber(exact: exact, raw: text(from: start))
    }

    private mutating func explicitExponent(_ exponent: Int, _ digits: inout Digits) throws(JSONFault) -> Int {
        position += 1
        var isNegative = false
        if position < bytes.count, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") {
            isNegative = bytes[position] == UInt8(ascii: "-")
            position += 1
        }
        var explicit = Digits()
        let start = position
        takeDigits(into: &explicit)
        guard position > start else { throw syntaxFault("A number ends with its exponent sign.") }
        guard explicit.isExact, explicit.mantissa <= 100_000 else {
            digits.isExact = false
            return exponent
        }
        return exponent + Int(isNegative ? -explicit.mantissa : explicit.mantissa)
    }

    private struct Digits {
        var mantissa: Int64 = 0
        var isExact = true
    }

    @inline(__always)
    private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    @inline(__always)
    private mutating func takeDigits(into digits: inout Digits) {
        while position < bytes.count, isDigit(bytes[position]) {
            let (scaled, overflow) = digits.mantissa.multipliedReportingOverflow(by: 10)
            let (sum, carry) = scaled.addingReportingOverflow(Int64(bytes[position] - UInt8(ascii: "0")))
            if overflow || carry { digits.isExact = false } else { digits.mantissa = sum }
            position += 1
        }
    }

    /// Reads `true`, `false` or `null`.
    mutating func word() throws(JSONFault) -> JSONWord {
        switch try peek() {
        case UInt8(ascii: "t"): try word("true", .true)
        case UInt8(ascii: "f"): try word("false", .false)
        case UInt8(ascii: "n"): try word("null", .null)
        default: throw syntaxFault("No value starts like this.")
        }
    }

    private mutating func word(_ letters: StaticString, _ word: JSONWord) throws(JSONFault) -> JSONWord {
        for index in 0..<letters.utf8CodeUnitCount {
            guard position < bytes.count, bytes[position] == letters.utf8Start[index] else {
                throw syntaxFault("No value starts like this.")
            }
            position += 1
        }
        return word
    }
}
