import Foundation

/// Where in the text of a number the reader is.
private enum NumberPart { case start, whole, fraction, exponentStart, exponent }

/// A number exactly as Withings sent it: `mantissa × 10^exponent`.
///
/// Withings gives each measured value as an integer and a power of ten (`value`, `unit`), and the power differs from
/// device to device for the same kind of measure. Keeping both means that no value ever passes through binary floating
/// point. Two numbers are equal when they denote the same quantity: 7200 × 10⁻² equals 72 × 10⁰.
public struct ExactDecimal: Sendable, Codable {
    /// The digits, with sign.
    public let mantissa: Int64
    /// The power of ten the digits are multiplied with.
    public let exponent: Int

    public init(_ mantissa: Int64, exponent: Int = 0) {
        self.mantissa = mantissa
        self.exponent = exponent
    }

    /// Reads a decimal number as JSON writes it (`12`, `-1.5`, `3e2`), exactly.
    ///
    /// - Returns: nil if the text is not such a number or has more than eighteen significant digits.
    public init?(_ text: some StringProtocol) {
        self.init(ascii: text.utf8)
    }

    /// Reads a decimal number from the bytes of its text; see ``init(_:)-(StringProtocol)``.
    public init?(ascii bytes: some Sequence<UInt8>) {
        var mantissa: Int64 = 0
        var exponent = 0
        var explicitExponent = 0
        var negative = false
        var exponentNegative = false
        var digits = 0
        var exponentDigits = 0
        var part = NumberPart.start
        for byte in bytes {
            switch (byte, part) {
            case (UInt8(ascii: "-"), .start):
                if negative { return nil }
                negative = true
            case (UInt8(ascii: "0")...UInt8(ascii: "9"), .start), (UInt8(ascii: "0")...UInt8(ascii: "9"), .whole),
                (UInt8(ascii: "0")...UInt8(ascii: "9"), .fraction):
                if part == .start { part = .whole }
                let (scaled, overflow) = mantissa.multipliedReportingOverflow(by: 10)
                if overflow { return nil }
                let (sum, carry) = scaled.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
                if carry { return nil }
                mantissa = sum
                digits += 1
                if part == .fraction { exponent -= 1 }
            case (UInt8(ascii: "."), .whole):
                part = .fraction
            case (UInt8(ascii: "e"), .whole), (UInt8(ascii: "E"), .whole), (UInt8(ascii: "e"), .fraction),
                (UInt8(ascii: "E"), .fraction):
                part = .exponentStart
            case (UInt8(ascii: "+"), .exponentStart):
                part = .exponent
            case (UInt8(ascii: "-"), .exponentStart):
                exponentNegative = true
                part = .exponent
            case (UInt8(ascii: "0")...UInt8(ascii: "9"), .exponentStart), (UInt8(ascii: "0")...UInt8(ascii: "9"), .exponent):
                part = .exponent
                explicitExponent = explicitExponent * 10 + Int(byte - UInt8(ascii: "0"))
                if explicitExponent > 100_000 { return nil }
                exponentDigits += 1
            default:
                return nil
            }
        }
        switch part {
        case .start, .exponentStart: return nil
        case .exponent where exponentDigits == 0: return nil
        case .fraction where exponent == 0: return nil
        default: break
        }
        guard digits > 0 else { return nil }
        self.init(
            negative ? -mantissa : mantissa,
            exponent: exponent + (exponentNegative ? -explicitExponent : explicitExponent)
        )
    }

    /// The same quantity with no trailing zeros in the mantissa.
    public var normalized: ExactDecimal {
        guard mantissa != 0 else { return ExactDecimal(0) }
        var mantissa = mantissa
        var exponent = exponent
        while mantissa % 10 == 0 {
            mantissa /= 10
            exponent += 1
        }
        return ExactDecimal(mantissa, exponent: exponent)
    }

    /// The value as a `Decimal`, exact within Decimal's exponents (−128…127).
    public var decimal: Decimal {
        let clamped = min(max(exponent, -128), 127)
        return Decimal(
            sign: mantissa < 0 ? .minus : .plus, exponent: clamped, significand: Decimal(mantissa.magnitude)
        )
    }

    /// The nearest binary floating point number, for drawing and for comparing with other programs.
    public var double: Double { Double(description) ?? 0 }
}

extension ExactDecimal: Comparable, Hashable {
    public static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
        if left.exponent == right.exponent { return left.mantissa == right.mantissa }
        let (a, b) = (left.normalized, right.normalized)
        return a.mantissa == b.mantissa && a.exponent == b.exponent
    }

    public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        if left.exponent == right.exponent { return left.mantissa < right.mantissa }
        if left == right { return false }
        if left.mantissa.signum() != right.mantissa.signum() { return left.mantissa < right.mantissa }
        return left.decimal < right.decimal
    }

    public func hash(into hasher: inout Hasher) {
        let plain = normalized
        hasher.combine(plain.mantissa)
        hasher.combine(plain.exponent)
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// The number in plain decimal digits without needless zeros (`80.25`, `72`, `-1`); far out of any body's range in
    /// scientific notation, so that a nonsense exponent cannot fill the memory.
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

extension ExactDecimal: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self.init(value) }
}
