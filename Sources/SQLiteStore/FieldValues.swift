import WithingsModel

/// Numbers by name as one JSON object: `{"hr_average":62e0,"sleep_efficiency":86e-2}`.
///
/// Each number is written with its mantissa and exponent, so that it comes back exactly as Withings sent it while any
/// database can still read it as JSON.
enum FieldValues {
    static func text(_ values: [String: ExactDecimal]) -> String {
        var text = "{"
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            if text.utf8.count > 1 { text += "," }
            text += "\(quoted(name)):\(value.mantissa)e\(value.exponent)"
        }
        return text + "}"
    }

    /// - Returns: nil if the text is not such an object.
    static func values(_ text: String) -> [String: ExactDecimal]? {
        // Scalars, not characters: a name may begin with a mark that would merge with the quote before it.
        var rest = Substring(text).unicodeScalars
        guard rest.popFirst() == "{", rest.popLast() == "}" else { return nil }
        var values: [String: ExactDecimal] = [:]
        while !rest.isEmpty {
            guard let name = takeQuoted(&rest), rest.popFirst() == ":" else { return nil }
            let number = rest.prefix { $0 != "," }
            rest = rest.dropFirst(number.count + 1)
            let parts = number.split(separator: "e", omittingEmptySubsequences: false)
            guard parts.count == 2, let mantissa = Int64(String(parts[0])), let exponent = Int(String(parts[1])) else {
                return nil
            }
            values[name] = ExactDecimal(mantissa, exponent: exponent)
        }
        return values
    }

    private static func quoted(_ name: String) -> String {
        var text = "\""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                text += "\\\(scalar)"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default:
                text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }

    private static func takeQuoted(_ rest: inout Substring.UnicodeScalarView) -> String? {
        guard rest.popFirst() == "\"" else { return nil }
        var name = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"":
                return String(name)
            case "\\":
                guard let escaped = rest.popFirst() else { return nil }
                guard escaped == "u" else {
                    name.append(escaped)
                    continue
                }
                let digits = String(String.UnicodeScalarView(rest.prefix(4)))
                guard let code = UInt32(digits, radix: 16), let plain = Unicode.Scalar(code) else { return nil }
                rest = rest.dropFirst(4)
                name.append(plain)
            default:
                name.append(scalar)
            }
        }
        return nil
    }
}
