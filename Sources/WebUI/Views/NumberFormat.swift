import Foundation
import WithingsModel

/// Writes numbers as people of a language read them: rounded in decimal, thousands apart.
struct NumberFormat: Sendable, Hashable {
    /// The mark before the fraction.
    var decimal = "."
    /// The mark between groups of digits.
    var group = ","
    /// Numbers of so many digits are grouped; Spanish and Polish leave four digits together.
    var groupedFrom = 4
    /// Digits of the groups before the last three: two in India.
    var furtherGroup = 3

    static let minus = "−"

    /// As the program itself, and everybody who says nothing else, writes them.
    static let usual = NumberFormat()

    private init() {}

    /// What a language is known to do; the usual where nobody knows the language.
    init(language tag: String) {
        // Digits stay those of every page, whatever the language has of its own.
        let primary = tag.split(separator: "-").first.map(String.init) ?? tag
        guard Locale.availableIdentifiers.contains(primary) else { return }
        let locale = Locale(identifier: tag.replacing("-", with: "_") + "@numbers=latn")
        let style = Decimal.FormatStyle(locale: locale)
        let long = (Decimal(12_345_675) / 10).formatted(style)
        let short = Decimal(1234).formatted(style)
        let parts = long.split(whereSeparator: { $0.isASCII && $0.isNumber })
            .map(String.init)
        let digits = long.split(whereSeparator: { !($0.isASCII && $0.isNumber) })
        guard digits.joined() == "12345675", let mark = parts.last, digits.last == "5", mark.count == 1 else { return }
        decimal = mark
        // Without groups there is one mark alone.
        guard parts.count > 1, let first = parts.first, first.count == 1, first != mark else {
            group = ""
            return
        }
        group = first
        groupedFrom = short.contains(first) ? 4 : 5
        furtherGroup = digits.dropLast().dropFirst().first?.count == 2 ? 2 : 3
    }

    /// - Parameter marks: what a language's file says of them; what is no mark is left out.
    func using(_ marks: LanguageFile.Numbers?) -> NumberFormat {
        var format = self
        if let mark = marks?.decimal, mark.count == 1, mark.first?.isNumber == false { format.decimal = mark }
        if let mark = marks?.group, mark.count <= 1, mark.first?.isNumber != true { format.group = mark }
        return format.decimal == format.group ? self : format
    }

    /// - Parameter precision: digits after the mark, all of them shown; nil shows at most two, without zeros at the end.
    func text(_ number: ExactDecimal, precision: Int?) -> String {
        if let text = quickText(number, precision: precision) { return text }
        guard (-40...40).contains(number.normalized.exponent) else { return number.description }
        return text(number.decimal, precision: precision)
    }

    /// The same in whole numbers, as nearly everything that was measured can be written: tables have thousands.
    ///
    /// - Returns: nil for numbers with more digits than fit, and for exponents that nobody measures.
    private func quickText(_ number: ExactDecimal, precision: Int?) -> String? {
        let digits = precision ?? 2
        guard (-18...18).contains(number.exponent), (0...18).contains(digits) else { return nil }
        var whole = number.mantissa.magnitude
        var exponent = -number.exponent
        var dropped: UInt64 = 0
        while exponent > digits {
            (whole, dropped) = whole.quotientAndRemainder(dividingBy: 10)
            exponent -= 1
        }
        // Half is rounded away from zero, which the last digit that is dropped decides alone.
        if dropped >= 5 { whole += 1 }
        while exponent < digits {
            let (scaled, overflow) = whole.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            (whole, exponent) = (scaled, exponent + 1)
        }
        var scale: UInt64 = 1
        for _ in 0..<digits { scale *= 10 }
        let (integer, rest) = whole.quotientAndRemainder(dividingBy: scale)
        var (fraction, places) = (rest, digits)
        while precision == nil, places > 0, fraction % 10 == 0 { (fraction, places) = (fraction / 10, places - 1) }
        let sign = number.mantissa < 0 && whole > 0 ? "-" : ""
        let text = grouped(sign + String(integer))
        if places == 0 { return text }
        let written = String(fraction)
        return text + decimal + String(repeating: "0", count: places - written.utf8.count) + written
    }

    func text(_ number: Decimal, precision: Int?) -> String {
        var number = number
        var rounded = Decimal()
        NSDecimalRound(&rounded, &number, precision ?? 2, .plain)
        let parts = rounded.description.split(separator: ".", maxSplits: 1)
        let whole = parts.first.map(String.init) ?? "0"
        var fraction = parts.count > 1 ? String(parts[1]) : ""
        if let precision { fraction += String(repeating: "0", count: max(0, precision - fraction.count)) }
        return grouped(whole) + (fraction.isEmpty ? "" : decimal + fraction)
    }

    func text(_ count: Int) -> String { grouped(String(count)) }

    private func grouped(_ digits: String) -> String {
        let isNegative = digits.utf8.first == UInt8(ascii: "-")
        if digits.utf8.count < groupedFrom, !isNegative { return digits }
        let sign = isNegative ? Self.minus : ""
        let bare = digits.drop { $0 == "-" }
        guard bare.count >= groupedFrom else { return sign + bare }
        var groups: [Substring] = []
        var rest = bare
        var length = 3
        while rest.count > length {
            groups.insert(rest.suffix(length), at: 0)
            rest = rest.dropLast(length)
            length = furtherGroup
        }
        groups.insert(rest, at: 0)
        return sign + groups.joined(separator: group)
    }
}
