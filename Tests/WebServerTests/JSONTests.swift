import Testing
import WebServer

@Suite("JSON")
struct JSONTests {
    @Test(
        "is read and written again as the same document",
        arguments: [
            (
                #" { "b" : [ 1 , -0.5 , 2e3 , true , false , null ] , "a" : { } } "#,
                #"{"a":{},"b":[1,-0.5,2e3,true,false,null]}"#
            ),
            (#""\u00e9\ud83d\ude00\n\"\\\/""#, #""é😀\n\"\\/""#),
            (#""\u0000\u001f""#, #""\u0000\u001f""#),
            (#"[]"#, #"[]"#), (#"0"#, #"0"#), (#""체중""#, #""체중""#),
            (#"{"a":1,"a":2}"#, #"{"a":2}"#),
            (#"123456789012345678901234567890.10"#, #"123456789012345678901234567890.10"#),
        ]
    )
    func roundTrip(text: String, expected: String) throws {
        let value = try #require(JSONReader.value(Array(text.utf8)))
        #expect(String(decoding: value.bytes, as: UTF8.self) == expected)
    }

    @Test(
        "that is none is told from JSON",
        arguments: [
            "", " ", "x{", "{", "[1,]", "{\"a\":}", "{\"a\" 1}", "01", "1.", ".5", "+1", "-", "1e", "NaN", "tru", "\"",
            "\"\\x\"",
            "\"\\u12\"", "\"\\u+123\"", "\"\u{1}\"", "[] []", "{a:1}", "'a'",
        ]
    )
    func malformed(text: String) {
        #expect(JSONReader.value(Array(text.utf8)) == nil)
    }

    @Test("in bytes that are not UTF-8 is refused")
    func notUTF8() {
        #expect(JSONReader.value([0x22, 0xFF, 0x22]) == nil)
    }

    @Test("as deep as nobody writes it is refused instead of exhausting the stack")
    func depth() {
        #expect(JSONReader.value(Array(String(repeating: "[", count: 100_000).utf8)) == nil)
        let deep = String(repeating: "[", count: 60) + String(repeating: "]", count: 60)
        #expect(JSONReader.value(Array(deep.utf8)) != nil)
    }

    @Test("with half of a surrogate pair becomes text all the same")
    func surrogates() {
        #expect(JSONReader.value(Array(#""\ud83d""#.utf8)) == .string("\u{FFFD}"))
        #expect(JSONReader.value(Array(#""\ud83dx""#.utf8)) == .string("\u{FFFD}x"))
        #expect(JSONReader.value(Array(#""\ud83d\u0041""#.utf8)) == .string("\u{FFFD}A"))
    }

    @Test("damaged at random is read or refused, and what was read is written as JSON")
    func mutations() throws {
        let seed = Array(#"{"name":"Anna","list":[1,2.5e-3,{"x":null}],"flag":true,"text":"\u00e9\n\"q\""}"#.utf8)
        var generator = SplitMix(state: 20_261_123)
        var readable = 0
        for _ in 0..<20_000 {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0...2, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                default: bytes.insert(Array("{}[],:\"\\e".utf8).randomElement(using: &generator) ?? 0, at: place)
                }
            }
            guard let value = JSONReader.value(bytes) else { continue }
            readable += 1
            #expect(JSONReader.value(value.bytes) == value)
        }
        #expect(readable > 100)
    }
}

/// A small generator with a seed, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
