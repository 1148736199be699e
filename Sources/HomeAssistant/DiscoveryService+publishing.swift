import Entities
import Logging
import MQTTLink
import WithingsModel

extension DiscoveryService {
    /// Publishes the difference between what the broker holds and what it should hold: discovery, states, online.
    func publishChanges() async -> [DiscoverySignal.Alarm] {
        let entities = await board.entities()
        let payloads =
            publishesDiscovery
            ? DevicePayload.all(
                of: entities,
                topics: topics,
                origin: origin,
                language: language,
                configurationURL: configurationURL
            ) : [:]
        let texts = EntityMessages.all(of: entities, topics: topics)
        let formerAvailability = memory.availability
        do {
            let wait = try await announce(payloads, keeping: Set(texts.keys))
            try await publish(texts)
            try await clear(except: texts)
            if let formerAvailability, formerAvailability != topics.availability {
                try await send("", to: formerAvailability)
            }
            if !isOnline || isGreeting {
                try await send("online", to: topics.availability)
                isOnline = true
            }
            if isGreeting {
                // After the availability, as a Home Assistant that just came up reads them.
                for (topic, text) in texts.sorted(by: { $0.key < $1.key }) { try await send(text, to: topic) }
                isGreeting = false
            }
            await remember(values: Set(values.keys))
            return wait.map { goOn(in: $0) } ?? []
        } catch {
            logger.notice("publishing to the broker was interrupted", metadata: ["reason": "\(error)"])
            return goOn(in: 10)
        }
    }

    /// Takes every discovery topic one step further.
    ///
    /// - Returns: in how many seconds there is more to publish; nil when all is said.
    private func announce(
        _ payloads: [String: DevicePayload],
        keeping values: Set<String>
    ) async throws(BrokerFault) -> Double? {
        var wait: Double?
        var steps: [(topic: String, step: DiscoveryTopic.Step)] = []
        for topic in Set(discovery.keys).union(payloads.keys).sorted() {
            var state = discovery[topic] ?? DiscoveryTopic()
            guard let step = state.next(desired: payloads[topic], presence: presence(at: topic)) else {
                forget(topic, unless: payloads[topic] != nil)
                continue
            }
            if let publishedAt = state.publishedAt, clock.uptime < publishedAt + Self.discoverySpacing {
                wait = min(wait ?? .infinity, publishedAt + Self.discoverySpacing - clock.uptime)
                continue
            }
            state.learn(step, desired: payloads[topic])
            discovery[topic] = state
            steps.append((topic, step))
        }
        await remember(values: values.union(self.values.keys))
        for (topic, step) in steps {
            try await send(step.payload?.json ?? "", to: topic)
            discovery[topic]?.published(step, presence: presence(at: topic), at: clock.uptime)
            if step.isUnfinished { wait = min(wait ?? .infinity, Self.discoverySpacing) }
            forget(topic, unless: payloads[topic] != nil)
        }
        return wait
    }

    /// A topic under a former prefix is merely cleared: nobody can tell who listens there.
    private func presence(at topic: String) -> HomeAssistantPresence {
        topics.isDiscovery(topic) ? presence : .up
    }

    /// Drops a topic that is empty at the broker and has nothing left to remove in Home Assistant.
    private func forget(_ topic: String, unless isDesired: Bool) {
        guard !isDesired, let state = discovery[topic], state.heldText.isEmpty else { return }
        if state.known?.components.isEmpty ?? true { discovery[topic] = nil }
    }

    private func publish(_ texts: [String: String]) async throws(BrokerFault) {
        for (topic, text) in texts.sorted(by: { $0.key < $1.key }) where values[topic] != text {
            try await send(text, to: topic)
            values[topic] = text
        }
    }

    /// Clears the values of entities that are no more, once Home Assistant does not read them any longer.
    private func clear(except texts: [String: String]) async throws(BrokerFault) {
        let announced = discovery.values.flatMap { $0.held?.components.values.map { $0 } ?? [] }.filter(\.isWhole)
        let inUse = Set(announced.flatMap { [$0.stateTopic, $0.attributesTopic].compactMap { $0 } })
        for topic in values.keys.sorted() where texts[topic] == nil && !inUse.contains(topic) {
            try await send("", to: topic)
            values[topic] = nil
        }
    }

    private func send(_ text: String, to topic: String) async throws(BrokerFault) {
        try await link.publish(MQTTMessage(topic, text: text, isRetained: true))
        lastPublishAt = clock.nowSeconds
    }
}
