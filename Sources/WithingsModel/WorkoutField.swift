/// A figure of a workout's `data`, by Withings' name. Open: unknown names survive.
public struct WorkoutField: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }

    /// Every name that the documentation lists; all of them are asked for.
    public static let documented: [WorkoutField] = [
        "calories", "intensity", "manual_intensity", "manual_distance", "manual_calories", "hr_average", "hr_min",
        "hr_max", "hr_zone_0", "hr_zone_1", "hr_zone_2", "hr_zone_3", "pause_duration", "algo_pause_duration",
        "spo2_average", "core_body_temperature_avg", "core_body_temperature_min", "core_body_temperature_max",
        "core_body_temperature_status", "steps", "distance", "elevation", "pool_laps", "strokes", "pool_length",
        "effduration",
    ].map(WorkoutField.init(rawValue:))

    /// Whether 0 is how Withings says that there was none; a distance or an energy of 0 is one.
    public var isUnknownAtZero: Bool {
        ["hr_average", "hr_min", "hr_max", "spo2_average", "intensity", "manual_intensity"].contains(rawValue)
    }
}
