/// A JSON value that keeps the order of keys and the digits of numbers, so that a recorded row is served as it came.
package enum CloudJSON: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int)
    /// A number with a fraction or an exponent, as its own text: `0.86` stays `0.86`.
    case number(String)
    case string(String)
    case array([CloudJSON])
    case object(CloudJSONObject)

    /// The whole number, if it is one.
    package var integerValue: Int? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// The text, if it is one.
    package var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The elements, if it is a list.
    package var arrayValue: [CloudJSON]? {
        if case .array(let value) = self { value } else { nil }
    }

    /// The members, if it is an object.
    package var objectValue: CloudJSONObject? {
        if case .object(let value) = self { value } else { nil }
    }

    /// The member of an object.
    package subscript(key: String) -> CloudJSON? { objectValue?[key] }

    /// The text, or null.
    package static func optional(_ text: String?) -> CloudJSON {
        text.map { .string($0) } ?? .null
    }

    /// The whole number, or null.
    package static func optional(_ number: Int?) -> CloudJSON {
        number.map { .integer($0) } ?? .null
    }

    /// A number given in parts of 10 to the power `digits`: `(861, digits: 2)` is 8.61.
    package static func decimal(_ value: Int, digits: Int) -> CloudJSON {
        guard digits > 0 else { return .integer(value) }
        var text = String(value.magnitude)
        if text.count <= digits { text = String(repeating: "0", count: digits + 1 - text.count) + text }
        let cut = text.index(text.endIndex, offsetBy: -digits)
        return .number((value < 0 ? "-" : "") + text[..<cut] + "." + text[cut...])
    }
}

extension CloudJSON: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(stringLiteral value: String) { self = .string(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: CloudJSON...) { self = .array(elements) }
    package init(nilLiteral: ()) { self = .null }
    package init(dictionaryLiteral elements: (String, CloudJSON)...) {
        self = .object(CloudJSONObject(elements.map { CloudJSONObject.Member(key: $0.0, value: $0.1) }))
    }
}
