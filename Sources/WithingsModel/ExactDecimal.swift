import Foundation

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

    /// The same quantity with no trailing zeros in the mantissa.
    public var normalized: ExactDecimal {
        guard mantissa != 0 else { return ExactDecimal(0) }
        var mantissa = mantissa
        var exponent = exponent
        while mantissa % 10 == 0, exponent < .max {
            mantissa /= 10
            exponent += 1
        }
        return ExactDecimal(mantissa, exponent: exponent)
    }

    /// The number as an integer; nil when it has a fraction or does not fit.
    public var wholeNumber: Int64? {
        let plain = normalized
        guard (0...18).contains(plain.exponent) else { return nil }
        var whole = plain.mantissa
        for _ in 0..<plain.exponent {
            let (scaled, overflow) = whole.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            whole = scaled
        }
        return whole
    }

    /// The value as a `Decimal`, exact within Decimal's exponents (−128…127) and held to them beyond.
    public var decimal: Decimal {
        let clamped = min(max(exponent, -128), 127)
        return Decimal(
            sign: mantissa < 0 ? .minus : .plus,
            exponent: clamped,
            significand: Decimal(mantissa.magnitude)
        )
    }

    /// The nearest binary floating point number, for drawing and for comparing with other programs; always finite.
    public var double: Double {
        // Both are exact up to here, so that one division or product gives the nearest there is.
        if mantissa.magnitude <= 1 << 53, (-22...22).contains(exponent) {
            let power = Self.powers[abs(exponent)]
            return exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
        }
        let nearest = Double(description) ?? 0
        return nearest.isFinite ? nearest : (mantissa < 0 ? -1 : 1) * Double.greatestFiniteMagnitude
    }
}

extension ExactDecimal {
    /// The powers of ten that a binary number holds exactly.
    private static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}

extension ExactDecimal: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self.init(value) }
}
