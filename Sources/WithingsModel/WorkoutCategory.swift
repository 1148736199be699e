/// What kind of sport a workout is (`category`). Open: unknown numbers survive.
public struct WorkoutCategory: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public init(_ rawValue: Int) { self.rawValue = rawValue }

    public static let walk = Self(1)
    public static let run = Self(2)
    public static let swimming = Self(7)
    public static let other = Self(36)
    public static let multiSport = Self(272)

    /// A word in lower case with `_`, Home Assistant's where it has one: `table_tennis`; `category_999` where nobody
    /// knows it.
    public var key: String { Self.published[rawValue]?.key ?? "category_\(rawValue)" }

    /// Withings' name, `Category 999` where there is none.
    public var name: String { Self.published[rawValue]?.name ?? "Category \(rawValue)" }

    /// Every published category's number, ascending.
    public static var publishedNumbers: [Int] { published.keys.sorted() }
}
