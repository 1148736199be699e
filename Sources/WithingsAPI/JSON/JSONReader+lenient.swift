import WithingsModel

// Withings' back end is loose about types: numbers come as texts, flags as 0 and 1, empty maps as lists.
// What cannot be understood is handed back as it stands, so that nothing gets lost.
extension JSONReader {
    mutating func exactNumber() throws(JSONFault) -> Lenient<ExactDecimal> {
        skipSpace()
        if let integer = quickInteger() { return .value(ExactDecimal(integer)) }
        let start = position
        switch try next() {
        case .number:
            let number = try number()
            return number.exact.map { .value($0) } ?? .misfit(number.raw)
        case .string:
            let content = try string()
            return ExactDecimal(ascii: content.bytes).map { .value($0) } ?? .misfit(text(from: start))
        default:
            return try misfitOrNull()
        }
    }

    mutating func integer() throws(JSONFault) -> Lenient<Int64> {
        skipSpace()
        if let integer = quickInteger() { return .value(integer) }
        let start = position
        switch try exactNumber() {
        case .value(let number):
            if number.exponent == 0 { return .value(number.mantissa) }
            return number.wholeNumber.map { .value($0) } ?? .misfit(text(from: start))
        case .null: return .null
        case .misfit(let raw): return .misfit(raw)
        }
    }

    mutating func flag() throws(JSONFault) -> Lenient<Bool> {
        skipSpace()
        let start = position
        switch try next() {
        case .word:
            switch try word() {
            case .true: return .value(true)
            case .false: return .value(false)
            case .null: return .null
            }
        case .string:
            switch try string() {
            case "true", "1": return .value(true)
            case "false", "0", "": return .value(false)
            default: return .misfit(text(from: start))
            }
        case .number:
            switch try number().integer {
            case 0: return .value(false)
            case 1: return .value(true)
            default: return .misfit(text(from: start))
            }
        default:
            return try misfitOrNull()
        }
    }

    /// A text, or the digits of a number; the empty text counts as null.
    mutating func words() throws(JSONFault) -> Lenient<JSONText> {
        skipSpace()
        let start = position
        switch try next() {
        case .string:
            let content = try string()
            if content.count == 0 { return .null }
            return content.isPlain || content.decoded != nil ? .value(content) : .misfit(text(from: start))
        case .number: return .value(try number().raw)
        default: return try misfitOrNull()
        }
    }

    private mutating func misfitOrNull<Value>() throws(JSONFault) -> Lenient<Value> {
        try takeNull() ? .null : .misfit(try skipValue())
    }
}
