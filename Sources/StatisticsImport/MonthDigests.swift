import Crypto
import Entities
import Foundation
import WithingsModel

/// What a series says, month by month, in a few bytes each: enough to see which months changed since the last run.
enum MonthDigests {
    /// `2026-11` and the digest of the month's rows.
    static func digests(of rows: [HourlyRow]) -> [String: String] {
        Dictionary(grouping: rows, by: { month(of: $0.start) }).mapValues { rows in
            var text = ""
            for row in rows {
                switch row.figures {
                case .mean(let mean, let low, let high): text += "\(row.start) \(mean) \(low) \(high)\n"
                case .sum(let sum, let state): text += "\(row.start) \(state) \(sum)\n"
                }
            }
            return SHA256.hash(data: Data(text.utf8)).prefix(12).map { String($0, radix: 16) }.joined(separator: ".")
        }
    }

    /// The moments of a month, UTC; nil for what is no month.
    static func range(of month: String) -> Range<EpochSeconds>? {
        guard let first = LocalDay("\(month)-01") else { return nil }
        let next =
            first.month == 12
            ? LocalDay(year: first.year + 1, month: 1, day: 1)
            : LocalDay(year: first.year, month: first.month + 1, day: 1)
        guard let next else { return nil }
        return EpochSeconds(first.daysSinceEpoch) * 86_400..<EpochSeconds(next.daysSinceEpoch) * 86_400
    }

    /// The month of an hour, UTC.
    static func month(of hour: EpochSeconds) -> String {
        let days = Int(hour >= 0 ? hour / 86_400 : (hour - 86_399) / 86_400)
        return String(LocalDay(daysSinceEpoch: days).description.prefix(7))
    }
}
