import NIOConcurrencyHelpers

/// A clock for the cloud that a test turns by hand.
package final class CloudClock: Sendable {
    private let seconds: NIOLockedValueBox<Double>

    package init(_ seconds: Double = 1_700_000_000) {
        self.seconds = NIOLockedValueBox(seconds)
    }

    package var now: Double { seconds.withLockedValue { $0 } }

    package func advance(by step: Double) {
        seconds.withLockedValue { $0 += step }
    }
}
