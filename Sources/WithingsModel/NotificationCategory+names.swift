extension NotificationCategory {
    /// A word in lower case with `_` (`bed_in`); `category_99` where nobody knows it.
    public var key: String { Self.names[rawValue] ?? "category_\(rawValue)" }

    private static let names: [Int: String] = [
        1: "weight", 2: "temperature", 4: "heart", 16: "activity", 44: "sleep", 46: "account", 50: "bed_in",
        51: "bed_out", 52: "bed_sensor_inflated", 53: "device_without_account", 54: "ecg", 55: "ecg_failed",
        58: "glucose", 60: "survey", 61: "stethoscope", 62: "heart_rate_variability", 63: "urine",
        98: "bed_occupied", 99: "bed_empty", 100: "bed_occupancy",
    ]
}
