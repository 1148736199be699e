import BridgeConfiguration
import Foundation
import WithingsModel

/// Everything that turns values into words for one visitor at one moment.
struct PageWords: Sendable {
    let texts: Texts
    let moments: MomentFormat
    let values: ValueFormat

    init(_ language: PageLanguage, home: HomeSettings, now: EpochSeconds) {
        texts = Texts(language)
        let timeZone = home.timeZone.flatMap { TimeZone(identifier: $0) } ?? .current
        moments = MomentFormat(texts: texts, timeZone: timeZone, now: now)
        values = ValueFormat(texts: texts, moments: moments, isCustomary: home.unitSystem == "us_customary")
    }
}
