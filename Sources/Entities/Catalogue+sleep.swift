import WithingsModel

extension Catalogue {
    /// The last night. The rows from "Total sleep time" on are ours; the misspelt key is Home Assistant's published
    /// one. Only deep sleep is on, as in Home Assistant: a night has so many figures that each picks their own.
    static let sleep: [EntityDescription] = [
        night(
            "sleep_breathing_disturbances_intensity",
            "Breathing disturbances intensity",
            "수면 중 호흡 장애 강도",
            "breathing_disturbances_intensity",
            icon: "mdi:lungs"
        ),
        night(
            "sleep_deep_duration_seconds",
            "Deep sleep",
            "깊은 수면",
            "deepsleepduration",
            unit: "s",
            enabled: true,
            icon: "mdi:sleep"
        ),
        night(
            "sleep_tosleep_duration_seconds",
            "Time to sleep",
            "잠들기까지 걸린 시간",
            "sleep_latency",
            unit: "s",
            icon: "mdi:sleep"
        ),
        night(
            "sleep_towakeup_duration_seconds",
            "Time to wakeup",
            "깬 뒤 일어나기까지 걸린 시간",
            "wakeup_latency",
            unit: "s",
            icon: "mdi:sleep-off"
        ),
        night(
            "sleep_heart_rate_average_bpm",
            "Average heart rate",
            "수면 중 평균 심박수",
            "hr_average",
            unit: "bpm",
            icon: "mdi:heart-pulse"
        ),
        night(
            "sleep_heart_rate_max_bpm",
            "Maximum heart rate",
            "수면 중 최고 심박수",
            "hr_max",
            unit: "bpm",
            icon: "mdi:heart-pulse"
        ),
        night(
            "sleep_heart_rate_min_bpm",
            "Minimum heart rate",
            "수면 중 최저 심박수",
            "hr_min",
            unit: "bpm",
            icon: "mdi:heart-pulse"
        ),
        night(
            "sleep_light_duration_seconds",
            "Light sleep",
            "얕은 수면",
            "lightsleepduration",
            unit: "s",
            icon: "mdi:sleep"
        ),
        night("sleep_rem_duration_seconds", "REM sleep", "렘수면", "remsleepduration", unit: "s", icon: "mdi:sleep"),
        night(
            "sleep_respiratory_average_bpm",
            "Average respiratory rate",
            "수면 중 평균 호흡수",
            "rr_average",
            unit: "br/min",
            icon: "mdi:lungs"
        ),
        night(
            "sleep_respiratory_max_bpm",
            "Maximum respiratory rate",
            "수면 중 최고 호흡수",
            "rr_max",
            unit: "br/min",
            icon: "mdi:lungs"
        ),
        night(
            "sleep_respiratory_min_bpm",
            "Minimum respiratory rate",
            "수면 중 최저 호흡수",
            "rr_min",
            unit: "br/min",
            icon: "mdi:lungs"
        ),
        night("sleep_score", "Sleep score", "수면 점수", "sleep_score", unit: "points", icon: "mdi:medal"),
        night("sleep_snoring", "Snoring", "코골이 시간", "snoring", unit: "s"),
        night(
            "sleep_snoring_eposode_count",
            "Snoring episode count",
            "코골이 횟수",
            "snoringepisodecount",
            icon: "mdi:sleep"
        ),
        night("sleep_wakeup_count", "Wakeup count", "잠에서 깬 횟수", "wakeupcount", unit: "times", icon: "mdi:sleep-off"),
        night(
            "sleep_wakeup_duration_seconds",
            "Wakeup time",
            "깨어 있던 시간",
            "wakeupduration",
            unit: "s",
            icon: "mdi:sleep-off"
        ),
        night(
            "sleep_total_duration_seconds",
            "Total sleep time",
            "총 수면 시간",
            "total_sleep_time",
            unit: "s",
            icon: "mdi:sleep"
        ),
        night(
            "sleep_in_bed_duration_seconds",
            "Time in bed",
            "침대에 머문 시간",
            "total_timeinbed",
            unit: "s",
            icon: "mdi:bed"
        ),
        night(
            "sleep_efficiency_pct",
            "Sleep efficiency",
            "수면 효율",
            "sleep_efficiency",
            unit: "%",
            icon: "mdi:bed-clock"
        ),
        nightMoment("sleep_start", "Sleep start", "취침 시각", .startOfStretch, icon: "mdi:bed-clock"),
        nightMoment("sleep_end", "Sleep end", "기상 시각", .endOfStretch, icon: "mdi:bed-clock"),
        night(
            "sleep_waso_seconds",
            "Awake after sleep onset",
            "잠든 뒤 깨어 있던 시간",
            "waso",
            unit: "s",
            icon: "mdi:sleep-off"
        ),
        night(
            "sleep_out_of_bed_count",
            "Out of bed count",
            "침대에서 나온 횟수",
            "out_of_bed_count",
            unit: "times",
            icon: "mdi:bed-empty"
        ),
        night(
            "sleep_rem_episode_count",
            "REM episode count",
            "렘수면 횟수",
            "nb_rem_episodes",
            unit: "times",
            icon: "mdi:sleep"
        ),
        night(
            "sleep_hrv_start_ms",
            "HRV at sleep start",
            "수면 초반 심박변이도",
            "rmssd_start_avg",
            unit: "ms",
            icon: "mdi:heart-flash"
        ),
        night(
            "sleep_hrv_end_ms",
            "HRV at sleep end",
            "수면 후반 심박변이도",
            "rmssd_end_avg",
            unit: "ms",
            icon: "mdi:heart-flash"
        ),
        night(
            "sleep_apnea_hypopnea_index",
            "Apnea-hypopnea index",
            "무호흡·저호흡 지수",
            "apnea_hypopnea_index",
            unit: "events/h",
            icon: "mdi:lungs"
        ),
        night(
            "sleep_withings_index",
            "Withings index",
            "Withings 지수",
            "withings_index",
            unit: "events/h",
            icon: "mdi:lungs"
        ),
        night(
            "sleep_breathing_quality_assessment",
            "Breathing quality assessment",
            "호흡 품질 평가",
            "breathing_quality_assessment",
            icon: "mdi:lungs"
        ),
        night("sleep_breathing_sounds_seconds", "Breathing sounds", "호흡음 시간", "breathing_sounds", unit: "s"),
        night(
            "sleep_breathing_sounds_episode_count",
            "Breathing sounds episode count",
            "호흡음 횟수",
            "breathing_sounds_episode_count",
            unit: "times",
            icon: "mdi:volume-high"
        ),
        night(
            "sleep_chest_movement_rate_average",
            "Average chest movement rate",
            "평균 흉부 움직임",
            "chest_movement_rate_average",
            unit: "events/min",
            icon: "mdi:lungs"
        ),
        night(
            "sleep_chest_movement_rate_min",
            "Minimum chest movement rate",
            "최저 흉부 움직임",
            "chest_movement_rate_min",
            unit: "events/min",
            icon: "mdi:lungs"
        ),
        night(
            "sleep_chest_movement_rate_max",
            "Maximum chest movement rate",
            "최고 흉부 움직임",
            "chest_movement_rate_max",
            unit: "events/min",
            icon: "mdi:lungs"
        ),
        night("sleep_movement_score", "Movement score", "뒤척임 점수", "mvt_score_avg", icon: "mdi:rotate-3d-variant"),
        night("sleep_movement_duration_seconds", "Movement duration", "뒤척인 시간", "mvt_active_duration", unit: "s"),
        night(
            "sleep_core_body_temperature_average_c",
            "Average core body temperature asleep",
            "수면 중 평균 심부 체온",
            "core_body_temperature_avg",
            unit: "°C",
            precision: 1
        ),
        night(
            "sleep_core_body_temperature_min_c",
            "Minimum core body temperature asleep",
            "수면 중 최저 심부 체온",
            "core_body_temperature_min",
            unit: "°C",
            precision: 1
        ),
        night(
            "sleep_core_body_temperature_max_c",
            "Maximum core body temperature asleep",
            "수면 중 최고 심부 체온",
            "core_body_temperature_max",
            unit: "°C",
            precision: 1
        ),
    ]
}

extension SleepField {
    // Not in `data` but beside it in the row; the name is Withings' own all the same.
    static let startOfStretch = SleepField("startdate")
    static let endOfStretch = SleepField("enddate")
    static let lengthOfStretch = SleepField("enddate - startdate")
}
