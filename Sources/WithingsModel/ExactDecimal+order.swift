extension ExactDecimal: Comparable, Hashable {
    public static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
        if left.exponent == right.exponent { return left.mantissa == right.mantissa }
        let (a, b) = (left.normalized, right.normalized)
        return a.mantissa == b.mantissa && a.exponent == b.exponent
    }

    public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
        if left.exponent == right.exponent || left.mantissa.signum() != right.mantissa.signum() {
            return left.mantissa < right.mantissa
        }
        let (a, b) = (left.normalized, right.normalized)
        return a.mantissa < 0 ? isSmaller(b, a) : isSmaller(a, b)
    }

    /// Compares magnitudes; both numbers are normalized and not zero.
    private static func isSmaller(_ a: ExactDecimal, _ b: ExactDecimal) -> Bool {
        let (aDigits, bDigits) = (a.digitCount, b.digitCount)
        // The power of ten of the leading digit. Saturates, for exponents that no number in the world has.
        let (aOrder, aOverflow) = a.exponent.addingReportingOverflow(aDigits)
        let (bOrder, bOverflow) = b.exponent.addingReportingOverflow(bDigits)
        if aOverflow || bOverflow { return a.exponent < b.exponent }
        if aOrder != bOrder { return aOrder < bOrder }
        // Same order: the exponents differ by as much as the digits do, 18 at most, which fits 128 bits.
        let shared = max(aDigits, bDigits)
        return a.magnitude(withDigits: shared, digitCount: aDigits)
            < b.magnitude(withDigits: shared, digitCount: bDigits)
    }

    private var digitCount: Int {
        var count = 1
        var rest = mantissa.magnitude / 10
        while rest > 0 {
            rest /= 10
            count += 1
        }
        return count
    }

    private func magnitude(withDigits digits: Int, digitCount: Int) -> UInt128 {
        var magnitude = UInt128(mantissa.magnitude)
        for _ in digitCount..<digits { magnitude *= 10 }
        return magnitude
    }

    public func hash(into hasher: inout Hasher) {
        let plain = normalized
        hasher.combine(plain.mantissa)
        hasher.combine(plain.exponent)
    }
}
