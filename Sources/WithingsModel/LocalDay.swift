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
        self.init(of: moment, in: ZoneOffsets.of(timeZone))
    }

    /// The same for whoever asks for very many.
    package init(of moment: EpochSeconds, in zone: ZoneOffsets) {
        let moment = min(max(moment, Self.earliestMoment), Self.latestMoment)
        self.init(daysSinceEpoch: Int((moment + zone.seconds(at: moment)).flooringDivision(by: 86_400)))
    }

    /// The first moment of the day in a time zone; the day has 23 or 25 hours where the clocks change.
    public func start(in timeZone: TimeZone) -> EpochSeconds { ZoneOffsets.of(timeZone).start(of: self) }

    /// The day so many days later (or earlier, when negative), within the years 1 to 9999.
    public func adding(days: Int) -> LocalDay {
        LocalDay(daysSinceEpoch: daysSinceEpoch + min(max(days, -5_000_000), 5_000_000))
    }

    public var description: String {
        // Four digits, two and two; no day is before the year 1 or after 9999.
        String(unsafeUninitializedCapacity: 10) { text in
            var (left, place) = (year, 3)
            while place >= 0 {
                text[place] = UInt8(ascii: "0") + UInt8(left % 10)
                (left, place) = (left / 10, place - 1)
            }
            (text[4], text[7]) = (UInt8(ascii: "-"), UInt8(ascii: "-"))
            for (start, number) in [(5, month), (8, day)] {
                text[start] = UInt8(ascii: "0") + UInt8(number / 10)
                text[start + 1] = UInt8(ascii: "0") + UInt8(number % 10)
            }
            return 10
        }
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
