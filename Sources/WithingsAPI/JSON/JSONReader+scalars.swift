import WithingsModel

extension JSONReader {
    /// Reads a string; the piece between the quotation marks, escapes untouched.
    mutating func string() throws(JSONFault) -> JSONText {
        guard try peek() == UInt8(ascii: "\"") else { throw contentFault("A text should stand here.") }
        position += 1
        let start = position
        var isPlain = true
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
