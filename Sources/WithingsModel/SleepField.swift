/// A field of a sleep summary's `data`, by Withings' name. Open: unknown names survive.
public struct SleepField: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }

    /// Every name that the documentation lists; all of them are asked for.
    public static let documented: [SleepField] = [
        "nb_rem_episodes", "sleep_efficiency", "sleep_latency", "total_sleep_time", "total_timeinbed",
        "wakeup_latency", "waso", "asleepduration", "lightsleepduration", "deepsleepduration", "remsleepduration",
        "wakeupduration", "wakeupcount", "durationtosleep", "durationtowakeup", "out_of_bed_count",
        "hr_average", "hr_min", "hr_max", "rr_average", "rr_min", "rr_max",
        "breathing_disturbances_intensity", "breathing_quality_assessment", "apnea_hypopnea_index", "withings_index",
        "snoring", "snoringepisodecount", "breathing_sounds", "breathing_sounds_episode_count", "sleep_score",
        "night_events", "mvt_score_avg", "mvt_active_duration", "rmssd_start_avg", "rmssd_end_avg",
        "chest_movement_rate_average", "chest_movement_rate_min", "chest_movement_rate_max",
        "chest_movement_rate_wellness_average", "chest_movement_rate_wellness_min", "chest_movement_rate_wellness_max",
        "core_body_temperature_avg", "core_body_temperature_min", "core_body_temperature_max",
        "core_body_temperature_status",
    ].map(SleepField.init(rawValue:))

    /// Whether 0 is how Withings says that there was none: a heart rate. Elsewhere 0 is a value.
    public var isUnknownAtZero: Bool { rawValue.hasPrefix("hr_") }
}
