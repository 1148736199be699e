import Foundation
import WithingsModel

/// Writes numbers as people read them: rounded in decimal, thousands apart. Both languages write them alike.
enum NumberFormat {
    /// - Parameter precision: digits after the point, all of them shown; nil shows at most two, without zeros at the end.
    static func text(_ number: ExactDecimal, precision: Int?) -> String {
        guard (-40...40).contains(number.normalized.exponent) else { return number.description }
        return text(number.decimal, precision: precision)
    }

    static func text(_ number: Decimal, precision: Int?) -> String {
        var number = number
        var rounded = Decimal()
        NSDecimalRound(&rounded, &number, precision ?? 2, .plain)
        let parts = rounded.description.split(separator: ".", maxSplits: 1)
        let whole = parts.first.map(String.init) ?? "0"
        var fraction = parts.count > 1 ? String(parts[1]) : ""
        if let precision { fraction += String(repeating: "0", count: max(0, precision - fraction.count)) }
        return grouped(whole) + (fraction.isEmpty ? "" : "." + fraction)
    }

    static func text(_ count: Int) -> String { grouped(String(count)) }

    private static func grouped(_ digits: String) -> String {
        let sign = digits.hasPrefix("-") ? "−" : ""
        let bare = digits.drop { $0 == "-" }
        var groups: [Substring] = []
        var rest = bare
        while rest.count > 3 {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        groups.insert(rest, at: 0)
        return sign + groups.joined(separator: ",")
    }
}
