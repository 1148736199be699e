import WithingsModel

/// A clock that stands still: 2026-11-23 12:00:00 UTC.
struct FixedClock: WallClock {
    static let noon: EpochSeconds = 1_795_435_200
    var now = Double(Self.noon)
    func sleep(seconds: Double) async throws { try Task.checkCancellation() }
}
