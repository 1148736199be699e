import Entities
import Logging
import MQTTLink
import Store
import WithingsModel

extension DiscoveryService {
    /// Publishes the difference between what the broker holds and what it should hold: discovery, states, online.
    func publishChanges() async -> [DiscoverySignal.Alarm] {
        let changed = renditions.show(await board.groups(), topics: topics, origin: origin, style: style)
        do {
            if isSettled, let changed {
                try await publish(changed)
                await tellEvents()
                return []
            }
            isSettled = false
            let wait = try await publishEverything()
            isSettled = wait == nil
            await tellEvents()
            return wait.map { goOn(in: $0) } ?? []
        } catch {
            isSettled = false
            logger.notice("publishing to the broker was interrupted", metadata: ["reason": "\(error)"])
            return goOn(in: 10)
        }
    }

    /// - Returns: in how many seconds there is more to publish; nil when all is said.
    private func publishEverything() async throws(BrokerFault) -> Double? {
        let wanted = publishesDiscovery ? renditions.payloads : [:]
        // Whom a neighbour shows already stays with the neighbour: two announcements of one person would fight.
        let payloads = wanted.filter { !neighbours.shows($0.key) }
        neighbours.left = wanted.count - payloads.count
        let texts = renditions.texts
        let formerAvailability = memory.availability
        farewells = Set(((try? await documents.documents(in: Self.farewellCollection)) ?? [:]).keys)
        counted = (renditions.count, payloads.count)
        let wait = try await announce(payloads, showing: texts)
        try await publish(texts)
        try await clear(except: texts)
        if let formerAvailability, formerAvailability != topics.availability {
            try await send("", to: formerAvailability)
            if formerAvailability.hasSuffix("/status") {
                try await send("", to: "\(formerAvailability.dropLast(7))/installation")
            }
        }
        if !installation.isEmpty, neighbours.installation != installation {
            try await send(installation, to: topics.installation)
            neighbours.installation = installation
        }
        if !isOnline || isGreeting {
            try await send("online", to: topics.availability)
            isOnline = true
        }
        if isGreeting {
            // After the availability, as a Home Assistant that just came up reads them.
            try await sendInOrder(texts)
            isGreeting = false
        }
        await remember(values: Set(values.keys))
        await endFarewells(wanted)
        return wait
    }

    /// Takes every discovery topic one step further.
    ///
    /// - Returns: in how many seconds there is more to publish; nil when all is said.
    private func announce(
        _ payloads: [String: DevicePayload],
        showing texts: [String: String]
    ) async throws(BrokerFault) -> Double? {
        var wait: Double?
        var steps: [(topic: String, step: DiscoveryTopic.Step)] = []
        let moves = moves(to: payloads)
        let familiar = style.usesCustomaryUnits == nil ? familiar : nil
        // Home Assistant ignores an entity that another topic announces, until it was told that it moves.
        let isMoving = moves.contains { discovery[$0]?.isReadyToMove == false }
        for topic in Set(discovery.keys).union(payloads.keys).sorted() {
            var state = discovery[topic] ?? DiscoveryTopic()
            var desired = payloads[topic]
            if let familiar, let whole = desired {
                let debut = state.debut(of: whole, familiar: familiar, presence: presence, at: clock.uptime)
                desired = debut.payload
                if let again = debut.again { wait = min(wait ?? .infinity, again) }
            }
            let step =
                if moves.contains(topic) {
                    state.nextOfMove(isAnnouncedElsewhere: !isMoving && isAnnounced(payloads))
                } else {
                    isMoving ? nil : state.next(desired: desired, presence: presence(at: topic))
                }
            guard let step = step ?? due(state) else {
                if let repeatAt = state.repeatAt { wait = min(wait ?? .infinity, repeatAt - clock.uptime) }
                if moves.contains(topic) {
                    if state.heldText.isEmpty { discovery[topic] = nil } else { wait = Self.discoverySpacing }
                } else if !isMoving {
                    forget(topic, unless: payloads[topic] != nil)
                }
                continue
            }
            if let publishedAt = state.publishedAt, clock.uptime < publishedAt + Self.discoverySpacing {
                wait = min(wait ?? .infinity, publishedAt + Self.discoverySpacing - clock.uptime)
                continue
            }
            if !moves.contains(topic) { state.learn(step, desired: payloads[topic]) }
            discovery[topic] = state
            steps.append((topic, step))
        }
        await remember(values: Set(texts.keys).union(values.keys))
        let turned = Set(steps.flatMap { discovery[$0.topic]?.turned(by: $0.step) ?? [] })
        try await publish(texts.filter { turned.contains($0.key) })
        try await sendTogether(steps.map { MQTTMessage($0.topic, text: $0.step.text, isRetained: true) })
        for (topic, step) in steps {
            discovery[topic]?.published(step, presence: presence(at: topic), at: clock.uptime)
            if step.isUnfinished { wait = min(wait ?? .infinity, Self.discoverySpacing) }
            if let repeatAt = discovery[topic]?.repeatAt { wait = min(wait ?? .infinity, repeatAt - clock.uptime) }
            if moves.contains(topic) {
                if step.text.isEmpty { discovery[topic] = nil }
            } else {
                forget(topic, unless: payloads[topic] != nil)
            }
        }
        return isMoving ? min(wait ?? .infinity, Self.discoverySpacing) : wait
    }

