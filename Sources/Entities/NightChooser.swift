import Foundation
import WithingsModel

/// Tells nights from naps, and picks the row that stands for the last night.
package enum NightChooser {
    /// In bed for less than this, a stretch is a nap, unless it lies in the small hours.
    static let shortestNight: EpochSeconds = 3 * 3_600
    /// Who slept for so long of the small hours had a night, if a bad one.
    static let shortestInSmallHours: EpochSeconds = 90 * 60
    /// From midnight to this hour everybody's sleep is a night's.
    static let smallHoursEnd = 6
    /// Begun in the daytime, a stretch is a nap unless it is as long as this: who works at night sleeps by day.
    static let longestNap: EpochSeconds = 6 * 3_600
    static let daytime = 10..<18

    /// The last night among the rows, in whatever order they come; nil where there are only naps.
    ///
    /// The night belongs to the day of waking and is its longest main stretch. Where two devices saw the same night,
    /// a mat goes before a tracker, then the row that knows more, then the longer one.
    package static func lastNight(_ rows: [SleepSummary]) -> SleepSummary? {
        // Most days have one, and thousands of days are looked at.
        if rows.count == 1 { return isNight(rows[0]) ? rows[0] : nil }
        let stretches = rows.filter(isNight)
        guard let day = stretches.map(\.day).max() else { return nil }
        let ofDay = stretches.filter { $0.day == day }
        guard let main = ofDay.max(by: { shorter($0, $1) }) else { return nil }
        return ofDay.filter { overlaps($0, main) }.max { worse($0, $1) }
    }

    package static func isNight(_ row: SleepSummary) -> Bool {
        let length = inBed(row)
        guard length >= shortestInSmallHours else { return false }
        let zone = row.timeZone.flatMap(ZoneOffsets.named) ?? ZoneOffsets.of(.gmt)
        guard length >= shortestNight else { return smallHours(of: row, zone) >= shortestInSmallHours }
        let local = row.startAt + zone.seconds(at: row.startAt)
        let hour = Int((local % 86_400 + 86_400) % 86_400 / 3_600)
        return !daytime.contains(hour) || length >= longestNap
    }

    /// Seconds of a short stretch that lie in the small hours of the day on which it ends.
    private static func smallHours(of row: SleepSummary, _ zone: ZoneOffsets) -> EpochSeconds {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone.timeZone
        let end = Date(timeIntervalSince1970: TimeInterval(row.endAt))
        let midnight = calendar.startOfDay(for: end)
        guard let morning = calendar.date(bySettingHour: smallHoursEnd, minute: 0, second: 0, of: midnight) else {
            return 0
        }
        let start = max(row.startAt, EpochSeconds(midnight.timeIntervalSince1970))
        return max(0, min(row.endAt, EpochSeconds(morning.timeIntervalSince1970)) - start)
    }

    private static func inBed(_ row: SleepSummary) -> EpochSeconds { max(0, row.endAt - row.startAt) }

    static func overlaps(_ one: SleepSummary, _ other: SleepSummary) -> Bool {
        one.id == other.id || (one.startAt < other.endAt && other.startAt < one.endAt)
    }

    private static func shorter(_ one: SleepSummary, _ other: SleepSummary) -> Bool {
        (inBed(one), one.modifiedAt, one.id) < (inBed(other), other.modifiedAt, other.id)
    }

    private static func worse(_ one: SleepSummary, _ other: SleepSummary) -> Bool {
        let mat = 32
        let (oneKnows, otherKnows) = (known(one), known(other))
        if (one.deviceClass == mat) != (other.deviceClass == mat) { return other.deviceClass == mat }
        return oneKnows != otherKnows ? oneKnows < otherKnows : shorter(one, other)
    }

    private static func known(_ row: SleepSummary) -> Int { row.values.count { $0.value != -1 } }
}
