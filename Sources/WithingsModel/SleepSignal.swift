/// What is followed through a night, by Withings' name (`sleep get`). Open: unknown names survive.
public struct SleepSignal: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }

    /// Beats per minute.
    public static let heartRate = Self("hr")
    /// Breaths per minute.
    public static let respiratoryRate = Self("rr")
    /// Seconds of snoring within the minute.
    public static let snoring = Self("snoring")
    /// Milliseconds.
    public static let sdnn = Self("sdnn_1")
    /// Milliseconds.
    public static let rmssd = Self("rmssd")
    /// 0 to 255.
    public static let movement = Self("mvt_score")

    /// Every name that the documentation lists; all of them are asked for.
    public static let documented: [SleepSignal] = [
        "hr", "rr", "snoring", "sdnn_1", "rmssd", "hrv_quality", "mvt_score", "chest_movement_rate", "withings_index",
        "breathing_sounds",
    ].map(SleepSignal.init(rawValue:))
}
