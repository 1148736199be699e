import Foundation
import Store
import WithingsModel

/// A sleep of the morning can be somebody's night, or a second sleep after a night that Withings has not worked out yet.
extension NightChooser {
    /// Seconds after such a sleep for which the night is waited for; later than that Withings has never told of one.
    private static let patience: EpochSeconds = 4 * 3_600
    /// So many nights say when somebody usually wakes.
    private static let habit = 9

    /// The last night among the rows as far as it is sure at a moment.
    package static func lastNight(_ rows: [SleepSummary], at now: EpochSeconds) -> SleepSummary? {
        guard let night = doubtful(rows, at: now) else { return lastNight(rows) }
        return lastNight(rows.filter { $0.day != night.day })
    }

    /// The sleep of the morning among the rows that may turn out to be no night; until that is sure it is none anywhere, in no
    /// state, past, chart or event.
    package static func doubtful(_ rows: [SleepSummary], at now: EpochSeconds) -> SleepSummary? {
        guard let night = lastNight(rows), let until = undecidedUntil(rows), now < until else { return nil }
        return night
    }

    /// The same of somebody whose record is kept: nights enough are looked at to know when they usually wake.
    static func doubtful(
        of user: WithingsUserID,
        in store: some RecordStore,
        at now: EpochSeconds
    ) async throws -> SleepSummary? {
        doubtful(try await store.latestSleep(of: user, limit: 4 * habit), at: now)
    }

    /// Until when the last night may turn out to be none; nil where it is sure. It is in doubt where it is all there is of its
    /// day, short, and begun in the morning when this person is usually up already.
    package static func undecidedUntil(_ rows: [SleepSummary]) -> EpochSeconds? {
        guard let night = lastNight(rows), night.endAt - night.startAt < longestNap,
            case let begun = secondsOfDay(night.startAt, night), begun >= smallHoursEnd * 3_600,
            begun < daytime.lowerBound * 3_600
        else { return nil }
        let nights = rows.filter(isNight)
        let isAlone = nights.allSatisfy { $0.day != night.day || overlaps($0, night) }
        guard isAlone, let waking = usualWaking(nights.filter { $0.day < night.day }), waking <= begun else {
            return nil
        }
        return night.endAt + patience
    }

    /// Seconds of the day at which the nights usually end: the middle of the last ones.
    private static func usualWaking(_ nights: [SleepSummary]) -> Int? {
        let last = nights.sorted { $0.endAt > $1.endAt }.prefix(habit)
        let times = last.map { secondsOfDay($0.endAt, $0) }.sorted()
        return times.isEmpty ? nil : times[times.count / 2]
    }

    /// By the clock on the wall, also on the days on which it is set.
    private static func secondsOfDay(_ moment: EpochSeconds, _ row: SleepSummary) -> Int {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = row.timeZone.flatMap(TimeZone.init(identifier:)) ?? .gmt
        let date = Date(timeIntervalSince1970: TimeInterval(moment))
        return calendar.component(.hour, from: date) * 3_600 + calendar.component(.minute, from: date) * 60
    }
}
