import Foundation
import WithingsModel

/// An hour of an entity's past, as Home Assistant's long-term statistics have it. Exact decimals throughout.
package struct HourlyRow: Sendable, Equatable {
    package enum Figures: Sendable, Equatable {
        /// The readings of the hour.
        case mean(Decimal, min: Decimal, max: Decimal)
        /// A total that grows through its day, and the running sum of all days from the first on.
        case sum(Decimal, state: Decimal)
    }

    /// The hour's first second, UTC.
    package var start: EpochSeconds
    package var figures: Figures
    /// With a sum: when the total of the hour's day began.
    package var lastReset: EpochSeconds?

    package init(start: EpochSeconds, figures: Figures, lastReset: EpochSeconds? = nil) {
        self.start = start
        self.figures = figures
        self.lastReset = lastReset
    }
}
