extension Entity {
    /// An event's entity with this event as its last one.
    package func showing(_ event: EntityEvent) -> Entity {
        var entity = self
        entity.value = .moment(event.occurredAt)
        entity.details = event.attributes
        entity.changedAt = event.occurredAt
        entity.updatedAt = event.occurredAt
        entity.revisedAt = event.occurredAt
        return entity
    }

    /// Whether the event is one of those that this entity tells.
    package func tells(_ event: EntityEvent) -> Bool {
        description.source == .event(event.kind) && person.user == event.user
    }

    /// The entity as another state of it, apart from the last event.
    package func withEvent(of other: Entity) -> Entity {
        guard case .event = description.source else { return self }
        var entity = self
        entity.value = other.value
        entity.details = other.details
        entity.changedAt = other.changedAt
        entity.updatedAt = other.updatedAt
        entity.revisedAt = other.revisedAt
        return entity
    }
}
