import Foundation

/// Seconds since 1970-01-01 00:00 UTC, as Withings counts time.
public typealias EpochSeconds = Int64

/// Where the program reads the time of day and waits, so that a year can be simulated in a second.
public protocol WallClock: Sendable {
    /// The time now, in seconds since 1970 with fractions.
    var now: Double { get }
    /// Waits; throws `CancellationError` when the task is cancelled meanwhile.
    func sleep(seconds: Double) async throws
}

extension WallClock {
    /// The time now in whole seconds.
    public var nowSeconds: EpochSeconds { EpochSeconds(now.rounded(.down)) }
}

/// The machine's own clock.
public struct SystemWallClock: WallClock {
    public init() {}
    public var now: Double { Date().timeIntervalSince1970 }
    public func sleep(seconds: Double) async throws {
        guard seconds > 0 else { return try Task.checkCancellation() }
        try await Task.sleep(for: .seconds(seconds))
    }
}
