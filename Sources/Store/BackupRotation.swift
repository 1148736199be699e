import Foundation
import WithingsModel

/// Which of many backups stay: the newest of each of the last days, weeks and months that have one.
package struct BackupRotation: Sendable, Equatable {
    package var days: Int
    package var weeks: Int
    package var months: Int

    package init(days: Int = 7, weeks: Int = 4, months: Int = 12) {
        self.days = days
        self.weeks = weeks
        self.months = months
    }

    /// The backups that stay. The newest always does; one from the future, made while the clock was wrong, stays and
    /// takes nobody's place.
    ///
    /// - Parameter made: When each backup was made, in any order.
    package func kept(of made: [EpochSeconds], at now: EpochSeconds) -> Set<EpochSeconds> {
        let past = made.filter { $0 <= now + 86_400 }.sorted(by: >)
        var kept = Set(made.filter { $0 > now + 86_400 })
        if let newest = past.first { kept.insert(newest) }
        keep(days, of: past, in: &kept) { LocalDay(of: $0, in: .gmt).daysSinceEpoch }
        // Weeks begin on Monday; 1970-01-01 was a Thursday.
        keep(weeks, of: past, in: &kept) { (LocalDay(of: $0, in: .gmt).daysSinceEpoch + 3 + 7_000_000) / 7 }
        keep(months, of: past, in: &kept) { moment in
            let day = LocalDay(of: moment, in: .gmt)
            return day.year * 12 + day.month
        }
        return kept
    }

    private func keep(
        _ count: Int,
        of past: [EpochSeconds],
        in kept: inout Set<EpochSeconds>,
        _ stretch: (EpochSeconds) -> Int
    ) {
        var stretches: Set<Int> = []
        for moment in past {
            guard stretches.count < count else { return }
            if stretches.insert(stretch(moment)).inserted { kept.insert(moment) }
        }
    }
}
