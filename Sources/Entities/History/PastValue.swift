import Foundation
import WithingsModel

/// What an entity showed from a moment of the past on.
package struct PastValue: Sendable, Equatable {
    /// When it was measured; for a night its end, for a day of activity when the day was last heard of, within the day.
    package var at: EpochSeconds
    /// nil: unknown from then on.
    package var value: EntityValue?
    /// nil where it only became unknown: a day ended, news did not come.
    package var measuredAt: EpochSeconds?
    package var attribution: Attribution?
    /// The name of the device that measured it, nil for readings without one.
    package var device: String?
    package var deviceID: String?
    /// The record's own time zone.
    package var timeZone: String?
    /// For totals of a day: the day's first moment in its own time zone.
    package var lastReset: EpochSeconds?
    /// True while Withings may still revise the value.
    package var isProvisional = false
    /// What it says beyond the value and where that comes from.
    package var details: [EntityDetail]

    package init(
        at: EpochSeconds,
        value: EntityValue?,
        attribution: Attribution? = nil,
        timeZone: String? = nil,
        lastReset: EpochSeconds? = nil,
        details: [EntityDetail] = []
    ) {
        self.at = at
        self.value = value
        measuredAt = at
        self.attribution = attribution
        self.timeZone = timeZone
        self.lastReset = lastReset
        self.details = details
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

    /// The same, measured by a device.
    func by(_ deviceID: String?, _ name: String?) -> PastValue {
        var past = self
        past.deviceID = deviceID
        past.device = name
        return past
    }

    /// Unknown from a moment on, though nothing was measured.
    static func unknown(from at: EpochSeconds, timeZone: String?) -> PastValue {
        var past = PastValue(at: at, value: nil, timeZone: timeZone)
        past.measuredAt = nil
        return past
    }

    /// How a value was given to its person where Withings says of the row only whose account it is in.
    static let account = [Credit.account]
}
