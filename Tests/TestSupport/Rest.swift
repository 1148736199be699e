import SimulatedCloud

/// Lets time pass on a clock that stands still, from one sleeper's awakening to the next, and in between until nobody has
/// anything left to do.
package struct Rest: Sendable {
    /// What does the work; whatever runs on it is waited for.
    package let hands = CountingHands()
    private let clock: ManualClock
    private let wire: InProcessCloud
    private let cloud: SimulatedCloud

    private let isDelivering: Bool

    /// - Parameter isDelivering: Whether the cloud's notifications go out when their time has come; otherwise the test posts.
    package init(clock: ManualClock, wire: InProcessCloud, cloud: SimulatedCloud, isDelivering: Bool = false) {
        self.isDelivering = isDelivering
        self.clock = clock
        self.wire = wire
        self.cloud = cloud
    }

    /// Waits until nobody has anything to do before time goes on.
    package func settle() async throws {
        var calm = 0
        var seen = (-1, -1)
        while calm < 10 {
            let (asked, inFlight) = wire.traffic
            let now = (asked, clock.sleeperCount)
            // On a busy machine somebody may just not have got their turn.
            calm = inFlight == 0 && now == seen && hands.areIdle ? calm + 1 : 0
            seen = now
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    package func pass(_ seconds: Double) async throws {
        let end = clock.uptime + seconds
        try await settle()
        while clock.uptime < end {
            var step = min(end - clock.uptime, max(0.01, clock.secondsToNextWake ?? .infinity))
            if isDelivering, let due = await cloud.nextDelivery { step = min(step, max(0.01, due - clock.now)) }
            clock.advance(by: step)
            if isDelivering { await cloud.deliverDue() }
            try await settle()
        }
    }
}
