/// Tells everybody who listens that something changed; what, they read themselves.
actor ChangeBroadcast {
    private var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
    private var nextNumber = 0

    func changed() {
        for listener in listeners.values { listener.yield() }
    }

    /// A stream that starts with one value, so that nothing is missed between reading the state and listening.
    nonisolated func stream() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        Task { await add(continuation) }
        return stream
    }

    private func add(_ continuation: AsyncStream<Void>.Continuation) {
        let number = nextNumber
        nextNumber += 1
        listeners[number] = continuation
        continuation.onTermination = { _ in Task { await self.remove(number) } }
        if case .terminated = continuation.yield() { listeners[number] = nil }
    }

    private func remove(_ number: Int) {
        listeners[number] = nil
    }
}
