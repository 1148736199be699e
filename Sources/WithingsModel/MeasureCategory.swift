/// Whether a group is a reading or a target (`category`). Open: unknown numbers survive.
public struct MeasureCategory: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let reading = Self(rawValue: 1)
    /// A target the person set; never a reading.
    public static let objective = Self(rawValue: 2)
}
