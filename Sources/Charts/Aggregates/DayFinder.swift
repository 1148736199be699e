import Foundation
import WithingsModel

/// Finds the local days of many moments that come in order; asking the time zone once a day is enough.
struct DayFinder {
    private let zone: ZoneOffsets
    private var known: (moments: Range<EpochSeconds>, day: LocalDay)?

    init(_ timeZone: TimeZone) {
        zone = ZoneOffsets.of(timeZone)
    }

    mutating func day(of moment: EpochSeconds) -> LocalDay {
        if let known, known.moments.contains(moment) { return known.day }
        let day = LocalDay(of: moment, in: zone)
        let start = zone.start(of: day)
        let end = zone.start(of: day.adding(days: 1))
        if start <= moment, moment < end { known = (start..<end, day) }
        return day
    }
}
