import NIOConcurrencyHelpers

/// How many clients listen to changes over their WebSockets.
final class EventListeners: Sendable {
    private let number = NIOLockedValueBox(0)

    var count: Int { number.withLockedValue { $0 } }
    func join() { number.withLockedValue { $0 += 1 } }
    func leave() { number.withLockedValue { $0 -= 1 } }
}
