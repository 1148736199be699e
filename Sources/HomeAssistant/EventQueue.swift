import Entities

/// Events that wait for the broker, for a few minutes: an automation is no use for what happened long ago.
struct EventQueue: Sendable {
    static let patience = 600.0
    static let capacity = 64

    private var waiting: [(event: EntityEvent, since: Double)] = []

    /// - Parameter uptime: on the clock that nobody sets.
    mutating func add(_ event: EntityEvent, at uptime: Double) {
        waiting.append((event, uptime))
        waiting.removeFirst(max(0, waiting.count - Self.capacity))
    }

    /// The oldest that is still worth telling; what got too old is dropped.
    mutating func first(at uptime: Double) -> EntityEvent? {
        waiting.removeAll { uptime - $0.since > Self.patience }
        return waiting.first?.event
    }

    var count: Int { waiting.count }

    mutating func removeFirst() {
        if !waiting.isEmpty { waiting.removeFirst() }
    }
}
