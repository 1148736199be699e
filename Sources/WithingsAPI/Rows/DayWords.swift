import Foundation
import WithingsModel

/// What a row says as its day. Withings writes `YYYY-MM-DD`; should it ever write a time of day behind that, eight digits
/// or seconds since 1970, as it does in other places, the day can be told all the same.
enum DayWords {
    case day(LocalDay)
    /// A moment, whose day depends on the row's time zone.
    case moment(EpochSeconds)

    /// Smaller numbers are eight digits, `YYYYMMDD`.
    private static let firstMoment: EpochSeconds = 100_000_000

    init?(_ text: String) {
        if let day = LocalDay(text) {
            self = .day(day)
        } else if let number = EpochSeconds(text) {
            if number >= Self.firstMoment {
                self = .moment(number)
            } else if let day = LocalDay(
                year: Int(number / 10_000),
                month: Int(number / 100 % 100),
                day: Int(number % 100)
            ) {
                self = .day(day)
            } else {
                return nil
            }
        } else if let mark = text.dropFirst(10).first, mark == "T" || mark == " ", let day = LocalDay(text.prefix(10)) {
            self = .day(day)
        } else {
            return nil
        }
    }

    /// - Parameter zone: the row's own; Greenwich's where it has none.
    func day(in zone: String?) -> LocalDay {
        switch self {
        case .day(let day): day
        case .moment(let moment): Self.day(of: moment, in: zone)
        }
    }

    static func day(of moment: EpochSeconds, in zone: String?) -> LocalDay {
        LocalDay(of: moment, in: zone.flatMap(TimeZone.init(identifier:)) ?? .gmt)
    }
}
