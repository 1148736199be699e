import WithingsModel

/// The newest reading of one type at one position, with what is known about its group.
package struct LatestMeasure: Sendable, Equatable {
    package var measure: Measure
    package var groupID: Int64
    package var attribution: Attribution
    package var measuredAt: EpochSeconds
    package var createdAt: EpochSeconds
    package var deviceID: String?
    package var modelID: Int?
    package var modelName: String?
    package var timeZone: String?

    package init(
        measure: Measure,
        groupID: Int64,
        attribution: Attribution,
        measuredAt: EpochSeconds,
        createdAt: EpochSeconds,
        deviceID: String? = nil,
        modelID: Int? = nil,
        modelName: String? = nil,
        timeZone: String? = nil
    ) {
        self.measure = measure
        self.groupID = groupID
        self.attribution = attribution
        self.measuredAt = measuredAt
        self.createdAt = createdAt
        self.deviceID = deviceID
        self.modelID = modelID
        self.modelName = modelName
        self.timeZone = timeZone
    }

    /// One of the values of a group.
    package init(_ measure: Measure, of group: MeasureGroup) {
        self.init(
            measure: measure,
            groupID: group.id,
            attribution: group.attribution,
            measuredAt: group.measuredAt,
            createdAt: group.createdAt,
            deviceID: group.deviceID,
            modelID: group.modelID,
            modelName: group.modelName,
            timeZone: group.timeZone
        )
    }

    /// The same, with a zone for one that carries none of its own.
    package func standing(in zone: String?) -> LatestMeasure {
        var reading = self
        reading.timeZone = timeZone ?? zone
        return reading
    }
}
