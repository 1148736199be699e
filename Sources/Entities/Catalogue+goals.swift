import WithingsModel

extension Catalogue {
    /// What the person aims at.
    static let goals: [EntityDescription] = [
        EntityDescription(
            key: "step_goal",
            name: EntityName("Step goal", "걸음 수 목표"),
            unit: "steps",
            stateClass: "measurement",
            icon: "mdi:shoe-print",
            source: .goal(.steps)
        ),
        EntityDescription(
            key: "sleep_goal",
            name: EntityName("Sleep goal", "수면 시간 목표"),
            unit: "s",
            deviceClass: "duration",
            stateClass: "measurement",
            icon: "mdi:bed-clock",
            source: .goal(.sleep)
        ),
        EntityDescription(
            key: "weight_goal",
            name: EntityName("Weight goal", "체중 목표"),
            unit: "kg",
            deviceClass: "weight",
            stateClass: "measurement",
            source: .goal(.weight)
        ),
    ]
}
