import WithingsModel

/// Something that happened to a person just now, for those who act on it.
package struct EntityEvent: Sendable, Equatable {
    package var user: WithingsUserID
    package var kind: EventKind
    /// One of the kind's types: a group of measures, `in_bed`, `night` and so on.
    package var type: String
    /// When it was told; what it is about says its own time.
    package var occurredAt: EpochSeconds
    /// What more there is to say: values, unit, `measured_at`, device, attribution.
    package var details: [EntityDetail]

    package init(
        user: WithingsUserID,
        kind: EventKind,
        type: String,
        occurredAt: EpochSeconds,
        details: [EntityDetail]
    ) {
        self.user = user
        self.kind = kind
        self.type = type
        self.occurredAt = occurredAt
        self.details = details
    }

    /// The type, the details and when it was told, as Home Assistant has an event's attributes.
    package var attributes: [EntityDetail] {
        [EntityDetail("event_type", .text(type))] + details
            + [EntityDetail("occurred_at", .text(MomentText.utc(occurredAt)))]
    }
}
