import Foundation

/// A calendar day (`YYYY-MM-DD`) without a time zone; the zone stands beside it in the record.
public struct LocalDay: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    public let year: Int
    public let month: Int
    public let day: Int

    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    init(checkedYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `YYYY-MM-DD`.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day that a moment falls on in a time zone. Moments outside the years 1 to 9999 count as the nearest inside.
    public init(of moment: EpochSeconds, in timeZone: TimeZone) {
        let moment = min(max(moment, Self.earliestMoment), Self.latestMoment)
        let offset = timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(moment)))
        self.init(daysSinceEpoch: Int((moment + EpochSeconds(offset)).flooringDivision(by: 86_400)))
    }

    /// The first moment of the day in a time zone; the day has 23 or 25 hours where the clocks change.
    public func start(in timeZone: TimeZone) -> EpochSeconds {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let midday = EpochSeconds(daysSinceEpoch) * 86_400 + 43_200
        let offset = timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(midday)))
        let noon = Date(timeIntervalSince1970: TimeInterval(midday - EpochSeconds(offset)))
        return EpochSeconds(calendar.startOfDay(for: noon).timeIntervalSince1970)
    }

    /// The day so many days later (or earlier, when negative), within the years 1 to 9999.
    public func adding(days: Int) -> LocalDay {
        LocalDay(daysSinceEpoch: daysSinceEpoch + min(max(days, -5_000_000), 5_000_000))
    }

    public var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    public static func < (left: LocalDay, right: LocalDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let day = LocalDay(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a day"))
        }
        self = day
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
