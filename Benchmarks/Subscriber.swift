import MQTTLink

/// Another client at the broker, which hears everything and notes when.
actor Subscriber {
    private let link: any BrokerLink
    private var reader: Task<Void, Never>?
    private var waiting: (topic: String, text: String, continuation: CheckedContinuation<Void, Never>)?
    /// What was heard since the beginning or the last ``forget()``.
    private(set) var messages: [MQTTMessage] = []
    private(set) var first: ContinuousClock.Instant?
    private(set) var last = ContinuousClock.now

    init(_ link: any BrokerLink) { self.link = link }

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

    func forget() {
        messages = []
        first = nil
    }

    /// Does something and waits until a text is heard on a topic.
    ///
    /// - Returns: the seconds between.
    func seconds(until text: String, on topic: String, after act: @Sendable () async throws -> Void) async throws
        -> Double
    {
        let start = ContinuousClock.now
        try await act()
        if !messages.contains(where: { $0.topic == topic && $0.payload == [UInt8](text.utf8) }) {
            await withCheckedContinuation { waiting = (topic, text, $0) }
        }
        return Self.seconds(last - start)
    }

    func end() async {
        await link.stop()
        await reader?.value
    }

    static func seconds(_ span: Duration) -> Double {
        Double(span.components.seconds) + Double(span.components.attoseconds) / 1e18
    }

    private func note(_ message: MQTTMessage) {
        messages.append(message)
        if first == nil { first = .now }
        guard let waiting else {
            last = .now
            return
        }
        guard waiting.topic == message.topic, waiting.text == String(decoding: message.payload, as: UTF8.self) else {
            return
        }
        last = .now
        self.waiting = nil
        waiting.continuation.resume()
    }
}