    /// What is to be published once more now.
    private func due(_ state: DiscoveryTopic) -> DiscoveryTopic.Step? {
        guard let repeatAt = state.repeatAt, clock.uptime >= repeatAt, let held = state.held else { return nil }
        return DiscoveryTopic.Step(payload: held)
    }

    /// Topics on which nothing is announced any more and whose entities go on at another one: the prefix became another
    /// or the scheme of the topics did.
    private func moves(to payloads: [String: DevicePayload]) -> Set<String> {
        let former = discovery.filter { payloads[$0.key] == nil }
        guard !former.isEmpty else { return [] }
        let uniqueIDs = Set(payloads.values.flatMap { $0.components.values.compactMap(\.uniqueID) })
        return Set(former.filter { $0.value.isMoved(to: uniqueIDs) }.keys)
    }

    /// Whether Home Assistant had time to read everything that is announced.
    private func isAnnounced(_ payloads: [String: DevicePayload]) -> Bool {
        payloads.keys.allSatisfy { topic in
            guard let state = discovery[topic], state.held != nil else { return false }
            return clock.uptime >= (state.publishedAt ?? -.infinity) + Self.discoverySpacing
        }
    }

    /// A topic under a former prefix is merely cleared: nobody can tell who listens there.
    private func presence(at topic: String) -> HomeAssistantPresence {
        topics.isDiscovery(topic) ? presence : .up
    }

    /// Drops a topic that is empty at the broker and has nothing left to remove in Home Assistant.
    private func forget(_ topic: String, unless isDesired: Bool) {
        guard !isDesired, let state = discovery[topic], state.heldText.isEmpty else { return }
        // Of somebody who wants to be gone nothing is remembered, though a Home Assistant that was away may keep an empty entity.
        if state.known?.components.isEmpty ?? true || !farewells.isEmpty { discovery[topic] = nil }
    }

    /// Whoever was deleted is at no topic any more.
    private func endFarewells(_ payloads: [String: DevicePayload]) async {
        guard !farewells.isEmpty, discovery.keys.allSatisfy({ payloads[$0] != nil }) else { return }
        for user in farewells { try? await documents.removeDocument(user, in: Self.farewellCollection) }
        farewells = []
    }

    /// The unique ids that Home Assistant may have heard of, at whatever topic.
    private var familiar: Set<String> {
        Set(discovery.values.flatMap { ($0.known?.components ?? [:]).values.compactMap(\.uniqueID) })
    }

    /// Publishes the texts that the broker does not hold.
    private func publish(_ texts: [String: String]) async throws(BrokerFault) {
        let changed = texts.filter { values[$0.key] != $0.value }
        try await sendInOrder(changed)
        values.merge(changed) { $1 }
    }

    /// An entity's attributes before its state: who hears of a new state finds what belongs to it.
    private func sendInOrder(_ texts: [String: String]) async throws(BrokerFault) {
        try await sendTogether(
            texts.sorted { $0.key < $1.key }.map { MQTTMessage($0.key, text: $0.value, isRetained: true) }
        )
    }

    private func sendTogether(_ messages: [MQTTMessage]) async throws(BrokerFault) {
        guard !messages.isEmpty else { return }
        try await link.publish(messages)
        lastPublishAt = clock.nowSeconds
    }

    /// Clears the values of entities that are no more, once Home Assistant does not read them any longer.
    private func clear(except texts: [String: String]) async throws(BrokerFault) {
        let announced = discovery.values.flatMap { $0.held?.components.values.map { $0 } ?? [] }.filter(\.isWhole)
        let inUse = Set(announced.flatMap { [$0.stateTopic, $0.attributesTopic].compactMap { $0 } })
        let gone = values.keys.filter { texts[$0] == nil && !inUse.contains($0) }.sorted()
        try await sendTogether(gone.map { MQTTMessage($0, text: "", isRetained: true) })
        for topic in gone { values[topic] = nil }
    }

    private func send(_ text: String, to topic: String) async throws(BrokerFault) {
        try await link.publish(MQTTMessage(topic, text: text, isRetained: true))
        lastPublishAt = clock.nowSeconds
    }
}
