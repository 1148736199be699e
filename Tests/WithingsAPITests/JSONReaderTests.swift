import Testing

@testable import WithingsAPI

@Suite("The JSON reader")
struct JSONReaderTests {
    private func skip(_ bytes: [UInt8]) throws(JSONFault) -> String {
        try JSONReader.reading(bytes) { (reader: inout JSONReader) throws(JSONFault) in
            let text = try reader.skipValue().verbatim()
            try reader.end()
            return text
        }
    }

    private func string(_ json: String) throws(JSONFault) -> String? {
        try JSONReader.reading(Array(json.utf8)) { (reader: inout JSONReader) throws(JSONFault) in
            let text = try reader.string().decoded
            try reader.end()
            return text
        }
    }

    @Test(
        "JSON of every kind is passed over and given back as it stands",
        arguments: [
            "null", "true", "false", "0", "-0", "-12.50e+3", "1E-9", #""""#, #""a\"\\\/\b\f\n\r\té😀""#,
            #""\u00e9\ud83d\ude00""#,
            "[]", "{}", "[1, 2 ,3]", #"{ "a" : [ { } , [ ] ] , "b":null}"#, #"{"":{"":{"":""}}}"#,
            "123456789012345678901234567890",
            #"["0123456", "01234567", "012345678", "0123456789abcdef\/x", "0123456é", "01234567é012345678"]"#,
        ]
    )
    func accepts(json: String) throws {
        #expect(try skip(Array(" \n\t\(json)\r ".utf8)) == json)
    }

    @Test(
        "What is not JSON is a fault, with its place",
        arguments: [
            ("", 0), ("   ", 3), ("<html>", 0), ("nul", 3), ("nulL", 3), ("True", 0), ("[", 1), ("[1", 2), ("[1,", 3),
            ("[1,]", 3),
            ("[,1]", 1), ("[1 2]", 3), ("{", 1), (#"{"a"}"#, 4), (#"{"a":}"#, 5), (#"{"a":1,}"#, 7), ("{a:1}", 1),
            (#"{"a" 1}"#, 5),
            ("01", 2), ("-", 1), ("1.", 2), (".5", 0), ("1e", 2), ("1e+", 3), ("+1", 0), ("1x", 1), (#""abc"#, 4),
            (#""a\x""#, 3),
            (#""\u12g4""#, 5), ("\"a\nb\"", 2), ("\"01234567\u{1}\"", 9), ("[1}", 2), ("{]", 1), ("1 2", 2), ("[]]", 2),
            ("NaN", 0),
            ("'a'", 0), ("// x", 0), (#""\"#, 2), (#""\u12"#, 5),
        ]
    )
    func refuses(json: String, offset: Int) {
        let fault = #expect(throws: JSONFault.self) { try skip(Array(json.utf8)) }
        #expect(fault?.offset == offset)
        #expect(fault?.kind == .syntax)
    }

    @Test("Nesting ends at sixty-four, with a fault and not with a crash")
    func depth() throws {
        func nested(_ depth: Int, _ open: String, _ close: String) -> [UInt8] {
            Array((String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)).utf8)
        }
        _ = try skip(nested(64, "[", "]"))
        _ = try skip(nested(64, #"{"a":"#, "}"))
        #expect(throws: JSONFault.self) { try skip(nested(65, "[", "]")) }
        #expect(throws: JSONFault.self) { try skip(nested(100_000, "[", "]")) }
        #expect(throws: JSONFault.self) { try skip([UInt8](repeating: UInt8(ascii: "["), count: 10_000_000)) }
        #expect(throws: JSONFault.self) { try skip(nested(100_000, #"{"a":"#, "}")) }
    }

    @Test(
        "Escapes become the letters they stand for, half a pair the replacement",
        arguments: [
            (#""a\/b\\\"\n\t\r\b\f""#, "a/b\\\"\n\t\r\u{8}\u{C}"), (#""\u00e9\u4f60""#, "é你"),
            (#""\ud83d\ude00!""#, "😀!"),
            (#""\ud83d!""#, "\u{FFFD}!"), (#""\ude00""#, "\u{FFFD}"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
            (#""é😀""#, "é😀"),
            (#""\u0000""#, "\u{0}"), (#""""#, ""),
        ]
    )
    func escapes(json: String, text: String) throws {
        #expect(try string(json) == text)
    }

    @Test("Bytes that are not UTF-8 are no text")
    func notUTF8() throws {
        let bytes: [UInt8] = [0x22, 0x61, 0xFF, 0xC3, 0x22]
        let text = try JSONReader.reading(bytes) { (reader: inout JSONReader) throws(JSONFault) in
            try reader.string().decoded
        }
        #expect(text == nil)
        #expect(try skip(bytes).contains("\u{FFFD}"))
    }

    @Test(
        "Numbers are exact, and those with too many digits are left as text",
        arguments: [
            ("0", ExactDecimal(0)), ("-7", -7), ("1028.559", ExactDecimal(1_028_559, exponent: -3)),
            ("1e3", ExactDecimal(1, exponent: 3)), ("-2.50E-1", ExactDecimal(-250, exponent: -3)),
            ("999999999999999999", 999_999_999_999_999_999), ("9223372036854775807", ExactDecimal(.max)),
            ("9223372036854775808", nil), ("0.12345678901234567890123", nil), ("1e999999", nil),
            ("1e99999999999999999999", nil),
        ] as [(String, ExactDecimal?)]
    )
    func numbers(json: String, number: ExactDecimal?) throws {
        for text in [json, "[\(json)]", "[\(json) ]"] {
            let read = try JSONReader.reading(Array(text.utf8)) { (reader: inout JSONReader) throws(JSONFault) in
                if text.hasPrefix("[") {
                    try reader.beginArray()
                    _ = try reader.nextElement()
                }
                guard case .value(let read) = try reader.exactNumber() else { return ExactDecimal?.none }
                return read
            }
            #expect(read?.mantissa == number?.mantissa)
            #expect(read?.exponent == number?.exponent)
        }
    }

    @Test("A cut in a rejected row never falls into a letter")
    func cut() {
        let text = String(repeating: "é", count: 10)
        for limit in 0...20 {
            let cut = Array(text.utf8).withUnsafeBufferPointer { JSONText(bytes: $0).verbatim(limit: limit) }
            #expect(text.hasPrefix(cut))
            #expect(cut.utf8.count == limit / 2 * 2)
        }
    }
}
