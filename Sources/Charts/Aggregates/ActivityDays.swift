import Foundation
import WithingsModel

/// Days of movement, one row a day: sources are never added up, the best one that has a figure counts.
package struct ActivityDays: Sendable {
    private let byDay: [LocalDay: [DailyActivity]]
    /// Ascending.
    package let days: [LocalDay]
    /// The first moments of ``days``: found once, because each takes longer than a figure.
    private let starts: [EpochSeconds]

    package init(_ rows: [DailyActivity], in timeZone: TimeZone) {
        byDay = Dictionary(grouping: rows, by: \.day).mapValues { $0.sorted(by: Self.better) }
        days = byDay.keys.sorted()
        let zone = ZoneOffsets.of(timeZone)
        starts = days.map(zone.start)
    }

    package func rows(of day: LocalDay) -> [DailyActivity] { byDay[day] ?? [] }

    package func figure(_ field: ActivityField, on day: LocalDay) -> ExactDecimal? {
        for row in byDay[day] ?? [] {
            if let value = row.values[field], value != 0 || !field.isUnknownAtZero { return value }
        }
        return nil
    }

    /// A figure of every day that has it, at the first moment of the day.
    package func points(_ field: ActivityField) -> [ChartPoint] {
        zip(days, starts).compactMap { day, start in figure(field, on: day).map { ChartPoint(start, $0) } }
    }

    /// Withings' own trackers before phones and other makers; among equals the row that changed last.
    private static func better(_ one: DailyActivity, _ other: DailyActivity) -> Bool {
        func rank(_ row: DailyActivity) -> Int { (row.isTracker == true ? 2 : 0) + (row.brand == 1 ? 1 : 0) }
        return rank(one) != rank(other) ? rank(one) > rank(other) : one.modifiedAt > other.modifiedAt
    }
}
