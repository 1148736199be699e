import WithingsModel

/// One value of a series in time.
package struct MeasurePoint: Sendable, Equatable {
    package var measuredAt: EpochSeconds
    package var value: ExactDecimal
    package var groupID: Int64
    package var attribution: Attribution

    package init(measuredAt: EpochSeconds, value: ExactDecimal, groupID: Int64, attribution: Attribution) {
        self.measuredAt = measuredAt
        self.value = value
        self.groupID = groupID
        self.attribution = attribution
    }
}
