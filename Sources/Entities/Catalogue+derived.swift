import WithingsModel

extension Catalogue {
    /// Worked out of several records. BMI and body water are on where the scale gives what they need: people have
    /// asked for both by name. What the last weighing differs from the one before is off: it says little by itself. The sleep state is Home Assistant's of version 0.99, and on as it was there.
    static let derived: [EntityDescription] = [
        EntityDescription(
            key: "body_mass_index",
            name: EntityName("Body mass index", "체질량지수(BMI)"),
            unit: "kg/m²",
            stateClass: "measurement",
            precision: 1,
            icon: "mdi:human",
            source: .derived(.bodyMassIndex)
        ),
        EntityDescription(
            key: "body_water_pct",
            name: EntityName("Body water", "체수분율"),
            unit: "%",
            stateClass: "measurement",
            precision: 1,
            icon: "mdi:water-percent",
            source: .derived(.bodyWater)
        ),
        EntityDescription(
            key: "weight_change_kg",
            name: EntityName("Weight change", "체중 변화"),
            unit: "kg",
            deviceClass: "weight",
            precision: 2,
            enabledByDefault: false,
            icon: "mdi:scale-balance",
            source: .derived(.weightChange)
        ),
        EntityDescription(
            key: "sleep_state",
            name: EntityName("Sleep state", "수면 상태"),
            deviceClass: "enum",
            icon: "mdi:sleep",
            options: [
                SleepState.awake, .light, .deep, .rem, .manual, .unspecified, .outOfBed,
            ].map(\.name),
            source: .derived(.sleepState)
        ),
        EntityDescription(
            key: "sleep_provisional",
            platform: .binarySensor,
            name: EntityName("Last night provisional", "지난밤 기록 미확정"),
            enabledByDefault: false,
            isDiagnostic: true,
            icon: "mdi:progress-clock",
            source: .derived(.provisionalNight)
        ),
    ]

    /// The last nap, apart from the night. Off: most people take none.
    static let naps: [EntityDescription] = [
        napMoment("nap_start", "Nap start", "낮잠 시작 시각", .startOfStretch),
        napMoment("nap_end", "Nap end", "낮잠 종료 시각", .endOfStretch),
        nap("nap_duration_seconds", "Nap duration", "낮잠 시간", .lengthOfStretch),
        nap("nap_sleep_duration_seconds", "Sleep during nap", "낮잠 중 수면 시간", SleepField("total_sleep_time")),
    ]

    private static func nap(
        _ key: String,
        _ english: String,
        _ korean: String,
        _ field: SleepField
    ) -> EntityDescription {
        EntityDescription(
            key: key,
            name: EntityName(english, korean),
            unit: "s",
            deviceClass: "duration",
            stateClass: "measurement",
            enabledByDefault: false,
            icon: "mdi:sleep",
            source: .nap(field)
        )
    }

    private static func napMoment(
        _ key: String,
        _ english: String,
        _ korean: String,
        _ field: SleepField
    ) -> EntityDescription {
        EntityDescription(
            key: key,
            name: EntityName(english, korean),
            deviceClass: "timestamp",
            enabledByDefault: false,
            icon: "mdi:bed-clock",
            source: .nap(field)
        )
    }
}
