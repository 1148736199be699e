import MQTTLink
import NIOConcurrencyHelpers

/// Follows the events of a link, so that a test can wait for one.
final class BrokerWatch: Sendable {
    struct Late: Error, CustomStringConvertible {
        var description: String
    }

    private struct State {
        var events: [BrokerEvent] = []
        var read = 0
        var isOver = false
    }

    private let state = NIOLockedValueBox(State())
    private let task: Task<Void, Never>

    init(_ stream: AsyncStream<BrokerEvent>) {
        let state = state
        task = Task {
            for await event in stream { state.withLockedValue { $0.events.append(event) } }
            state.withLockedValue { $0.isOver = true }
        }
    }

    deinit { task.cancel() }

    var events: [BrokerEvent] { state.withLockedValue { $0.events } }

    /// The stream has ended.
    func end() async { await task.value }

    /// The next event for which the answer is not nil; those before it are passed over.
    func next<Answer>(_ look: (BrokerEvent) -> Answer?) async throws -> Answer {
        let deadline = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < deadline {
            let event = state.withLockedValue { state -> BrokerEvent? in
                guard state.read < state.events.count else { return nil }
                state.read += 1
                return state.events[state.read - 1]
            }
            guard let event else {
                try await Task.sleep(for: .milliseconds(5))
                continue
            }
            if let answer = look(event) { return answer }
        }
        throw Late(description: "no such event among \(events)")
    }

    func connected() async throws {
        try await next { $0 == .connected ? () : nil }
    }

    func fault() async throws -> BrokerFault {
        try await next { if case .disconnected(let fault) = $0 { fault } else { nil } }
    }

    func message(_ topic: String) async throws -> MQTTMessage {
        try await next { event in
            guard case .message(let message) = event, message.topic == topic else { return nil }
            return message
        }
    }
}
