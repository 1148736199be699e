/// Where the program reads the time of day and waits, so that a year can be simulated in a second.
public protocol WallClock: Sendable {
    /// The time now, in seconds since 1970 with fractions. May jump either way when somebody sets the clock.
    var now: Double { get }
    /// Seconds on a clock that nobody sets: it never jumps, and ``sleep(seconds:)`` follows it. Its zero means nothing.
    var uptime: Double { get }
    /// Waits; throws `CancellationError` when the task is cancelled meanwhile.
    func sleep(seconds: Double) async throws
}

extension WallClock {
    /// A clock that says nothing else is taken for one that never jumps.
    public var uptime: Double { now }

    /// The time now in whole seconds.
    public var nowSeconds: EpochSeconds { EpochSeconds(now.rounded(.down)) }
}
