/// A figure of a moment of the day, by Withings' name (`getintradayactivity`). Open: unknown names survive.
public struct IntradayField: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }

    /// Steps within the sample.
    public static let steps = Self("steps")
    /// Metres within the sample.
    public static let distance = Self("distance")
    /// Active energy within the sample, kcal.
    public static let calories = Self("calories")
    /// Metres climbed within the sample.
    public static let elevation = Self("elevation")
    /// Beats per minute.
    public static let heartRate = Self("heart_rate")
    /// Per cent; 0 is an invalid measurement, not a value.
    public static let spo2 = Self("spo2_auto")
    /// Milliseconds.
    public static let rmssd = Self("rmssd")
    /// Milliseconds (`sdnn_1` in sleep).
    public static let sdnn = Self("sdnn1")
    /// Breaths per minute.
    public static let respiratoryRate = Self("rr")
    /// °C.
    public static let coreBodyTemperature = Self("core_body_temperature")

    /// Every name that the documentation lists; all of them are asked for, since some come only when they are named.
    public static let documented: [IntradayField] = [
        "steps", "elevation", "calories", "distance", "stroke", "pool_lap", "duration", "heart_rate", "spo2_auto",
        "rmssd", "sdnn1", "hrv_quality", "core_body_temperature", "rr", "chest_movement_rate",
    ].map(IntradayField.init(rawValue:))
}
