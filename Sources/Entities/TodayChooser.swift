import Foundation
import WithingsModel

/// Finds the rows of activity that are of today, each in its own time zone, and picks a figure among them.
struct TodayChooser {
    /// The rows of today, best source first.
    let rows: [DailyActivity]
    /// While the time is in here, today stays the same day everywhere that the rows know of.
    let validity: Range<EpochSeconds>

    init(_ latest: [DailyActivity], now: EpochSeconds) {
        var validity = EpochSeconds.min..<EpochSeconds.max
        for name in Set(latest.map(\.timeZone)) {
            let zone = Self.zone(name)
            let today = LocalDay(of: now, in: zone)
            validity = validity.clamped(to: today.start(in: zone)..<max(now + 1, today.adding(days: 1).start(in: zone)))
        }
        self.validity = validity
        let current = latest.filter { $0.day == LocalDay(of: now, in: Self.zone($0.timeZone)) }
        // On a journey two zones can call two different days today: the day that was heard of last counts.
        let day = current.max { $0.modifiedAt < $1.modifiedAt }?.day
        rows = current.filter { $0.day == day }.sorted(by: Self.better)
    }

    /// A figure of today with the row it is from. Sources are never added up: the best one that has it counts.
    func figure(_ field: ActivityField) -> (value: ExactDecimal, row: DailyActivity)? {
        for row in rows {
            if let value = row.values[field] { return (value, row) }
        }
        return nil
    }

    /// The first moment of a row's day.
    static func start(of row: DailyActivity) -> EpochSeconds { row.day.start(in: zone(row.timeZone)) }

    /// The first moment of the day after.
    static func end(of row: DailyActivity) -> EpochSeconds { row.day.adding(days: 1).start(in: zone(row.timeZone)) }

    private static func zone(_ name: String?) -> TimeZone {
        name.flatMap(TimeZone.init(identifier:)) ?? TimeZone(secondsFromGMT: 0) ?? .current
    }

    /// Withings' own trackers before phones and other makers; among equals the row that changed last.
    static func better(_ one: DailyActivity, _ other: DailyActivity) -> Bool {
        let ranks = (rank(one), rank(other))
        return ranks.0 != ranks.1 ? ranks.0 > ranks.1 : one.modifiedAt > other.modifiedAt
    }

    private static func rank(_ row: DailyActivity) -> Int {
        (row.isTracker == true ? 2 : 0) + (row.brand == 1 ? 1 : 0)
    }
}
