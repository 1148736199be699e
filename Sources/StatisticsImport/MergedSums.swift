import Entities
import Foundation
import WithingsModel

/// Brings our running sums in front of those that Home Assistant keeps of an entity by itself.
enum MergedSums {
    /// - Parameters:
    ///   - last: the last hour that is ours; everything after it Home Assistant has recorded.
    ///   - sum: what the running sum has to be there, so that the next hour's growth is right.
    static func rows(_ rows: [HourlyRow], upTo last: EpochSeconds, endingAt sum: Decimal) -> [HourlyRow] {
        let ours = rows.filter { $0.start <= last }
        guard case .sum(let end, _)? = ours.last?.figures else { return [] }
        return ours.map { row in
            var row = row
            if case .sum(let running, let state) = row.figures {
                row.figures = .sum(running - end + sum, state: state)
            }
            return row
        }
    }
}
