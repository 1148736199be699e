extension Entity {
    /// The entity as it stood from a moment of the past on.
    package func showing(_ past: PastValue) -> Entity {
        var entity = self
        entity.value = past.value
        entity.measuredAt = past.measuredAt
        entity.attribution = past.attribution
        entity.device = past.device
        entity.deviceID = past.deviceID
        entity.isProvisional = past.isProvisional
        entity.lastReset = description.stateClass == "total" ? past.lastReset : nil
        entity.timeZone = past.timeZone ?? timeZone
        entity.details = past.details
        if case .legacy(let key) = description.source { entity.details.append(.measurement(key)) }
        entity.changedAt = past.at
        entity.updatedAt = past.at
        entity.revisedAt = past.at
        return entity
    }
}
