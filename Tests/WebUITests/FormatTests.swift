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
        #expect(try NumberFormat.usual.text(#require(ExactDecimal(number)), precision: precision) == expected)
    }

    @Test("What is written in whole numbers is what decimal numbers are rounded to")
    func quickNumbers() {
        for exponent in -9...4 {
            for precision in [nil, 0, 1, 2, 3, 6] as [Int?] {
                for mantissa: Int64 in [
                    0, 1, 4, 5, 6, 9, 10, 49, 50, 51, 94, 95, 99, 449, 450, 995, 999, 1_000, 9_995, 12_345, 99_950,
                    999_999, 12_345_675, 98_765_432_100,
                ] {
                    for signed in [mantissa, -mantissa] {
                        let number = ExactDecimal(signed, exponent: exponent)
                        #expect(
                            NumberFormat.usual.text(number, precision: precision)
                                == NumberFormat.usual.text(number.decimal, precision: precision),
                            "\(signed)e\(exponent) with \(precision.map { String($0) } ?? "no") digits"
                        )
                    }
                }
            }
        }
    }

    @Test(
        "A value that is shown rounded, or in another unit, has every digit one look away",
        arguments: [
            ("1.684", .metric, "1.684 m"), ("1.68", .metric, nil), ("1.7", .metric, nil),
            ("1.684", .imperial, "1.684 m"),
            ("-0.001", .metric, "−0.001 m"), ("1.68444444444", .metric, nil),
        ] as [(String, UnitChoice, String?)]
    )
    func exact(_ number: String, _ units: UnitChoice, _ expected: String?) throws {
        let words = Household.words(.english).using(units)
        let shown = words.values.text(.number(try #require(ExactDecimal(number))), for: Household.height)
        #expect(shown.exact == expected)
        let entity = Household.entity(Household.height, Household.jiwoo, .number(ExactDecimal(1_684, exponent: -3)))
        let row = EntityRow(entity, in: words)
        #expect(TestPages.render(.entityRow, row).contains(#"title="1.684 m""#))
    }

    @Test("How high somebody climbed is written in metres or feet, however much it is")
    func climb() throws {
        for entity in Catalogue.all where entity.isClimb {
            let metric = Household.words(.english).values.text(.number(1_234), for: entity)
            let imperial = Household.words(.english).using(.imperial).values.text(.number(1_234), for: entity)
            #expect(metric == ValueText(value: "1,234", unit: "m"))
            #expect(imperial == ValueText(value: "4,048.6", unit: "ft", exact: "1,234 m"))
        }
        #expect(Catalogue.all.filter(\.isClimb).count == 2)
    }

    @Test(
        "A language that says nothing about its numbers has the marks that are usual in it",
        arguments: [
            ("de", "1.234.567,5", "1.234"), ("fr", "1\u{202F}234\u{202F}567,5", "1\u{202F}234"),
            ("es", "1.234.567,5", "1234"), ("hi", "12,34,567.5", "1,234"), ("de-ch", "1’234’567.5", "1’234"),
            ("ar", "1,234,567.5", "1,234"), ("xx", "1,234,567.5", "1,234"), ("ko", "1,234,567.5", "1,234"),
        ]
    )
    func marks(_ language: String, _ long: String, _ short: String) throws {
        let format = NumberFormat(language: language)
        #expect(try format.text(#require(ExactDecimal("1234567.5")), precision: nil) == long)
        #expect(format.text(1234) == short)
    }

    @Test("A language's file says its marks itself; what is no mark is not taken")
    func ownMarks() {
        let german = NumberFormat(language: "de")
        #expect(german.using(.init(decimal: ".", group: " ")).text(Decimal(12_345) / 10, precision: 1) == "1 234.5")
        #expect(german.using(.init(decimal: "5", group: "::")) == german)
        #expect(german.using(.init(decimal: ".", group: nil)) == german, "one mark for both cannot be read")
        #expect(german.using(.init(decimal: nil, group: "")).text(1_234_567) == "1234567")
    }

    @Test("States, findings and products that come as words are said in the visitor's")
    func states() {
        let (english, korean) = (Household.words(.english), Household.words(.korean))
        #expect(english.texts.state("out of bed") == "out of bed" && korean.texts.state("out of bed") == "침대에 없음")
        #expect(korean.texts.state("negative, high heart rate") == "징후 없음, 높은 심박수")
        #expect(korean.texts.state("a_new_word") == "a new word")
        #expect(korean.texts.workout("swimming") == "수영" && english.texts.workout("swimming") == "Swimming")
        #expect(korean.texts.deviceType("Blood Pressure Monitor") == "혈압계")
        #expect(korean.texts.deviceType("Teapot") == "Teapot")
        #expect(english.values.measure(9, .atrialFibrillationECG).value == "no signs")
        #expect(korean.values.measure(9, .atrialFibrillationECG).value == "징후 없음")
        #expect(english.values.measure(21, MeasureType(999)).value == "21")
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
        #expect(way == ValueText(value: "5.23", unit: "km", exact: "5,231 m"))
        let weight = EntityValue.number(ExactDecimal(725, exponent: -1))
        #expect(english.text(weight, for: Household.weight) == ValueText(value: "72.50", unit: "kg"))
        #expect(
            customary.text(weight, for: Household.weight) == ValueText(value: "159.8", unit: "lb", exact: "72.5 kg")
        )
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
            (now + 20, "in a moment", "곧"), (now + 3650 * 86400, "in 10 years", "10년 후"),
            (now + 90 * 86400, "in 3 months", "3개월 후"), (now + 170, "in 3 min", "3분 후"),
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
