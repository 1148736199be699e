import WithingsModel

extension Catalogue {
    /// The last workout. The first seven are Home Assistant's, with its keys, and on as there; the others are ours and
    /// off, because few look at them every day. `floors_climbed` is its published key; the value is metres.
    static let workouts: [EntityDescription] = [
        EntityDescription(
            key: "workout_type",
            name: EntityName("Last workout type", "마지막 운동 종류"),
            deviceClass: "enum",
            icon: "mdi:dumbbell",
            options: WorkoutCategory.publishedNumbers.map { WorkoutCategory($0).key },
            source: .workout(.category)
        ),
        workout(
            "workout_active_calories_burnt",
            "Calories burnt last workout",
            "마지막 운동 소모 칼로리",
            "calories",
            unit: "kcal",
            precision: 1,
            icon: "mdi:fire"
        ),
        workout(
            "workout_distance",
            "Distance travelled last workout",
            "마지막 운동 이동 거리",
            "distance",
            unit: "m",
            precision: 0,
            icon: "mdi:map-marker-distance"
        ),
        workout(
            "workout_floors_climbed",
            "Elevation change last workout",
            "마지막 운동 고도 변화",
            "elevation",
            unit: "m",
            icon: "mdi:stairs-up"
        ),
        workout("workout_intensity", "Last workout intensity", "마지막 운동 강도", "intensity", icon: "mdi:speedometer"),
        workout(
            "workout_pause_duration",
            "Pause during last workout",
            "마지막 운동 중 쉰 시간",
            "pause_duration",
            unit: "s",
            icon: "mdi:timer-pause"
        ),
        workout(
            "workout_duration",
            "Last workout duration",
            "마지막 운동 시간",
            WorkoutField.duration.rawValue,
            unit: "s",
            icon: "mdi:timer"
        ),
        workoutMoment("workout_start", "Last workout start", "마지막 운동 시작 시각", .start),
        workoutMoment("workout_end", "Last workout end", "마지막 운동 종료 시각", .end),
        workoutHeart(
            "workout_heart_rate_average_bpm",
            "Average heart rate last workout",
            "마지막 운동 평균 심박수",
            "hr_average"
        ),
        workoutHeart("workout_heart_rate_min_bpm", "Minimum heart rate last workout", "마지막 운동 최저 심박수", "hr_min"),
        workoutHeart("workout_heart_rate_max_bpm", "Maximum heart rate last workout", "마지막 운동 최고 심박수", "hr_max"),
        workoutZone("workout_heart_rate_zone_light_duration", "light", "가벼운", "hr_zone_0"),
        workoutZone("workout_heart_rate_zone_moderate_duration", "moderate", "중간", "hr_zone_1"),
        workoutZone("workout_heart_rate_zone_intense_duration", "intense", "격렬한", "hr_zone_2"),
        workoutZone("workout_heart_rate_zone_maximal_duration", "maximal", "최대", "hr_zone_3"),
        workout(
            "workout_steps",
            "Steps last workout",
            "마지막 운동 걸음 수",
            "steps",
            unit: "steps",
            enabled: false,
            icon: "mdi:shoe-print"
        ),
        workout(
            "workout_spo2_average_pct",
            "Average SpO2 last workout",
            "마지막 운동 평균 산소포화도",
            "spo2_average",
            unit: "%",
            enabled: false,
            icon: "mdi:water-percent"
        ),
        workout(
            "workout_core_body_temperature_average_c",
            "Average core body temperature last workout",
            "마지막 운동 평균 심부 체온",
            "core_body_temperature_avg",
            unit: "°C",
            precision: 1,
            enabled: false
        ),
        workout(
            "workout_pool_laps",
            "Pool laps last workout",
            "마지막 운동 수영 랩 수",
            "pool_laps",
            enabled: false,
            icon: "mdi:swim"
        ),
        workout(
            "workout_strokes",
            "Strokes last workout",
            "마지막 운동 스트로크 수",
            "strokes",
            enabled: false,
            icon: "mdi:swim"
        ),
        workout(
            "workout_pool_length",
            "Pool length last workout",
            "마지막 운동 수영장 길이",
            "pool_length",
            unit: "m",
            enabled: false,
            icon: "mdi:pool"
        ),
    ]

    private static func workoutHeart(
        _ key: String,
        _ english: String,
        _ korean: String,
        _ field: String
    ) -> EntityDescription {
        workout(key, english, korean, field, unit: "bpm", enabled: false, icon: "mdi:heart-pulse")
    }

    private static func workoutZone(
        _ key: String,
        _ english: String,
        _ korean: String,
        _ field: String
    ) -> EntityDescription {
        workout(
            key,
            "Time in \(english) heart rate zone last workout",
            "마지막 운동 \(korean) 심박 구간 시간",
            field,
            unit: "s",
            enabled: false,
            icon: "mdi:heart-settings"
        )
    }

    private static func workoutMoment(
        _ key: String,
        _ english: String,
        _ korean: String,
        _ field: WorkoutField
    ) -> EntityDescription {
        EntityDescription(
            key: key,
            name: EntityName(english, korean),
            deviceClass: "timestamp",
            enabledByDefault: false,
            icon: "mdi:calendar-clock",
            source: .workout(field)
        )
    }

    private static func workout(
        _ key: String,
        _ english: String,
        _ korean: String,
        _ field: String,
        unit: String? = nil,
        precision: Int? = nil,
        enabled: Bool = true,
        icon: String? = nil
    ) -> EntityDescription {
        let classes = ["m": "distance", "s": "duration", "°C": "temperature"]
        // No state class, as in Home Assistant's integration: figures of different workouts make no series.
        return EntityDescription(
            key: key,
            name: EntityName(english, korean),
            unit: unit,
            deviceClass: unit.flatMap { classes[$0] },
            precision: precision,
            enabledByDefault: enabled,
            icon: icon,
            source: .workout(WorkoutField(field))
        )
    }
}

extension WorkoutField {
    // Not in `data` but beside it in the row, or worked out from there.
    static let category = WorkoutField("category")
    static let start = WorkoutField("startdate")
    static let end = WorkoutField("enddate")
    static let duration = WorkoutField("enddate - startdate")
}
