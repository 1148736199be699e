import MQTTLink

/// A broker inside the test: it keeps retained messages, answers subscriptions as a broker does, and writes down
/// everything that was published, in order.
///
/// It is the connection too. A test decides when that is made and lost, and what others publish.
package actor RecordingBroker: BrokerLink {
    private var retained: [String: [UInt8]] = [:]
    private var filters: Set<String> = []
    /// What the program has not taken yet; nil while it does not want to connect.
    private var events: [BrokerEvent]?
    private var starts = 0
    private var reader: CheckedContinuation<BrokerEvent?, Never>?
    private var hearers: [CheckedContinuation<Void, Never>] = []
    private var subscriptionWaiters: [(filter: String, continuation: CheckedContinuation<Void, Never>)] = []
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
        endReading()
        events = []
        starts += 1
        let start = starts
        self.will = will
        for waiter in startWaiters { waiter.resume() }
        startWaiters = []
        return AsyncStream {
            await self.next(start)
        } onCancel: {
            Task { await self.endReading(of: start) }
        }
    }

    /// Whoever is cancelled late does not end what began after.
    private func endReading(of start: Int) { if start == starts { endReading() } }

    private func endReading() {
        events = nil
        reader?.resume(returning: nil)
        reader = nil
        for hearer in hearers { hearer.resume() }
        hearers = []
    }

    /// Who comes for the next event has handled all before.
    private func next(_ start: Int) async -> BrokerEvent? {
        guard events != nil, start == starts else { return nil }
        if let event = events?.first {
            events?.removeFirst()
            return event
        }
        for hearer in hearers { hearer.resume() }
        hearers = []
        return await withCheckedContinuation { reader = $0 }
    }

    private func tell(_ event: BrokerEvent) {
        if let reader {
            self.reader = nil
            reader.resume(returning: event)
        } else {
            events?.append(event)
        }
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
            tell(.message(MQTTMessage(topic, payload: payload, isRetained: true)))
        }
        let waiters = subscriptionWaiters.filter { $0.filter == topicFilter }
        subscriptionWaiters.removeAll { $0.filter == topicFilter }
        for waiter in waiters { waiter.continuation.resume() }
    }

    package func unsubscribe(_ topicFilter: String) { filters.remove(topicFilter) }

    package func stop() {
        isConnected = false
        endReading()
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
        tell(.connected)
    }

    /// Waits until the program has asked for a topic.
    package func untilSubscribed(_ topicFilter: String) async {
        if filters.contains(topicFilter) { return }
        await withCheckedContinuation { subscriptionWaiters.append((topicFilter, $0)) }
    }

    /// Waits until the program has taken everything that it was told so far.
    package func isHeard() async {
        if reader != nil || events == nil { return }
        await withCheckedContinuation { hearers.append($0) }
    }

    /// Loses the connection; the broker publishes the will.
    package func disconnect() {
        isConnected = false
        if let will { accept(will) }
        tell(.disconnected(BrokerFault(.unreachable, "The broker is gone.", hint: "Start it.")))
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
            tell(.message(delivered))
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
