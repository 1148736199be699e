import Foundation
import NIOConcurrencyHelpers
import WithingsModel

/// A moment as Home Assistant writes it: ISO 8601 to the second with an offset, never `Z`.
package enum MomentText {
    /// `2026-11-19T06:03:00+00:00`.
    package static func utc(_ moment: EpochSeconds) -> String { text(moment, offset: 0) }

    /// The moment with the offset that a time zone has then; UTC where the zone is not given or not known.
    package static func local(_ moment: EpochSeconds, timeZone: String?) -> String {
        let zone = timeZone.flatMap(zone(named:))
        let offset = zone?.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(moment))) ?? 0
        return text(moment, offset: offset)
    }

    private static let zones = NIOLockedValueBox<[String: TimeZone]>([:])

    /// To make a time zone takes longer than to write all the rest of a state. People live in few of them.
    private static func zone(named name: String) -> TimeZone? {
        if let zone = zones.withLockedValue({ $0[name] }) { return zone }
        guard let zone = TimeZone(identifier: name) else { return nil }
        zones.withLockedValue { if $0.count < 1_000 { $0[name] = zone } }
        return zone
    }

    private static func text(_ moment: EpochSeconds, offset: Int) -> String {
        // Far outside of what any calendar here knows, a moment is shown as the number it is.
        guard abs(moment) < 200_000_000_000 else { return String(moment) }
        let local = moment + EpochSeconds(offset)
        let secondOfDay = Int(((local % 86_400) + 86_400) % 86_400)
        let day = LocalDay(daysSinceEpoch: Int((local - EpochSeconds(secondOfDay)) / 86_400))
        let clock = [secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60].map(twoDigits).joined(separator: ":")
        let size = abs(offset)
        return "\(day)T\(clock)\(offset < 0 ? "-" : "+")\(twoDigits(size / 3_600)):\(twoDigits(size / 60 % 60))"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
