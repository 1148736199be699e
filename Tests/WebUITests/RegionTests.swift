import BridgeConfiguration
import Testing
import WithingsModel

@testable import WebUI

@Suite("Numbers, dates and units follow where somebody is at home")
struct RegionTests {
    private func words(
        _ language: PageLanguage,
        _ header: String,
        unitSystem: String? = nil
    ) -> PageWords {
        var home = HomeSettings()
        home.timeZone = "Asia/Seoul"
        if let unitSystem { (home.unitSystem, home.isUnitSystemWritten) = (unitSystem, true) }
        return PageWords(Texts(language), home: home, now: Household.now, region: Region(acceptLanguage: header))
    }

    @Test(
        "The region is that of the language that is liked best and has one",
        arguments: [
            ("en-US,en;q=0.9", "US"), ("en-GB,en-US;q=0.9,en;q=0.8", "GB"), ("ko-KR,ko;q=0.9,en-US;q=0.8", "KR"),
            ("fr;q=0.4, de-CH;q=0.7, en-US;q=0.1", "CH"), ("zh-Hant-TW", "TW"), ("en_us", "US"),
        ]
    )
    func region(header: String, code: String) {
        #expect(Region(acceptLanguage: header)?.code == code)
    }

    @Test(
        "A language alone, and nonsense, say nothing of a region",
        arguments: ["en", "ko;q=1", "", "*", "en-419", ";;,-"]
    )
    func none(header: String) {
        #expect(Region(acceptLanguage: header) == nil)
    }

    @Test("Moments are written as people there write them, and in the common form where nobody knows")
    func moments() {
        let now = Household.now
        #expect(words(.english, "en").moments.exact(now) == "23 Nov 2026, 21:00")
        #expect(words(.english, "en-GB").moments.exact(now) == "23 Nov 2026, 21:00")
        #expect(words(.english, "en-US").moments.exact(now) == "Nov 23, 2026, 9:00\u{A0}PM")
        #expect(words(.korean, "ko").moments.exact(now) == "2026년 11월 23일 21:00")
        #expect(words(.korean, "ko-KR").moments.exact(now) == "2026년 11월 23일 오후\u{A0}9:00")
        #expect(words(.english, "de-DE").moments.exact(now) == "23 Nov 2026, 21:00")
        let day = LocalDay(year: 2026, month: 11, day: 26)
        #expect(day.map { words(.english, "en-US").days.fullWithWeekday($0) } == "Thu, Nov 26, 2026")
    }

    @Test("Midnight and noon are twelve, and an axis says whole hours shortly")
    func clock() {
        let american = words(.english, "en-US").texts.clock
        #expect(american.text(0) == "12:00\u{A0}AM" && american.text(12 * 60 + 5) == "12:05\u{A0}PM")
        #expect(american.mark(18 * 60) == "6\u{A0}PM" && american.mark(18 * 60 + 30) == "6:30\u{A0}PM")
        #expect(words(.korean, "ko-KR").texts.clock.mark(18 * 60) == "오후\u{A0}6시")
        #expect(words(.english, "en-GB").texts.clock.mark(18 * 60) == "18:00")
    }

    @Test("Units are those of the configuration; without one those of the region stand beside, until somebody chose")
    func units() {
        func weight(_ words: PageWords) -> ValueText {
            words.values.number(ExactDecimal(65, exponent: 0), unit: "kg", deviceClass: "weight", precision: 1)
        }
        #expect(weight(words(.english, "en-US")) == ValueText(value: "65.0", unit: "kg (143.3 lb)"))
        #expect(weight(words(.english, "en-GB")) == ValueText(value: "65.0", unit: "kg (10 st 3.3 lb)"))
        #expect(weight(words(.english, "en-AU")) == ValueText(value: "65.0", unit: "kg"))
        #expect(weight(words(.english, "en-US").using(.metric)) == ValueText(value: "65.0", unit: "kg"))
        #expect(
            weight(words(.english, "en-US").using(.imperial)) == ValueText(value: "143.3", unit: "lb", exact: "65 kg")
        )
        #expect(weight(words(.english, "en-US", unitSystem: "metric")) == ValueText(value: "65.0", unit: "kg"))
        let steps = words(.english, "en-US").values.number(9, unit: "steps", deviceClass: nil, precision: 0)
        #expect(steps == ValueText(value: "9", unit: "steps"))
        #expect(words(.english, "en-US", unitSystem: "metric").values.units == .metric)
        #expect(words(.korean, "ko-KR", unitSystem: "us_customary").values.units == .imperial)
    }

    @Test("Whoever weighs in stones has degrees Celsius, as in Britain")
    func stones() {
        let british = words(.english, "en-GB").using(.stone).values
        let warm = british.number(ExactDecimal(368, exponent: -1), unit: "°C", deviceClass: "temperature", precision: 1)
        #expect(warm == ValueText(value: "36.8", unit: "°C"))
    }

    @Test("Weeks begin on the day on which they begin there")
    func weeks() {
        #expect(words(.english, "en-US").texts.firstWeekday == 7)
        #expect(words(.english, "en-GB").texts.firstWeekday == 1)
        #expect(words(.english, "en").texts.firstWeekday == 1)
        #expect(words(.english, "ar-EG").texts.firstWeekday == 6)
    }

    @Test("One of a thing is one, more are many")
    func plural() {
        let texts = Texts(.english)
        #expect(texts(.rowsComplete, ["count": "1"]) == "1 row, complete")
        #expect(texts(.rowsComplete, ["count": "1,001"]) == "1,001 rows, complete")
        let values = Household.words(.english).values
        #expect(values.number(1, unit: "times", deviceClass: nil, precision: 0) == ValueText(value: "1", unit: "time"))
        #expect(values.number(2, unit: "times", deviceClass: nil, precision: 0) == ValueText(value: "2", unit: "times"))
    }
}
