/// How a reading was given to its person (`attrib` of a measure group). Open: unknown numbers survive.
public struct Attribution: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public init(_ rawValue: Int) { self.rawValue = rawValue }

    /// Withings does not say (`null`, nothing, or what is no number), which is not the same as a device that is sure.
    public static let unknown = Self(-1)
    /// Taken by a device that is sure whose reading it is.
    public static let device = Self(0)
    /// Taken by a device that could have meant another of its users: kept, but nobody's state until confirmed.
    public static let ambiguous = Self(1)
    /// Entered by hand.
    public static let manual = Self(2)
    /// The person was chosen afterwards from several.
    public static let chosen = Self(3)
    /// Entered by hand while the account was created.
    public static let accountCreation = Self(4)
    /// Best of several readings, picked by a blood pressure monitor.
    public static let automatic = Self(5)
    /// Confirmed by the person.
    public static let confirmed = Self(7)
    /// The same as ``device``.
    public static let sameAsDevice = Self(8)
    /// Per-foot detail beside another group of the same second.
    public static let perFootDetail = Self(10)
    /// Taken under guided conditions.
    public static let guided = Self(15)

    /// The name as Withings' documentation has it in short, or `attribution 10009` where it has none.
    public var name: String {
        switch rawValue {
        case -1: "unknown"
        case 0, 8: "device"
        case 1: "ambiguous"
        case 2: "manual"
        case 3: "chosen afterwards"
        case 4: "entered at account creation"
        case 5: "best of several"
        case 7: "confirmed"
        case 10: "per-foot detail"
        case 15, 17: "guided conditions"
        default: "attribution \(rawValue)"
        }
    }
}
