import Foundation
import WithingsModel

/// Finds the local days of many moments that come in order; asking the time zone once a day is enough.
struct DayFinder {
    private let timeZone: TimeZone
    private var known: (moments: Range<EpochSeconds>, day: LocalDay)?

    init(_ timeZone: TimeZone) {
        self.timeZone = timeZone
    }

    mutating func day(of moment: EpochSeconds) -> LocalDay {
        if let known, known.moments.contains(moment) { return known.day }
        let day = LocalDay(of: moment, in: timeZone)
        let start = day.start(in: timeZone)
        let end = day.adding(days: 1).start(in: timeZone)
        if start <= moment, moment < end { known = (start..<end, day) }
        return day
    }
}
