import NIOConcurrencyHelpers

/// Tells any number of listeners of something. Who is busy misses what does not fit: `capacity` values are kept for them,
/// the newest ones.
final class Broadcast<Value: Sendable>: Sendable {
    private struct Listeners {
        var next = 0
        var continuations: [Int: AsyncStream<Value>.Continuation] = [:]
    }

    private let listeners = NIOLockedValueBox(Listeners())
    private let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Nothing will ever be told again.
    deinit {
        for continuation in listeners.withLockedValue({ Array($0.continuations.values) }) { continuation.finish() }
    }

    func listen() -> AsyncStream<Value> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Value.self,
            bufferingPolicy: .bufferingNewest(capacity)
        )
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

    func send(_ value: Value) {
        for continuation in listeners.withLockedValue({ Array($0.continuations.values) }) { continuation.yield(value) }
    }
}
