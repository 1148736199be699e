import Foundation
import WithingsModel

/// The value of an attribute, in the few forms that attributes take.
package enum AttributeValue: Sendable, Equatable {
    case text(String)
    /// Written as a JSON number with exactly its digits.
    case number(ExactDecimal)
    case flag(Bool)
    case list([String])

    /// The value as JSON text.
    package var json: String {
        switch self {
        case .text(let text): Self.quoted(text)
        case .number(let number): number.description
        case .flag(let flag): flag ? "true" : "false"
        case .list(let texts): "[" + texts.map(Self.quoted).joined(separator: ",") + "]"
        }
    }

    /// A JSON string literal; only what JSON demands is escaped.
    package static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy {
            $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        }
        if isPlain { return "\"\(text)\"" }
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": literal += "\\\""
            case "\\": literal += "\\\\"
            case "\n": literal += "\\n"
            case "\r": literal += "\\r"
            case "\t": literal += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                literal += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }
}

extension AttributeValue: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number.decimal)
        case .flag(let flag): try container.encode(flag)
        case .list(let texts): try container.encode(texts)
        }
    }
}
