/// When an account is refreshed: every account has its own place in the interval, so that the requests of many people
/// are spread over it. All times are on the clock that never jumps.
struct SyncSchedule: Sendable, Equatable {
    /// Seconds between two refreshes.
    var interval: Double
    /// The account's place among ``count``, from 0.
    var place = 0
    var count = 1

    /// Share of the interval by which refreshes scatter.
    private static let scatter = 0.02

    /// The next turn after a refresh that has just begun: an interval later, give or take a tenth where the account's
    /// place has moved because people came or went.
    ///
    /// - Parameters:
    ///   - random: from 0 to 1.
    ///   - pace: by how much the interval is stretched.
    func turn(after uptime: Double, random: Double, pace: Double = 1) -> Double {
        let interval = interval * pace
        let offset = interval * Double(place) / Double(max(1, count))
        let earliest = uptime + interval * 0.1
        let turns = ((earliest - offset) / interval).rounded(.up)
        return turns * interval + offset + random * Self.scatter * interval
    }

    /// Seconds after the start of the program at which an account that is known already has its first turn: soon, but
    /// not everybody at once.
    var startDelay: Double {
        Double(place) * min(2, interval / Double(max(1, count)))
    }
}
