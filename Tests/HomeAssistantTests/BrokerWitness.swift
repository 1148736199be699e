import MQTTLink

/// Another client at the broker that hears everything.
actor BrokerWitness {
    private let link: any BrokerLink
    private var reader: Task<Void, Never>?
    private var watchers:
        [(isMet: @Sendable ([String: String]) -> Bool, continuation: CheckedContinuation<Void, Never>)] =
            []
    /// The last text heard on each topic.
    private(set) var texts: [String: String] = [:]
    /// The topics heard since the page was turned, in order.
    private(set) var heard: [String] = []

    init(_ link: any BrokerLink) {
        self.link = link
    }

    /// Connects and subscribes to everything.
    func begin() async throws {
        let events = await link.start(will: nil)
        let (connected, signal) = AsyncStream.makeStream(of: Void.self)
        reader = Task {
            for await event in events {
                switch event {
                case .connected: signal.yield()
                case .message(let message): note(message)
                case .disconnected: break
                }
            }
        }
        for await _ in connected { break }
        try await link.subscribe("#", qualityOfService: 1)
    }

    func turnPage() { heard = [] }

    /// Publishes as anybody at the broker can.
    func publish(_ message: MQTTMessage) async throws { try await link.publish(message) }

    /// Waits until what was heard fulfils a condition.
    func until(_ isMet: @escaping @Sendable ([String: String]) -> Bool) async {
        if isMet(texts) { return }
        await withCheckedContinuation { watchers.append((isMet, $0)) }
    }

    func end() async {
        await link.stop()
        await reader?.value
    }

    private func note(_ message: MQTTMessage) {
        texts[message.topic] = String(decoding: message.payload, as: UTF8.self)
        heard.append(message.topic)
        let met = watchers.filter { $0.isMet(texts) }
        watchers.removeAll { $0.isMet(texts) }
        for watcher in met { watcher.continuation.resume() }
    }
}
