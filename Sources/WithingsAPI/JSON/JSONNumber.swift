import WithingsModel

/// A number, exactly as it stands in the text.
struct JSONNumber {
    /// nil when the number has more digits than can be held exactly.
    var exact: ExactDecimal?
    var raw: JSONText

    /// The number as a whole one; nil when it has a fraction or is out of range.
    var integer: Int64? {
        guard let exact else { return nil }
        return exact.exponent == 0 ? exact.mantissa : exact.wholeNumber
    }
}
