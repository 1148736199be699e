/// How long to wait after failures in a row: twice as long each time, never in step with others.
struct Backoff: Sendable {
    /// Withings refuses to answer the same question twice within ten seconds, so less is never right.
    static let shortest = 10.0
    static let longest = 300.0
    private(set) var failures = 0
    /// Seconds at which the growing ends: who is refreshed every few seconds has not to wait minutes after an outage.
    let limit: Double

    init(limit: Double = Self.longest) {
        self.limit = min(Self.longest, max(Self.shortest, limit))
    }

    /// Seconds to wait after one more failure.
    ///
    /// - Parameters:
    ///   - asked: what the failure itself asks for; never less than that.
    ///   - random: from 0 to 1.
    mutating func next(asked: Double, random: Double) -> Double {
        let grown = min(limit, Self.shortest * Double(1 << min(failures, 16)))
        failures += 1
        return max(grown, asked) * (1 + 0.2 * random)
    }

    mutating func reset() { failures = 0 }
}
