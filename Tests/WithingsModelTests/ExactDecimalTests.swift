import Foundation
import Testing
import WithingsModel

@Suite("Exact numbers")
struct ExactDecimalTests {
    @Test(
        "A number is what its text says, digit by digit",
        arguments: [
            ("0", 0, 0), ("-0", 0, 0), ("80.250", 80_250, -3), ("-1.5", -15, -1), ("3e2", 3, 2), ("3E+2", 3, 2),
            ("12.5e-3", 125, -4), ("0.001", 1, -3), ("9223372036854775807", Int64.max, 0), ("1e-100000", 1, -100_000),
        ] as [(String, Int64, Int)]
    )
    func reading(text: String, mantissa: Int64, exponent: Int) throws {
        let number = try #require(ExactDecimal(text))
        #expect(number.mantissa == mantissa)
        #expect(number.exponent == exponent)
    }

    @Test(
        "What is not a number is none",
        arguments: [
            "", "-", "+1", "1.", ".5", "1e", "1e+", "1.e3", "--1", "1-", "0x10", "1,5", " 1", "1 ", "nan", "inf",
            "9223372036854775808", "99999999999999999999", "1e100001", "1e99999999999999999999999", "٣",
        ]
    )
    func refusing(text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test("The same quantity is equal and has one hash, whatever its power of ten")
    func equality() {
        #expect(ExactDecimal(7_200, exponent: -2) == ExactDecimal(72))
        #expect(ExactDecimal(0, exponent: 5) == ExactDecimal(0, exponent: -5))
        #expect(ExactDecimal(72) != ExactDecimal(720))
        #expect(Set([ExactDecimal(7_200, exponent: -2), 72, ExactDecimal(720, exponent: -1)]).count == 1)
    }

    @Test("Numbers are in order by quantity, at any size")
    func order() {
        let rising: [ExactDecimal] = [
            ExactDecimal(.min, exponent: .max), ExactDecimal(-1, exponent: 200), ExactDecimal(-1_000, exponent: 5),
            ExactDecimal(-10_000_001, exponent: -1), -1_000_000, ExactDecimal(-1, exponent: -200), 0,
            ExactDecimal(1, exponent: .min), ExactDecimal(1, exponent: -300), ExactDecimal(999, exponent: -3), 1,
            ExactDecimal(1_000_000_000_000_000_001, exponent: -18), 2, ExactDecimal(.max, exponent: -18), 10,
            ExactDecimal(1, exponent: 300), ExactDecimal(.max, exponent: .max),
        ]
        for (left, lower) in rising.enumerated() {
            for (right, upper) in rising.enumerated() {
                #expect((lower < upper) == (left < right), "\(lower) and \(upper)")
            }
        }
    }

    @Test(
        "The text of a number is plain near people's sizes and short at any size",
        arguments: [
            (ExactDecimal(80_250, exponent: -3), "80.25"), (ExactDecimal(7_200, exponent: -2), "72"),
            (ExactDecimal(-1), "-1"),
            (ExactDecimal(5, exponent: -3), "0.005"), (ExactDecimal(5, exponent: 3), "5000"),
            (ExactDecimal(0, exponent: 9), "0"),
            (ExactDecimal(1, exponent: 2_000_000_000), "1E2000000000"), (ExactDecimal(-12, exponent: -99), "-12E-99"),
            (ExactDecimal(.min), "-9223372036854775808"),
        ]
    )
    func text(number: ExactDecimal, text: String) {
        #expect(number.description == text)
    }

    @Test("Text and number stay the same there and back, for any digits", arguments: 0..<500)
    func roundTrip(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        let number = ExactDecimal(
            Int64.random(in: -Int64.max...Int64.max, using: &random) >> Int64.random(in: 0...62, using: &random),
            exponent: Int.random(in: -60...60, using: &random)
        )
        // Written out, a number may need more digits than it has; then there is no way back, but never a wrong one.
        if let back = ExactDecimal(number.description) { #expect(back == number) }
        let scientific = "\(number.mantissa)e\(number.exponent)"
        #expect(ExactDecimal(scientific) == number)
    }

    @Test("Nonsense powers of ten neither crash nor become infinite", arguments: [Int.min, -400, 400, .max])
    func nonsense(exponent: Int) {
        let number = ExactDecimal(-70, exponent: exponent)
        #expect(number.double.isFinite)
        #expect(number.normalized == number)
        #expect(number == number.normalized)
        #expect(number < ExactDecimal(1))
        #expect(number.decimal <= 0)
        #expect(number.wholeNumber == nil)
    }

    @Test("Decimal and Double are the nearest there are")
    func conversions() {
        #expect(ExactDecimal(80_250, exponent: -3).decimal == Decimal(string: "80.25"))
        #expect(ExactDecimal(80_250, exponent: -3).double == 80.25)
        #expect(ExactDecimal(1, exponent: -1).double == 0.1)
        #expect(ExactDecimal(1, exponent: 400).double == .greatestFiniteMagnitude)
        #expect(ExactDecimal(12, exponent: 2).wholeNumber == 1_200)
        #expect(ExactDecimal(1_200, exponent: -2).wholeNumber == 12)
        #expect(ExactDecimal(12, exponent: -1).wholeNumber == nil)
        #expect(ExactDecimal(10, exponent: 18).wholeNumber == nil)
    }

    @Test("A number is written and drawn as its digits and its power say, in whatever way it is worked out")
    func digits() {
        /// As plainly as it can be worked out.
        func written(_ number: ExactDecimal) -> String {
            let plain = number.normalized
            let (sign, digits) = (plain.mantissa < 0 ? "-" : "", String(plain.mantissa.magnitude))
            guard abs(plain.exponent) <= 40 else { return "\(sign)\(digits)E\(plain.exponent)" }
            if plain.exponent >= 0 { return sign + digits + String(repeating: "0", count: plain.exponent) }
            let padded = String(repeating: "0", count: max(0, 1 - plain.exponent - digits.count)) + digits
            return sign + padded.dropLast(-plain.exponent) + "." + padded.suffix(-plain.exponent)
        }
        var random = SplitMix(seed: 5)
        for round in 0..<20_000 {
            let digits = UInt64.random(in: 1...63, using: &random)
            let mantissa = Int64(bitPattern: random.next() >> (63 - digits)) / 2
            let number = ExactDecimal(
                round.isMultiple(of: 2) ? mantissa : -mantissa,
                exponent: Int.random(in: -45...45, using: &random)
            )
            let literal = "\(number.mantissa)e\(number.exponent)"
            #expect(number.double == Double(literal), "\(literal)")
            #expect(number.description == written(number), "\(literal)")
        }
        #expect(ExactDecimal(-5, exponent: -3).description == "-0.005")
        #expect(ExactDecimal(.min).description == "-9223372036854775808")
        #expect(ExactDecimal(.min, exponent: -19).description == "-0.9223372036854775808")
        #expect(ExactDecimal(.min, exponent: -40).description.count == 43)
        #expect(ExactDecimal(12, exponent: 40).description == "12" + String(repeating: "0", count: 40))
    }
}
