import WithingsModel

extension Catalogue {
    /// What a watch notes in the course of the day, the latest of each. Home Assistant's integration has no entity for
    /// them. The heart rate is on, because people have asked for it since 2019; the others are off.
    static let daytime: [EntityDescription] = [
        sample(
            "heart_rate_bpm",
            "Heart rate",
            "현재 심박수",
            .heartRate,
            unit: "bpm",
            enabled: true,
            icon: "mdi:heart-pulse"
        ),
        sample("spo2_auto_pct", "SpO2 (automatic)", "산소포화도(자동 측정)", .spo2, unit: "%", icon: "mdi:water-percent"),
        sample(
            "core_body_temperature_c",
            "Core body temperature",
            "심부 체온",
            .coreBodyTemperature,
            unit: "°C",
            precision: 1
        ),
        sample("respiratory_rate", "Respiratory rate", "호흡수", .respiratoryRate, unit: "br/min", icon: "mdi:lungs"),
        sample(
            "hrv_rmssd_ms",
            "Heart rate variability (RMSSD)",
            "심박변이도(RMSSD)",
            .rmssd,
            unit: "ms",
            icon: "mdi:heart-flash"
        ),
        sample(
            "hrv_sdnn_ms",
            "Heart rate variability (SDNN)",
            "심박변이도(SDNN)",
            .sdnn,
            unit: "ms",
            icon: "mdi:heart-flash"
        ),
    ]

    /// The heart in today's activity: off, because the bridge shows them only for those who wear a watch all day.
    static let todaysHeart: [EntityDescription] = [
        todaysRate("activity_heart_rate_average_today_bpm", "Average heart rate today", "오늘 평균 심박수", "hr_average"),
        todaysRate("activity_heart_rate_min_today_bpm", "Minimum heart rate today", "오늘 최저 심박수", "hr_min"),
        todaysRate("activity_heart_rate_max_today_bpm", "Maximum heart rate today", "오늘 최고 심박수", "hr_max"),
        todaysZone("activity_heart_rate_zone_light_duration_today", "light", "가벼운", "hr_zone_0"),
        todaysZone("activity_heart_rate_zone_moderate_duration_today", "moderate", "중간", "hr_zone_1"),
        todaysZone("activity_heart_rate_zone_intense_duration_today", "intense", "격렬한", "hr_zone_2"),
        todaysZone("activity_heart_rate_zone_maximal_duration_today", "maximal", "최대", "hr_zone_3"),
    ]

    private static func sample(
        _ key: String,
        _ english: String,
        _ korean: String,
        _ field: IntradayField,
        unit: String,
        precision: Int? = nil,
        enabled: Bool = false,
        icon: String? = nil
    ) -> EntityDescription {
        let classes = ["°C": "temperature"]
        return EntityDescription(
            key: key,
            name: EntityName(english, korean),
            unit: unit,
            deviceClass: classes[unit],
            stateClass: "measurement",
            precision: precision,
            enabledByDefault: enabled,
            icon: icon,
            source: .intraday(field)
        )
    }

    private static func todaysRate(
        _ key: String,
        _ english: String,
        _ korean: String,
        _ field: String
    ) -> EntityDescription {
        var row = today(key, english, korean, field, unit: "bpm", enabled: false, icon: "mdi:heart-pulse")
        row.stateClass = "measurement"
        return row
    }

    private static func todaysZone(
        _ key: String,
        _ english: String,
        _ korean: String,
        _ field: String
    ) -> EntityDescription {
        today(
            key,
            "Time in \(english) heart rate zone today",
            "오늘 \(korean) 심박 구간 시간",
            field,
            unit: "s",
            enabled: false,
            icon: "mdi:heart-settings"
        )
    }
}
