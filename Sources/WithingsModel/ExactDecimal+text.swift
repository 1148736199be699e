/// Where in the text of a number the reader is.
private enum NumberPart { case start, whole, fraction, exponentStart, exponent }

extension ExactDecimal {
    /// Reads a decimal number as JSON writes it (`12`, `-1.5`, `3e2`), exactly.
    ///
    /// - Returns: nil if the text is not such a number or has more digits than 64 bits hold (eighteen always fit).
    public init?(_ text: some StringProtocol) {
        self.init(ascii: text.utf8)
    }

    /// Reads a decimal number from the bytes of its text; see ``init(_:)-(StringProtocol)``.
    public init?(ascii bytes: some Sequence<UInt8>) {
        var mantissa: Int64 = 0
        var decimals = 0
        var explicit = 0
        var isNegative = false
        var isExponentNegative = false
        var isExponentEmpty = true
        var part = NumberPart.start
        for byte in bytes {
            switch (byte, part) {
            case (UInt8(ascii: "-"), .start):
                if isNegative { return nil }
                isNegative = true
            case (UInt8(ascii: "0")...UInt8(ascii: "9"), .start), (UInt8(ascii: "0")...UInt8(ascii: "9"), .whole),
                (UInt8(ascii: "0")...UInt8(ascii: "9"), .fraction):
                if part == .start { part = .whole }
                let (scaled, overflow) = mantissa.multipliedReportingOverflow(by: 10)
                let (sum, carry) = scaled.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
                if overflow || carry { return nil }
                mantissa = sum
                if part == .fraction { decimals += 1 }
            case (UInt8(ascii: "."), .whole):
                part = .fraction
            case (UInt8(ascii: "e"), .whole), (UInt8(ascii: "E"), .whole), (UInt8(ascii: "e"), .fraction),
                (UInt8(ascii: "E"), .fraction):
                if part == .fraction, decimals == 0 { return nil }
                part = .exponentStart
            case (UInt8(ascii: "+"), .exponentStart):
                part = .exponent
            case (UInt8(ascii: "-"), .exponentStart):
                isExponentNegative = true
                part = .exponent
            case (UInt8(ascii: "0")...UInt8(ascii: "9"), .exponentStart),
                (UInt8(ascii: "0")...UInt8(ascii: "9"), .exponent):
                part = .exponent
                isExponentEmpty = false
                explicit = explicit * 10 + Int(byte - UInt8(ascii: "0"))
                if explicit > 100_000 { return nil }
            default:
                return nil
            }
        }
        switch part {
        case .start, .exponentStart: return nil
        case .exponent where isExponentEmpty: return nil
        case .fraction where decimals == 0: return nil
        default: break
        }
        self.init(isNegative ? -mantissa : mantissa, exponent: (isExponentNegative ? -explicit : explicit) - decimals)
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// The number in plain decimal digits without needless zeros (`80.25`, `72`, `-1`); far out of any body's range in
    /// scientific notation, so that a nonsense exponent cannot fill the memory. ``init(_:)-(StringProtocol)`` reads it.
    public var description: String {
        let plain = normalized
        let digits = String(plain.mantissa.magnitude)
        let sign = plain.mantissa < 0 ? "-" : ""
        if plain.exponent == 0 { return sign + digits }
        guard (-40...40).contains(plain.exponent) else { return "\(sign)\(digits)E\(plain.exponent)" }
        if plain.exponent > 0 { return sign + digits + String(repeating: "0", count: plain.exponent) }
        let decimals = -plain.exponent
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
    }
}
