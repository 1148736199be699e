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
        guard (-40...40).contains(plain.exponent) else {
            return "\(plain.mantissa < 0 ? "-" : "")\(plain.mantissa.magnitude)E\(plain.exponent)"
        }
        // Sign, point, nineteen digits and up to forty zeros.
        return String(unsafeUninitializedCapacity: 64) { plain.write(to: $0) }
    }

    /// Writes the digits of a normalized number from the last to the first.
    ///
    /// - Returns: how many bytes there are.
    private func write(to text: UnsafeMutableBufferPointer<UInt8>) -> Int {
        let zero = UInt8(ascii: "0")
        var rest = mantissa.magnitude
        var (digits, probe) = (1, rest / 10)
        while probe > 0 { (digits, probe) = (digits + 1, probe / 10) }
        let decimals = max(0, -exponent)
        let sign = mantissa < 0 ? 1 : 0
        // At least one digit stands before the point.
        let whole = max(1, digits - decimals) + max(0, exponent)
        let count = sign + whole + (decimals > 0 ? 1 + decimals : 0)
        var place = count - 1
        for _ in 0..<max(0, exponent) {
            text[place] = zero
            place -= 1
        }
        var written = 0
        while place >= sign {
            if decimals > 0, written == decimals {
                text[place] = UInt8(ascii: ".")
                place -= 1
            }
            text[place] = zero + UInt8(rest % 10)
            rest /= 10
            (place, written) = (place - 1, written + 1)
        }
        if sign == 1 { text[0] = UInt8(ascii: "-") }
        return count
    }
}
