extension Catalogue {
    /// Whether the person is in bed: Home Assistant's key, class and name.
    static let presence: [EntityDescription] = [
        EntityDescription(
            key: "in_bed",
            platform: .binarySensor,
            name: EntityName("In bed", "침대에 있음"),
            deviceClass: "occupancy",
            icon: "mdi:bed",
            iconWhenOff: "mdi:bed-empty",
            source: .bed
        )
    ]

    /// What happens to a person, for automations: on, since nothing else says that a value was measured once more.
    static let events: [EntityDescription] = [
        event(
            .reading,
            "New reading",
            "새 측정",
            icon: "mdi:new-box",
            types: ReadingGroup.allCases.map(\.rawValue)
        ),
        event(
            .bed,
            "Bed",
            "침대 출입",
            icon: "mdi:bed",
            types: [EventKind.intoBed, EventKind.outOfBed]
        ),
        event(
            .workout,
            "Workout finished",
            "운동 완료",
            icon: "mdi:dumbbell",
            types: ["finished"]
        ),
        event(
            .night,
            "Sleep finished",
            "수면 완료",
            icon: "mdi:weather-sunset-up",
            types: [EventKind.finishedNight, EventKind.finishedNap]
        ),
    ]

    private static func event(
        _ kind: EventKind,
        _ english: String,
        _ korean: String,
        icon: String,
        types: [String]
    ) -> EntityDescription {
        EntityDescription(
            key: kind.key,
            platform: .event,
            name: EntityName(english, korean),
            icon: icon,
            eventTypes: types,
            source: .event(kind)
        )
    }
}
