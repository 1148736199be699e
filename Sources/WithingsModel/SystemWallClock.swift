import Foundation

/// The machine's own clock.
public struct SystemWallClock: WallClock {
    private static let start = ContinuousClock.now

    public init() {}

    public var now: Double { Date().timeIntervalSince1970 }
    public var uptime: Double {
        // The start is made when it is first asked for: before now, or the first answer would be negative.
        let start = Self.start
        return (ContinuousClock.now - start) / .seconds(1)
    }

    public func sleep(seconds: Double) async throws {
        guard seconds > 0 else { return try Task.checkCancellation() }
        // A century is as good as forever, and `Duration` cannot hold every Double.
        try await Task.sleep(for: .seconds(min(seconds, 3_155_760_000)))
    }
}
