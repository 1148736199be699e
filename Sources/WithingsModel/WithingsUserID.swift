/// A Withings user's number (`userid`): one person, whatever the profile is called here.
public struct WithingsUserID: RawRepresentable, Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }
    public init(_ rawValue: Int64) { self.rawValue = rawValue }

    /// Reads the number from its digits; Withings sends it sometimes as text, sometimes as a number.
    public init?(_ text: String) {
        guard let value = Int64(text) else { return nil }
        rawValue = value
    }

    public var description: String { String(rawValue) }
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
