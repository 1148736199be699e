import WithingsModel

/// Shares Withings' limit of requests, which counts all requests of an application together, among everyone who asks.
/// Fresh data goes before backfill; `wait_seconds` of a refusal (status 601) holds everybody back.
public actor RequestBudget {
    public enum Priority: Int, Sendable, Comparable {
        case backfill, fresh
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    public let requestsPerMinute: Int
    private let clock: any WallClock

    public init(requestsPerMinute: Int = 120, clock: any WallClock = SystemWallClock()) {
        self.requestsPerMinute = requestsPerMinute
        self.clock = clock
    }

    /// Waits until one more request may be sent.
    public func admit(_ priority: Priority) async throws(WithingsError) {}

    /// Holds every request back for so many seconds, because Withings refused one.
    public func holdBack(seconds: Double) {}
}
