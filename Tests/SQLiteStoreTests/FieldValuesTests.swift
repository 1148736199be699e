import Foundation
import Testing
import WithingsModel

@testable import SQLiteStore

@Suite("Numbers by name, as text")
struct FieldValuesTests {
    @Test("The text is JSON that any database reads, sorted by name")
    func json() throws {
        let text = FieldValues.text(["b": ExactDecimal(86, exponent: -2), "a": -1, "q\"\\\n\u{308}": 0])
        #expect(text.hasPrefix(#"{"a":-1e0,"b":86e-2,"#))
        let read = try JSONDecoder().decode([String: Double].self, from: Data(text.utf8))
        #expect(read == ["a": -1, "b": 0.86, "q\"\\\n\u{308}": 0])
    }

    @Test(
        "Everything that is written is read back",
        arguments: [
            [:], ["": 0], ["\u{308}x": 1], ["a,b:c}\"e": ExactDecimal(.min, exponent: .max)],
            ["한": ExactDecimal(.max, exponent: -30)],
            ["\u{1}\u{1f}\\u0041": 5, "z": -0],
        ]
    )
    func roundTrip(values: [String: ExactDecimal]) throws {
        let read = try #require(FieldValues.values(FieldValues.text(values)))
        #expect(read.mapValues(\.mantissa) == values.mapValues(\.mantissa))
        #expect(read.mapValues(\.exponent) == values.mapValues(\.exponent))
    }

    @Test(
        "Anything else is refused",
        arguments: ["", "{", "}", "[]", "{\"a\"}", "{\"a\":}", "{\"a\":1}", "{\"a:1e0}", "{a:1e0}"]
    )
    func refused(text: String) {
        #expect(FieldValues.values(text) == nil)
    }
}
