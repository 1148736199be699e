import Foundation

/// A number as YAML 1.1 and Home Assistant read it: `010` is eight, `1_000` a thousand, `5:00` three hundred.
struct YAMLNumber {
    let value: Double

    init?(_ node: ConfigurationNode) {
        guard case .scalar(let text, let isPlain) = node.content else { return nil }
        let number = isPlain ? Self.plain(text) : Self.decimal(text)
        guard let number, number.isFinite, abs(number) < 1e15 else { return nil }
        value = number
    }

    private static func decimal(_ text: String) -> Double? {
        guard text.utf8.count < 40, text.wholeMatch(of: /\s*[-+]?[0-9]*\.?[0-9]*([eE][-+]?[0-9]+)?\s*/) != nil else {
            return nil
        }
        return Double(text.trimmingCharacters(in: .whitespaces))
    }

    private static func plain(_ text: String) -> Double? {
        guard text.utf8.count < 40 else { return nil }
        let sign: Double = text.hasPrefix("-") ? -1 : 1
        let digits = text.drop { $0 == "-" || $0 == "+" }.filter { $0 != "_" }
        if digits.hasPrefix("0x") { return Int(digits.dropFirst(2), radix: 16).map { sign * Double($0) } }
        if digits.hasPrefix("0b") { return Int(digits.dropFirst(2), radix: 2).map { sign * Double($0) } }
        if digits.count > 1, digits.hasPrefix("0"), digits.allSatisfy({ ("0"..."7").contains($0) }) {
            return Int(digits, radix: 8).map { sign * Double($0) }
        }
        if digits.wholeMatch(of: /[1-9][0-9]*(:[0-5]?[0-9])+/) != nil {
            return sign * digits.split(separator: ":").reduce(0) { $0 * 60 + (Double($1) ?? 0) }
        }
        return decimal(text.filter { $0 != "_" })
    }
}
