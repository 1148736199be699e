/// How somebody slept during a stretch of the night (`state` of `sleep get`). Open: unknown numbers survive.
public struct SleepState: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public init(_ rawValue: Int) { self.rawValue = rawValue }

    public static let awake = Self(0)
    public static let light = Self(1)
    public static let deep = Self(2)
    public static let rem = Self(3)
    /// Entered by hand.
    public static let manual = Self(4)
    public static let unspecified = Self(5)
    public static let outOfBed = Self(15)

    /// A word for the state; `state 7` where nobody knows it.
    public var name: String {
        switch self {
        case .awake: "awake"
        case .light: "light"
        case .deep: "deep"
        case .rem: "rem"
        case .manual: "manual"
        case .unspecified: "unspecified"
        case .outOfBed: "out of bed"
        default: "state \(rawValue)"
        }
    }
}
