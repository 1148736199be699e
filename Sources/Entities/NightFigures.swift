import WithingsModel

/// Reads the figures of a night with what Withings means by them: −1 is "not computed", a heart rate of 0 is "none",
/// and some figures have an older name.
package enum NightFigures {
    package static func value(_ field: SleepField, of night: SleepSummary) -> EntityValue? {
        if field == .startOfStretch { return .moment(night.startAt) }
        if field == .endOfStretch { return .moment(night.endAt) }
        if field == .lengthOfStretch { return .number(ExactDecimal(max(0, night.endAt - night.startAt))) }
        for name in [field] + (olderNames[field] ?? []) {
            guard let value = night.values[name], value != -1 else { continue }
            if value == 0, name.isUnknownAtZero { continue }
            return .number(field == efficiency ? percent(value) : value)
        }
        return nil
    }

    private static let efficiency = SleepField("sleep_efficiency")

    /// Withings gives a share of one.
    private static func percent(_ share: ExactDecimal) -> ExactDecimal {
        ExactDecimal(share.mantissa, exponent: share.exponent + 2)
    }

    private static let olderNames: [SleepField: [SleepField]] = [
        SleepField("sleep_latency"): [SleepField("durationtosleep")],
        SleepField("wakeup_latency"): [SleepField("durationtowakeup")],
        // Nights that came from another maker's device have only this sum.
        SleepField("total_sleep_time"): [SleepField("asleepduration")],
    ]
}
