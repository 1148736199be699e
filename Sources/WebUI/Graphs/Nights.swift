import Charts
import Entities
import Foundation
import WithingsModel

/// Nights by the day of waking; naps stay beside the night of their day.
struct Nights: Sendable {
    private let byDay: [LocalDay: [SleepSummary]]
    /// The night of each of ``days``; nil where there were only naps.
    private let mains: [SleepSummary?]
    private let figures: [[SleepField: ExactDecimal]]
    private let places: [LocalDay: Int]
    /// Ascending; days with naps alone are among them.
    let days: [LocalDay]
    /// The first moments of ``days``: found once, because each takes longer than a figure.
    private let starts: [EpochSeconds]

    /// When it turns out whether the sleep of this morning was a night; nil where that is sure.
    let doubtfulUntil: EpochSeconds?

    /// - Parameter now: until then a sleep of this morning may turn out to be no night, and is none so far.
    init(_ rows: [SleepSummary], in timeZone: TimeZone, at now: EpochSeconds) {
        byDay = Dictionary(grouping: rows, by: \.day)
        days = byDay.keys.sorted()
        let zone = ZoneOffsets.of(timeZone)
        starts = days.map(zone.start)
        places = Dictionary(uniqueKeysWithValues: zip(days, days.indices))
        // What is in doubt is among the last ones, of a few hours ago.
        let latest = rows.suffix(64)
        let open = NightChooser.doubtful(Array(latest), at: now)?.id
        doubtfulUntil = open.flatMap { _ in NightChooser.undecidedUntil(Array(latest)) }
        let byDay = byDay
        mains = days.map { day in
            let night = NightChooser.lastNight(byDay[day] ?? [])
            return night?.id == open ? nil : night
        }
        figures = mains.map { $0?.values ?? [:] }
    }

    /// The night of a day; nil where there were only naps.
    func main(of day: LocalDay) -> SleepSummary? { places[day].flatMap { mains[$0] } }

    /// The night and the naps of a day, without what a second device saw of the same night.
    func stretches(of day: LocalDay) -> [SleepSummary] {
        let all = byDay[day] ?? []
        guard all.count > 1, let main = main(of: day) else { return all }
        let others = all.filter { $0.startAt >= main.endAt || $0.endAt <= main.startAt }
        return ([main] + others).sorted { $0.startAt < $1.startAt }
    }

    /// A field of every night, at the first moment of the day of waking. −1 is "unknown".
    func points(_ field: SleepField) -> [ChartPoint] {
        var points: [ChartPoint] = []
        for index in figures.indices {
            guard let value = figures[index][field], value >= 0, value != 0 || !field.isUnknownAtZero else { continue }
            points.append(ChartPoint(starts[index], value))
        }
        return points
    }
}
