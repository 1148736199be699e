/// What an application's plan lets it see; the rest is silently missing.
struct DataPlan {
    var total: Bool

    private static let totalMeasures: Set<Int> = [
        91, 123, 130, 135, 136, 137, 138, 139, 155, 158, 159, 167, 168, 169, 170, 173, 174, 175, 196, 197, 198, 226,
        227, 229, 73,
    ]
    private static let totalFields: Set<String> = [
        "sleep_score", "hr_average", "hr_min", "hr_max", "rr_average", "rr_min", "rr_max", "snoring",
        "snoringepisodecount", "breathing_disturbances_intensity", "breathing_quality_assessment",
        "apnea_hypopnea_index", "withings_index", "breathing_sounds", "breathing_sounds_episode_count",
        "rmssd_start_avg", "rmssd_end_avg", "core_body_temperature_avg", "core_body_temperature_min",
        "core_body_temperature_max", "core_body_temperature_status", "chest_movement_rate_average",
        "chest_movement_rate_min", "chest_movement_rate_max",
    ]

    func shows(measure type: Int) -> Bool { total || !Self.totalMeasures.contains(type) }
    func shows(sampleField name: String) -> Bool {
        total
            || !["spo2_auto", "rmssd", "sdnn1", "hrv_quality", "core_body_temperature", "rr", "chest_movement_rate"]
                .contains(name)
    }

    func shows(workoutField name: String) -> Bool {
        total || !(name == "spo2_average" || name.hasPrefix("core_body_temperature"))
    }

    func shows(sleepField name: String) -> Bool { total || !Self.totalFields.contains(name) }
}
