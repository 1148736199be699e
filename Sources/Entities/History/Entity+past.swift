extension Entity {
    /// The entity as it stood from a moment of the past on.
    package func showing(_ past: PastValue) -> Entity {
        var entity = self
        entity.value = past.value
        entity.measuredAt = past.at
        entity.attribution = past.attribution
        // By what it was measured is not kept beside each value.
        entity.device = nil
        entity.deviceID = nil
        entity.isProvisional = false
        entity.lastReset = description.stateClass == "total" ? past.lastReset : nil
        entity.timeZone = past.timeZone ?? timeZone
        entity.changedAt = past.at
        entity.updatedAt = past.at
        entity.revisedAt = past.at
        return entity
    }
}
