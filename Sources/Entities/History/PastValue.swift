import Foundation
import WithingsModel

/// What an entity showed from a moment of the past on.
package struct PastValue: Sendable, Equatable {
    /// When it was measured; for a night its end, for a day of activity when the day was last heard of, within the day.
    package var at: EpochSeconds
    package var value: EntityValue
    package var attribution: Attribution?
    /// The record's own time zone.
    package var timeZone: String?
    /// For totals of a day: the day's first moment in its own time zone.
    package var lastReset: EpochSeconds?

    package init(
        at: EpochSeconds,
        value: EntityValue,
        attribution: Attribution? = nil,
        timeZone: String? = nil,
        lastReset: EpochSeconds? = nil
    ) {
        self.at = at
        self.value = value
        self.attribution = attribution
        self.timeZone = timeZone
        self.lastReset = lastReset
    }

    /// The number, where it is one.
    var number: Decimal? {
        guard case .number(let number) = value else { return nil }
        return number.decimal
    }

    /// Another value from the same moment on.
    func showing(_ value: EntityValue) -> PastValue {
        var past = self
        past.value = value
        return past
    }
}
