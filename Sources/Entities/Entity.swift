import WithingsModel

/// An entity of one person or product, with its value now.
package struct Entity: Sendable, Equatable, Identifiable {
    package var description: EntityDescription
    /// `withings_<withings user id>_<key>`, for a product `withings_<device id>_<key>`, for a sensor of version 0.99
    /// `withings_<profile>_<withings user id>_<key>`.
    package var uniqueID: String
    package var id: String { uniqueID }
    /// `sensor.<person>_<name>`, as Home Assistant would make it.
    package var entityID: String
    package var person: Person
    /// The product, where the entity is a product's.
    package var product: Product?
    /// nil: unknown.
    package var value: EntityValue?
    package var measuredAt: EpochSeconds?
    /// The name of the device that measured it, nil for readings without one.
    package var device: String?
    package var deviceID: String?
    package var attribution: Attribution?
    /// For totals of a day: the day's first moment in the record's own time zone.
    package var lastReset: EpochSeconds?
    /// True while Withings may still revise the value.
    package var isProvisional: Bool
    /// The record's own time zone (`Europe/Berlin`), in which ``measuredAt`` is written.
    package var timeZone: String?
    /// What it says beyond the value and where that comes from.
    package var details: [EntityDetail]
    /// When the value last became another, and when it was last looked at.
    package var changedAt: EpochSeconds
    package var updatedAt: EpochSeconds
    /// When anything that it shows last became another: the value, or when and by what it was measured.
    package var revisedAt: EpochSeconds

    package init(
        description: EntityDescription,
        uniqueID: String,
        entityID: String,
        person: Person,
        product: Product? = nil,
        value: EntityValue?,
        measuredAt: EpochSeconds? = nil,
        device: String? = nil,
        deviceID: String? = nil,
        attribution: Attribution? = nil,
        lastReset: EpochSeconds? = nil,
        isProvisional: Bool = false,
        changedAt: EpochSeconds,
        updatedAt: EpochSeconds,
        revisedAt: EpochSeconds? = nil,
        timeZone: String? = nil,
        details: [EntityDetail] = []
    ) {
        self.description = description
        self.uniqueID = uniqueID
        self.entityID = entityID
        self.person = person
        self.product = product
        self.value = value
        self.measuredAt = measuredAt
        self.device = device
        self.deviceID = deviceID
        self.attribution = attribution
        self.lastReset = lastReset
        self.isProvisional = isProvisional
        self.timeZone = timeZone
        self.details = details
        self.changedAt = changedAt
        self.updatedAt = updatedAt
        self.revisedAt = max(changedAt, revisedAt ?? changedAt)
    }

    /// Equal when they show the same; when they were looked at does not count.
    package static func == (left: Entity, right: Entity) -> Bool {
        left.description == right.description && left.uniqueID == right.uniqueID
            && left.entityID == right.entityID && left.person == right.person && left.product == right.product
            && left.value == right.value && left.measuredAt == right.measuredAt && left.device == right.device
            && left.deviceID == right.deviceID && left.attribution == right.attribution
            && left.lastReset == right.lastReset && left.isProvisional == right.isProvisional
            && left.timeZone == right.timeZone && left.details == right.details
    }
}
