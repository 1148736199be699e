import Foundation
import WithingsModel

/// A stretch of the past that is read as one list, page by page.
struct HistorySlice: Sendable, Equatable {
    var from: EpochSeconds
    /// Where the newer slice begins.
    var to: EpochSeconds
    /// Nothing lies before it.
    var isOldest: Bool
    /// Whatever lies after it belongs to it as well: what somebody entered by hand, or a device whose clock was wrong noted,
    /// may be dated years ahead.
    var reachesAhead = false

    /// The last moment that is asked for, in 2037: some programs still count time in 31 bits.
    private static let farAhead: EpochSeconds = 2_145_830_400

    /// Neighbours overlap by a second, because Withings does not say whether ends are included.
    var timeQuery: (from: EpochSeconds, to: EpochSeconds) { (from, reachesAhead ? max(to + 1, Self.farAhead) : to + 1) }

    /// Neighbours overlap by a day, for the same reason.
    var days: (from: LocalDay, to: LocalDay) { (LocalDay(of: from, in: .gmt), LocalDay(of: to, in: .gmt)) }
}
