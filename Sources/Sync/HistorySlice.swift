import Foundation
import WithingsModel

/// A stretch of the past that is read as one list, page by page.
struct HistorySlice: Sendable, Equatable {
    var from: EpochSeconds
    /// Where the newer slice begins.
    var to: EpochSeconds
    /// Nothing lies before it.
    var isOldest: Bool

    /// Neighbours overlap by a second, because Withings does not say whether ends are included.
    var timeQuery: (from: EpochSeconds, to: EpochSeconds) { (from, to + 1) }

    /// Neighbours overlap by a day, for the same reason.
    var days: (from: LocalDay, to: LocalDay) { (LocalDay(of: from, in: .gmt), LocalDay(of: to, in: .gmt)) }
}
