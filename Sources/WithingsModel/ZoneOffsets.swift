import Foundation
import Synchronization

/// How far the clocks of a time zone are ahead of Greenwich, moment by moment. The system takes microseconds to say it, and
/// more for the beginning of a day; charts of ten years ask for tens of thousands, so its answers are learned once a zone.
package final class ZoneOffsets: Sendable {
    /// 2000 to 2044: what people measure. The system is asked for everything else.
    private static let learned: Range<EpochSeconds> = 946_684_800..<2_366_841_600
    /// No clocks are set twice within it.
    private static let step: EpochSeconds = 86_400
    /// People live in few zones.
    private static let most = 64
    private static let known = Mutex<[String: ZoneOffsets]>([:])

    package let timeZone: TimeZone
    /// The first moments at which the clocks showed another time, ascending, and how far ahead they were from then on.
    private let starts: [EpochSeconds]
    private let offsets: [EpochSeconds]

    private init(_ timeZone: TimeZone) {
        self.timeZone = timeZone
        var starts = [Self.learned.lowerBound]
        var offsets = [Self.asked(Self.learned.lowerBound, timeZone)]
        var (before, last) = (Self.learned.lowerBound, offsets[0])
        while before < Self.learned.upperBound - 1 {
            let after = min(before + Self.step, Self.learned.upperBound - 1)
            let offset = Self.asked(after, timeZone)
            if offset != last {
                var (low, high) = (before, after)
                while high - low > 1 {
                    let middle = (low + high) / 2
                    if Self.asked(middle, timeZone) == last { low = middle } else { high = middle }
                }
                starts.append(high)
                offsets.append(offset)
                last = offset
            }
            before = after
        }
        (self.starts, self.offsets) = (starts, offsets)
    }

    package static func of(_ timeZone: TimeZone) -> ZoneOffsets {
        let name = timeZone.identifier
        if let zone = known.withLock({ $0[name] }) { return zone }
        return keep(ZoneOffsets(timeZone), name)
    }

    /// - Parameter name: an IANA name.
    /// - Returns: nil where there is no such zone.
    package static func named(_ name: String) -> ZoneOffsets? {
        if let zone = known.withLock({ $0[name] }) { return zone }
        guard let timeZone = TimeZone(identifier: name) else { return nil }
        return keep(ZoneOffsets(timeZone), name)
    }

    private static func keep(_ zone: ZoneOffsets, _ name: String) -> ZoneOffsets {
        known.withLock {
            if $0.count >= most { $0.removeAll() }
            $0[name] = zone
        }
        return zone
    }

    /// Seconds by which the clocks are ahead of Greenwich.
    package func seconds(at moment: EpochSeconds) -> EpochSeconds {
        guard Self.learned.contains(moment) else { return Self.asked(moment, timeZone) }
        return offsets[index(of: moment)]
    }

    /// The first moment of a day; it has 23 or 25 hours where the clocks change.
    package func start(of day: LocalDay) -> EpochSeconds {
        let midnight = EpochSeconds(day.daysSinceEpoch) * 86_400
        guard Self.learned.contains(midnight - 2 * 86_400), Self.learned.contains(midnight + 2 * 86_400) else {
            return askedStart(midnight)
        }
        let ahead = offsets[index(of: midnight - offsets[index(of: midnight)])]
        let start = midnight - ahead
        let stretch = index(of: start)
        // Where the clocks are set around midnight there is none, or there are two.
        guard offsets[stretch] == ahead,
            stretch == 0 || start - starts[stretch] >= offsets[stretch - 1] - ahead
        else { return askedStart(midnight) }
        return start
    }

    private func index(of moment: EpochSeconds) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= moment { low = middle } else { high = middle }
        }
        return low
    }

    private static func asked(_ moment: EpochSeconds, _ timeZone: TimeZone) -> EpochSeconds {
        EpochSeconds(timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(moment))))
    }

    /// - Parameter midnight: of the day, as if it were in Greenwich.
    private func askedStart(_ midnight: EpochSeconds) -> EpochSeconds {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let midday = midnight + 43_200
        let noon = Date(timeIntervalSince1970: TimeInterval(midday - Self.asked(midday, timeZone)))
        return EpochSeconds(calendar.startOfDay(for: noon).timeIntervalSince1970)
    }
}
