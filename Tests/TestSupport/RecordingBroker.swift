import MQTTLink

/// A broker inside the test: it keeps retained messages, answers subscriptions as a broker does, and writes down
/// everything that was published, in order.
///
/// It is the connection too. A test decides when that is made and lost, and what others publish.
package actor RecordingBroker: BrokerLink {
    private var retained: [String: [UInt8]] = [:]
    private var filters: Set<String> = []
    private var events: AsyncStream<BrokerEvent>.Continuation?
    private var isConnected = false
    private var will: MQTTMessage?
    private var watchers: [(isMet: @Sendable ([MQTTMessage]) -> Bool, continuation: CheckedContinuation<Void, Never>)] =
        []
    private var startWaiters: [CheckedContinuation<Void, Never>] = []
    private var refusals = 0
    /// What our program published, in order.
    package private(set) var published: [MQTTMessage] = []

    package init() {}

    // MARK: What the program sees

    package func start(will: MQTTMessage?) -> AsyncStream<BrokerEvent> {
        let (stream, continuation) = AsyncStream.makeStream(of: BrokerEvent.self)
        events = continuation
        self.will = will
        for waiter in startWaiters { waiter.resume() }
        startWaiters = []
        return stream
    }

    package func publish(_ message: MQTTMessage) throws(BrokerFault) {
        guard isConnected else { throw BrokerFault(.notConnected, "There is no connection.", hint: "Connect.") }
        if refusals > 0 {
            refusals -= 1
            throw BrokerFault(.notConnected, "The broker did not take it.", hint: "Try again.")
        }
        published.append(message)
        accept(message)
        let met = watchers.filter { $0.isMet(published) }
        watchers.removeAll { $0.isMet(published) }
        for watcher in met { watcher.continuation.resume() }
    }

    package func subscribe(_ topicFilter: String, qualityOfService: Int) throws(BrokerFault) {
        guard isConnected else { throw BrokerFault(.notConnected, "There is no connection.", hint: "Connect.") }
        filters.insert(topicFilter)
        for (topic, payload) in retained.sorted(by: { $0.key < $1.key }) where Self.matches(topic, topicFilter) {
            events?.yield(.message(MQTTMessage(topic, payload: payload, isRetained: true)))
        }
    }

    package func unsubscribe(_ topicFilter: String) { filters.remove(topicFilter) }

    package func stop() {
        isConnected = false
        events?.finish()
        events = nil
    }

    // MARK: What a test does

    /// Waits until the program wants to connect.
    package func untilStarted() async {
        if events != nil { return }
        await withCheckedContinuation { startWaiters.append($0) }
    }

    /// Lets the program in.
    package func connect() {
        isConnected = true
        filters = []
        events?.yield(.connected)
    }

    /// Loses the connection; the broker publishes the will.
    package func disconnect() {
        isConnected = false
        if let will { accept(will) }
        events?.yield(.disconnected(BrokerFault(.unreachable, "The broker is gone.", hint: "Start it.")))
    }

    /// Does not take the next so many messages.
    package func refuse(_ count: Int) { refusals = count }

    /// Publishes as another program does.
    package func publishFromOutside(_ message: MQTTMessage) { accept(message) }

    /// Forgets everything retained, as a broker without persistence does when it restarts.
    package func loseMemory() { retained = [:] }

    /// Begins a new page: ``published`` starts from here.
    package func turnPage() { published = [] }

    /// What is retained, as text.
    package var retainedTexts: [String: String] { retained.mapValues { String(decoding: $0, as: UTF8.self) } }

    /// The will that the program left.
    package var lastWill: MQTTMessage? { will }

    /// Waits until what was published fulfils a condition.
    package func until(_ isMet: @escaping @Sendable ([MQTTMessage]) -> Bool) async {
        if isMet(published) { return }
        await withCheckedContinuation { watchers.append((isMet, $0)) }
    }

    /// Waits until a text was published on a topic since the page was turned.
    package func until(_ text: String, on topic: String) async {
        await until { $0.contains { $0.topic == topic && $0.payload == [UInt8](text.utf8) } }
    }

    private func accept(_ message: MQTTMessage) {
        if message.isRetained { retained[message.topic] = message.payload.isEmpty ? nil : message.payload }
        if isConnected, filters.contains(where: { Self.matches(message.topic, $0) }) {
            var delivered = message
            delivered.isRetained = false
            events?.yield(.message(delivered))
        }
    }

    private static func matches(_ topic: String, _ filter: String) -> Bool {
        let levels = topic.split(separator: "/", omittingEmptySubsequences: false)
        let pattern = filter.split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in pattern.enumerated() {
            if part == "#" { return true }
            guard index < levels.count, part == "+" || part == levels[index] else { return false }
        }
        return levels.count == pattern.count
    }
}
