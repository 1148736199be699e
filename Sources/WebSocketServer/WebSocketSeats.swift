import NIOConcurrencyHelpers

/// Who is connected. Whoever has not shown yet who they are has to make room for others when all seats are taken, the
/// longest there first: strangers who only sit keep nobody out.
package final class WebSocketSeats: Sendable {
    private struct State {
        var seated: [Int: WebSocketOutbox] = [:]
        var next = 0
    }

    private let state = NIOLockedValueBox(State())
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    package var count: Int { state.withLockedValue { $0.seated.count } }

    /// Whether there is no seat, and none that could be made free.
    var isFull: Bool {
        state.withLockedValue { state in
            state.seated.count >= limit && !state.seated.values.contains(where: \.isOnApproval)
        }
    }

    /// - Returns: what to say when leaving.
    func take(_ outbox: WebSocketOutbox) -> Int {
        let (number, other) = state.withLockedValue { state -> (Int, WebSocketOutbox?) in
            let isCrowded = state.seated.count >= limit
            let longest = isCrowded ? state.seated.filter { $0.value.isOnApproval }.min { $0.key < $1.key } : nil
            state.next += 1
            state.seated[state.next] = outbox
            return (state.next, longest?.value)
        }
        other?.close(.makeRoom)
        return number
    }

    func leave(_ number: Int) {
        state.withLockedValue { $0.seated[number] = nil }
    }
}
