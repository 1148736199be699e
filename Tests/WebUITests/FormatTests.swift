import Entities
import Foundation
import Testing
import WithingsModel

@testable import WebUI

@Suite("Values and moments")
struct FormatTests {
    @Test(
        "Numbers are rounded in decimal and grouped",
        arguments: [
            ("72.405", 2, "72.41"), ("72.4", 2, "72.40"), ("8412", 0, "8,412"), ("1234567.5", nil, "1,234,567.5"),
            ("-0.5", 1, "−0.5"), ("0", 2, "0.00"), ("21.300", nil, "21.3"), ("999.995", 2, "1,000.00"),
        ] as [(String, Int?, String)]
    )
    func numbers(_ number: String, _ precision: Int?, _ expected: String) throws {
        #expect(try NumberFormat.text(#require(ExactDecimal(number)), precision: precision) == expected)
    }

    @Test(
        "Durations are hours and minutes in the visitor's words",
        arguments: [
            (25920, "7 h 12 min", "7시간 12분"), (45, "45 s", "45초"), (3600, "1 h", "1시간"),
            (3599, "1 h", "1시간"), (720, "12 min", "12분"), (0, "0 s", "0초"),
        ]
    )
    func durations(_ seconds: Int64, _ english: String, _ korean: String) {
        let value = EntityValue.number(ExactDecimal(seconds))
        for (language, expected) in [(PageLanguage.english, english), (.korean, korean)] {
            let text = Household.words(language).values.text(value, for: Household.deepSleep)
            #expect(text == ValueText(value: expected, unit: nil))
        }
    }

    @Test("Units are human: steps, kilometres, and pounds where they are wanted")
    func units() {
        let korean = Household.words(.korean).values
        let english = Household.words(.english).values
        let customary = Household.words(.english, unitSystem: "us_customary").values
        #expect(korean.text(.number(8412), for: Household.steps) == ValueText(value: "8,412", unit: "걸음"))
        let way = english.number(5231, unit: "m", deviceClass: "distance", precision: 0)
        #expect(way == ValueText(value: "5.23", unit: "km"))
        let weight = EntityValue.number(ExactDecimal(725, exponent: -1))
        #expect(english.text(weight, for: Household.weight) == ValueText(value: "72.50", unit: "kg"))
        #expect(customary.text(weight, for: Household.weight) == ValueText(value: "159.8", unit: "lb"))
        #expect(korean.text(.text("medium"), for: Household.battery).value == "보통")
        #expect(english.text(.text("next_word"), for: Household.battery).value == "next word")
    }

    @Test("Moments are relative in words and exact in the time zone of the house")
    func moments() {
        let (english, korean) = (Household.words(.english).moments, Household.words(.korean).moments)
        let now = Household.now
        let cases: [(EpochSeconds, String, String)] = [
            (now - 5, "just now", "방금"), (now - 300, "5 min ago", "5분 전"), (now - 7200, "2 h ago", "2시간 전"),
            (now - 26 * 3600, "yesterday", "어제"), (now - 4 * 86400, "4 days ago", "4일 전"),
            (now - 200 * 86400, "6 months ago", "6개월 전"), (now - 1100 * 86400, "3 years ago", "3년 전"),
            (now + 20, "in a moment", "곧"), (now + 170, "in 3 min", "3분 후"),
        ]
        for (moment, inEnglish, inKorean) in cases {
            #expect(english.relative(moment) == inEnglish)
            #expect(korean.relative(moment) == inKorean)
        }
        #expect(english.exact(now) == "23 Nov 2026, 21:00")
        #expect(korean.exact(now) == "2026년 11월 23일 21:00")
        #expect(english.iso(now) == "2026-11-23T12:00:00Z")
    }
}
