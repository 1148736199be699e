import NIOConcurrencyHelpers

/// Tells any number of listeners that something changed. Who is busy hears of several changes once.
final class ChangeBroadcast: Sendable {
    private struct Listeners {
        var next = 0
        var continuations: [Int: AsyncStream<Void>.Continuation] = [:]
    }

    private let listeners = NIOLockedValueBox(Listeners())

    func listen() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = listeners.withLockedValue { listeners in
            listeners.next += 1
            listeners.continuations[listeners.next] = continuation
            return listeners.next
        }
        continuation.onTermination = { [weak self] _ in
            self?.listeners.withLockedValue { $0.continuations[number] = nil }
        }
        return stream
    }

    func send() {
        for continuation in listeners.withLockedValue({ Array($0.continuations.values) }) { continuation.yield() }
    }
}
