import WithingsModel

/// One value of a series in time.
package struct MeasurePoint: Sendable, Equatable {
    package var measuredAt: EpochSeconds
    package var value: ExactDecimal
    package var groupID: Int64
    package var attribution: Attribution
    package var deviceID: String?
    package var modelID: Int?
    package var modelName: String?
    package var timeZone: String?

    package init(
        measuredAt: EpochSeconds,
        value: ExactDecimal,
        groupID: Int64,
        attribution: Attribution,
        deviceID: String? = nil,
        modelID: Int? = nil,
        modelName: String? = nil,
        timeZone: String? = nil
    ) {
        self.measuredAt = measuredAt
        self.value = value
        self.groupID = groupID
        self.attribution = attribution
        self.deviceID = deviceID
        self.modelID = modelID
        self.modelName = modelName
        self.timeZone = timeZone
    }
}
