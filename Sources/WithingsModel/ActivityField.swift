/// A field of a day of activity, by Withings' name. Open: unknown names survive.
public struct ActivityField: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(_ rawValue: String) { self.rawValue = rawValue }

    /// Every name that the documentation lists; all of them are asked for.
    public static let documented: [ActivityField] = [
        "steps", "distance", "elevation", "soft", "moderate", "intense", "active", "calories", "totalcalories",
        "hr_average", "hr_min", "hr_max", "hr_zone_0", "hr_zone_1", "hr_zone_2", "hr_zone_3",
    ].map(ActivityField.init(rawValue:))

    /// Whether 0 is how Withings says that there was none: a heart rate. Elsewhere 0 is a value.
    public var isUnknownAtZero: Bool { rawValue.hasPrefix("hr_") && !rawValue.hasPrefix("hr_zone") }
}
