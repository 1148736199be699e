import Foundation
import WithingsModel

/// Reads moments as Home Assistant's clients write them: ISO 8601 with or without a zone, with a blank for the `T`, with
/// fractions, or a day alone; with or without marks between the parts.
enum MomentReader {
    /// - Parameter timeZone: for moments without a zone of their own.
    /// - Returns: nil for everything else.
    static func moment(_ text: String, timeZone: TimeZone) -> EpochSeconds? {
        let pattern =
            /(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(Z|z|[+\- ]\d{2}(?::?\d{2})?)?)?/
        guard text.utf8.count <= 64, let match = marked(text).wholeMatch(of: pattern), let year = Int(match.1),
            let month = Int(match.2), let number = Int(match.3),
            let day = LocalDay(year: year, month: month, day: number)
        else { return nil }
        let hour = match.4.flatMap { Int($0) } ?? 0
        let minute = match.5.flatMap { Int($0) } ?? 0
        let second = match.6.flatMap { Int($0) } ?? 0
        guard hour < 24, minute < 60, second < 61 else { return nil }
        let wall = EpochSeconds(day.daysSinceEpoch) * 86_400 + EpochSeconds(hour * 3_600 + minute * 60 + second)
        guard let zone = match.7 else {
            // Twice, so that the offset is that of the moment itself where the clocks change nearby.
            var moment = wall
            for _ in 0..<2 {
                let offset = timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(moment)))
                moment = wall - EpochSeconds(offset)
            }
            return moment
        }
        guard let offset = offset(zone) else { return nil }
        return wall - offset
    }

    /// `20261127T100000Z` with the marks that belong between its parts.
    private static func marked(_ text: String) -> String {
        guard let parts = text.wholeMatch(of: /(\d{4})(\d{2})(\d{2})(?:[Tt](\d{2})(\d{2})(\d{2})?(.*))?/) else {
            return text
        }
        let day = "\(parts.1)-\(parts.2)-\(parts.3)"
        guard let hour = parts.4, let minute = parts.5 else { return day }
        let second = parts.6.flatMap { $0 }.map { ":\($0)" } ?? ""
        return "\(day)T\(hour):\(minute)\(second)\(parts.7 ?? "")"
    }

    private static func offset(_ text: Substring) -> EpochSeconds? {
        if text == "Z" || text == "z" { return 0 }
        // A `+` that was not escaped in an address arrives as a blank.
        let sign: EpochSeconds = text.hasPrefix("-") ? -1 : 1
        let digits = text.filter(\.isNumber)
        guard let hours = EpochSeconds(digits.prefix(2)), hours < 24 else { return nil }
        let minutes = EpochSeconds(digits.dropFirst(2)) ?? 0
        return minutes < 60 ? sign * (hours * 3_600 + minutes * 60) : nil
    }
}
