/// Writes JSON as Withings' PHP does: slashes escaped, non-ASCII as `\u` escapes, and an empty map as `[]`.
package struct CloudJSONWriter {
    /// Whether `{}` becomes `[]`.
    package var emptyMapsAsArrays: Bool
    package private(set) var bytes: [UInt8] = []

    package init(emptyMapsAsArrays: Bool) {
        self.emptyMapsAsArrays = emptyMapsAsArrays
    }

    package mutating func write(_ value: CloudJSON) {
        switch value {
        case .null: put("null")
        case .bool(let flag): put(flag ? "true" : "false")
        case .integer(let number): put(String(number))
        case .number(let text): put(text)
        case .string(let text): quote(text)
        case .array(let elements): write(elements)
        case .object(let object):
            if object.isEmpty && emptyMapsAsArrays { put("[]") } else { write(object) }
        }
    }

    private mutating func write(_ elements: [CloudJSON]) {
        bytes.append(UInt8(ascii: "["))
        var first = true
        for element in elements {
            if !first { bytes.append(UInt8(ascii: ",")) }
            first = false
            write(element)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func write(_ object: CloudJSONObject) {
        bytes.append(UInt8(ascii: "{"))
        var first = true
        for member in object.members {
            if !first { bytes.append(UInt8(ascii: ",")) }
            first = false
            quote(member.key)
            bytes.append(UInt8(ascii: ":"))
            write(member.value)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// Raw text, for the envelope.
    package mutating func put(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for unit in text.utf16 {
            switch unit {
            case 0x22, 0x2F, 0x5C:
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(UInt8(unit))
            case 0x20..<0x7F:
                bytes.append(UInt8(unit))
            default:
                let digits = String(unit, radix: 16)
                put("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
