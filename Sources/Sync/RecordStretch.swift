import Foundation
import WithingsModel

/// A stretch of the past that is read again, in moments and in days.
struct RecordStretch: Sendable, Equatable {
    /// What is covered, for kinds that are listed by moments.
    var moments: Range<EpochSeconds>
    /// What is covered, for kinds that are listed by days.
    var days: ClosedRange<LocalDay>

    init(moments: Range<EpochSeconds>, days: ClosedRange<LocalDay>) {
        self.moments = moments
        self.days = days
    }

    /// The last days up to tomorrow: it may be tomorrow already where the person is.
    static func trailing(days count: Int, at now: EpochSeconds) -> RecordStretch {
        let today = LocalDay(of: now, in: .gmt)
        return RecordStretch(
            moments: now - EpochSeconds(count) * 86_400..<now + 86_400,
            days: today.adding(days: -count)...today.adding(days: 1)
        )
    }

    /// Seconds by which two clocks may differ and still mean the same days.
    static let agreement: EpochSeconds = 2 * 86_400

    /// The last days by this machine's clock and by Withings'. Where the two are far apart nobody knows which one is wrong, and
    /// the last days of each are read.
    ///
    /// - Parameter offset: what Withings' clock is ahead of this machine's.
    static func recent(days count: Int, at now: EpochSeconds, ahead offset: EpochSeconds) -> [RecordStretch] {
        guard abs(offset) > agreement else {
            let apart = Int((abs(offset) + 86_399) / 86_400)
            return [.trailing(days: count + apart, at: now + max(0, offset))]
        }
        return [.trailing(days: count, at: now), .trailing(days: count, at: now + offset)]
    }

    /// What lies after this one, through the last moment of which something is kept.
    func ahead(through last: EpochSeconds) -> RecordStretch {
        let end = LocalDay(of: last, in: .gmt).adding(days: 1)
        return RecordStretch(
            moments: moments.upperBound..<max(moments.upperBound, last) + 1,
            days: min(days.upperBound, end)...max(days.upperBound, end)
        )
    }

    /// Around moments that a notification named.
    static func around(_ from: EpochSeconds, _ to: EpochSeconds) -> RecordStretch {
        RecordStretch(
            moments: from - 3_600..<max(from, to) + 3_600,
            days: LocalDay(of: from, in: .gmt).adding(days: -1)...LocalDay(of: max(from, to), in: .gmt).adding(days: 1)
        )
    }

    /// A slice of the history; neighbours touch.
    init(_ slice: HistorySlice) {
        moments = slice.from..<max(slice.from + 1, slice.to)
        let first = LocalDay(of: slice.from, in: .gmt)
        days = first...max(first, LocalDay(of: slice.to, in: .gmt).adding(days: -1))
    }

    /// What is asked for: a little more than what is covered, because Withings does not say whether ends are included.
    var asked: RecordStretch {
        RecordStretch(
            moments: moments.lowerBound - 1..<moments.upperBound + 1,
            days: days.lowerBound.adding(days: -1)...days.upperBound.adding(days: 1)
        )
    }
}
