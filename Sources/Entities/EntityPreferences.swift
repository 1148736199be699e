/// What the owner chose about entities in the configuration.
package struct EntityPreferences: Sendable, Equatable {
    /// Whether the thirty sensors of version 0.99 of Home Assistant's integration are there beside today's.
    package var hasLegacySensors: Bool
    package var limits: OverdueLimits
    /// How entity ids are made; nil where Home Assistant makes them.
    package var entityIDPattern: EntityIDPattern?

    package init(
        hasLegacySensors: Bool = false,
        limits: OverdueLimits = OverdueLimits(),
        entityIDPattern: EntityIDPattern? = nil
    ) {
        self.hasLegacySensors = hasLegacySensors
        self.limits = limits
        self.entityIDPattern = entityIDPattern
    }
}
