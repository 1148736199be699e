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

    /// The month of an hour, UTC.
    static func month(of hour: EpochSeconds) -> String {
        let days = Int(hour >= 0 ? hour / 86_400 : (hour - 86_399) / 86_400)
        return String(LocalDay(daysSinceEpoch: days).description.prefix(7))
    }
}
