import BridgeConfiguration
import Charts
import Foundation
import WithingsModel

/// Everything that turns values into words for one visitor at one moment.
struct PageWords: Sendable {
    let texts: Texts
    let moments: MomentFormat
    let values: ValueFormat

    init(_ language: PageLanguage, home: HomeSettings, now: EpochSeconds) {
        self.init(Texts(language), home: home, now: now)
    }

    /// - Parameter region: where the visitor is at home, as far as their browser tells.
    init(_ texts: Texts, home: HomeSettings, now: EpochSeconds, region: Region? = nil) {
        let texts = texts.at(region)
        self.texts = texts
        let timeZone = home.timeZone.flatMap { TimeZone(identifier: $0) } ?? .current
        moments = MomentFormat(texts: texts, timeZone: timeZone, now: now)
        values = ValueFormat(
            texts: texts,
            moments: moments,
            units: home.unitSystem == "us_customary" ? .imperial : .metric,
            beside: home.isUnitSystemWritten ? nil : region.flatMap { $0.units == .metric ? nil : $0.units }
        )
    }

    private init(texts: Texts, moments: MomentFormat, values: ValueFormat) {
        self.texts = texts
        self.moments = moments
        self.values = values
    }

    /// The same words with the units that somebody chose for a person; nil leaves them.
    func using(_ units: UnitChoice?) -> PageWords {
        guard let units else { return self }
        return PageWords(
            texts: texts,
            moments: moments,
            values: ValueFormat(texts: texts, moments: moments, units: units)
        )
    }

    /// The same words by the clocks of another time zone.
    func at(_ timeZone: TimeZone) -> PageWords {
        let moments = MomentFormat(texts: texts, timeZone: timeZone, now: moments.now)
        return PageWords(
            texts: texts,
            moments: moments,
            values: ValueFormat(texts: texts, moments: moments, units: values.units, beside: values.beside)
        )
    }

    /// The clocks of a place by its IANA name; those here where it has none.
    func clocks(of place: String?) -> TimeZone {
        guard let place, place != timeZone.identifier else { return timeZone }
        return ZoneOffsets.named(place)?.timeZone ?? timeZone
    }

    /// `23 Nov 2026, 21:00`
    func momentOf(_ local: LocalMoment) -> String {
        texts(.momentFull, ["date": days.full(local.day), "time": texts.clock.text(local.minute)])
    }

    var days: DayFormat { DayFormat(texts: texts) }
    var timeZone: TimeZone { moments.timeZone }
    var today: LocalDay { LocalDay(of: moments.now, in: moments.timeZone) }
}
