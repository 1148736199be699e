import Foundation
import Store
import WithingsModel

/// A stretch that a notification named. What it announces may be new, changed or deleted; unless a refresh brings
/// something that lies just there, the stretch is read again.
struct Suspicion: Sendable, Equatable {
    /// What was named, no more.
    private let named: RecordStretch
    /// What is to be read again: that with a margin.
    let stretch: RecordStretch

    /// Longer stretches are left to the daily reading, and are not read at once.
    static let longest: EpochSeconds = 40 * 86_400

    /// nil where the notification names no stretch, or one that nobody can have measured in.
    init?(_ notification: WithingsNotification, now: EpochSeconds) {
        let from: EpochSeconds
        let to: EpochSeconds
        if let start = notification.startAt ?? notification.endAt {
            from = start
            to = notification.endAt ?? start
        } else if let day = notification.day {
            from = day.start(in: .gmt)
            to = from + 86_400 - 1
        } else {
            return nil
        }
        guard from > 0, from <= to, to - from <= Self.longest, from <= now + 86_400, to <= now + 2 * 86_400 else {
            return nil
        }
        let first = LocalDay(of: from, in: .gmt)
        let last = LocalDay(of: to, in: .gmt)
        // A day is the person's own, whose zone the notification does not say; a moment may be on either side of midnight.
        named = RecordStretch(
            moments: from..<to + 1,
            days: notification.day == nil ? first.adding(days: -1)...last.adding(days: 1) : first...last
        )
        stretch = .around(from, to)
    }

    /// Whether something that Withings changed since a moment lies where the notification said: then that is what it
    /// announced, and nothing need be read again.
    func isExplained(by records: RecordPage, since: EpochSeconds) -> Bool {
        func isNamed(_ moment: EpochSeconds) -> Bool { named.moments.contains(moment) }
        func touches(_ from: EpochSeconds, _ to: EpochSeconds) -> Bool {
            from < named.moments.upperBound && to >= named.moments.lowerBound
        }
        return records.measureGroups.contains { $0.modifiedAt > since && isNamed($0.measuredAt) }
            || records.sleep.contains { $0.modifiedAt > since && touches($0.startAt, $0.endAt) }
            || records.activity.contains { $0.modifiedAt > since && named.days.contains($0.day) }
            || records.workouts.contains { $0.modifiedAt > since && named.days.contains($0.day) }
            || records.heartRecordings.contains { isNamed($0.at) }
            || records.stethoscopeRecordings.contains { isNamed($0.at) }
    }
}

extension RecordStretch {
    /// From the beginning of the earlier one to the end of the later.
    func spanning(_ other: RecordStretch) -> RecordStretch {
        RecordStretch(
            moments: min(
                moments.lowerBound,
                other.moments.lowerBound
            )..<max(moments.upperBound, other.moments.upperBound),
            days: min(days.lowerBound, other.days.lowerBound)...max(days.upperBound, other.days.upperBound)
        )
    }
}
