import NIOConcurrencyHelpers

/// How many connections are open.
package final class WebSocketSeats: Sendable {
    private let taken = NIOLockedValueBox(0)
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    package var count: Int { taken.withLockedValue { $0 } }
    var isFull: Bool { count >= limit }

    func take() { taken.withLockedValue { $0 += 1 } }
    func leave() { taken.withLockedValue { $0 -= 1 } }
}
