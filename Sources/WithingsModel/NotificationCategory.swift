/// What a notification is about (`appli`). Open: unknown numbers survive.
public struct NotificationCategory: RawRepresentable, Hashable, Sendable, Codable, Comparable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public init(_ rawValue: Int) { self.rawValue = rawValue }

    /// Weight and composition.
    public static let weight = Self(1)
    public static let temperature = Self(2)
    /// Blood pressure, pulse, SpO2.
    public static let heart = Self(4)
    /// Steps, activity, workouts.
    public static let activity = Self(16)
    public static let sleep = Self(44)
    /// The account was deleted, unlinked or edited: `action` says which.
    public static let account = Self(46)
    public static let bedIn = Self(50)
    public static let bedOut = Self(51)
    public static let bedSensorInflated = Self(52)
    public static let ecg = Self(54)
    public static let ecgFailed = Self(55)
    public static let glucose = Self(58)
    public static let stethoscope = Self(61)
    public static let heartRateVariability = Self(62)
    public static let urine = Self(63)

    /// The categories this program subscribes to.
    public static let useful: [NotificationCategory] = [
        .weight, .temperature, .heart, .activity, .sleep, .account, .bedIn, .bedOut, .bedSensorInflated, .ecg,
        .glucose, .heartRateVariability,
    ]

    /// Categories that this program subscribes to where Withings lets it, and misses nothing where not: what they announce
    /// comes with the next refresh.
    public static let welcome: [NotificationCategory] = [.stethoscope, .urine]

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
