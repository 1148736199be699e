import Foundation
import WithingsModel

/// A moment as the clocks of a place show it.
package struct LocalMoment: Sendable, Equatable {
    package var day: LocalDay
    /// Since midnight by the clock, 0 to 1439.
    package var minute: Int
    package var second: Int
    /// Seconds east of Greenwich.
    package var offset: Int

    /// - Parameter shift: seconds by which the clocks of the place were ahead of those of the zone.
    package init(_ moment: EpochSeconds, in timeZone: TimeZone, shift: EpochSeconds = 0) {
        self.init(there: moment + shift, in: timeZone)
        offset += Int(shift)
    }

    private init(there moment: EpochSeconds, in timeZone: TimeZone) {
        let zone = ZoneOffsets.of(timeZone)
        offset = Int(zone.seconds(at: moment))
        day = LocalDay(of: moment, in: zone)
        let local = Int((moment + EpochSeconds(offset)) % 86_400)
        let inDay = local < 0 ? local + 86_400 : local
        minute = inDay / 60
        second = inDay % 60
    }

    /// `07:05`
    package var clock: String { Self.clock(minute) }

    /// - Parameter minute: since midnight.
    package static func clock(_ minute: Int) -> String { "\(padded(minute / 60)):\(padded(minute % 60))" }

    /// `2026-11-26T07:05:09+09:00`
    package var iso: String {
        let zone = offset.magnitude / 60
        let sign = offset < 0 ? "-" : "+"
        let shift = offset == 0 ? "Z" : "\(sign)\(Self.padded(Int(zone) / 60)):\(Self.padded(Int(zone) % 60))"
        return day.description + "T" + clock + ":" + Self.padded(second) + shift
    }

    /// `UTC+9`, `UTC+5:45`
    package var zone: String {
        let minutes = Int(offset.magnitude) / 60
        let rest = minutes % 60 == 0 ? "" : ":\(Self.padded(minutes % 60))"
        return "UTC\(offset < 0 ? "−" : "+")\(minutes / 60)\(rest)"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
