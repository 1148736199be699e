import Foundation
import WithingsModel

/// Where somebody was, as the days of their movement and their nights say: what a watch noted by the minute and an ECG of a
/// list say none, and who came home from a journey wants to see them by the clocks of then.
package struct Whereabouts: Sendable {
    /// Ascending, each until the next.
    private var arrivals: [(at: EpochSeconds, zone: String)] = []

    package init(_ days: [DailyActivity], _ nights: [SleepSummary]) {
        let said =
            days.compactMap { row -> (at: EpochSeconds, zone: String)? in
                guard let name = row.timeZone, let zone = TimeZone(identifier: name) else { return nil }
                return (row.day.start(in: zone), name)
            }
            + nights.compactMap { night in
                guard let name = night.timeZone, TimeZone(identifier: name) != nil else { return nil }
                return (night.startAt, name)
            }
        for arrival in said.sorted(by: { $0 < $1 }) where arrival.zone != arrivals.last?.zone {
            arrivals.append(arrival)
        }
    }

    /// An IANA name; before the first word of any place that of the first, and nil where there is none at all.
    package func zone(at moment: EpochSeconds) -> String? {
        var (low, high) = (0, arrivals.count)
        while low < high {
            let middle = (low + high) / 2
            if arrivals[middle].at <= moment { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? arrivals[low - 1].zone : arrivals.first?.zone
    }
}
