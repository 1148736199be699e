import Entities
import Logging
import MQTTLink
import WithingsModel

extension DiscoveryService {
    /// Asks the broker for everything of ours that it holds.
    func listen() async -> [DiscoverySignal.Alarm] {
        phase = .listening
        isSettled = false
        listenedAt = clock.uptime
        values = [:]
        neighbours = Neighbours()
        for topic in discovery.keys {
            discovery[topic]?.forgetHeld()
        }
        do {
            for topic in topics.births.sorted() { try await link.subscribe(topic, qualityOfService: 1) }
            try await link.subscribe(topics.sync, qualityOfService: 1)
            try await link.subscribe(topics.reread, qualityOfService: 1)
            if !installation.isEmpty {
                try await link.subscribe(topics.installation, qualityOfService: 1)
                try await link.subscribe(topics.availability, qualityOfService: 1)
            }
            for filter in listeningFilters { try await link.subscribe(filter, qualityOfService: 1) }
        } catch {
            // The link tells of a lost connection by itself; anything else is tried again by the alarm.
            logger.warning("the broker refused a subscription", metadata: ["reason": "\(error)"])
        }
        return [.init(kind: .listened, seconds: Self.listeningTime)]
    }

    /// Takes note of what the broker holds.
    func note(_ message: MQTTMessage) {
        let text = String(decoding: message.payload, as: UTF8.self)
        if discovery[message.topic] != nil {
            discovery[message.topic]?.found(text)
        } else if topics.isDiscovery(message.topic) {
            // Another bridge at the same broker announces its own devices; they are not ours to remove.
            guard let payload = DevicePayload(json: message.payload) else { return }
            guard payload.availabilityTopic == topics.availability else {
                if payload.origin.name == origin.name {
                    cleaning?.foreign[message.topic] = payload
                    neighbours.announcements[message.topic] = payload.availabilityTopic
                }
                return
            }
            var topic = DiscoveryTopic()
            topic.found(text)
            discovery[message.topic] = topic
        } else if topics.isValue(message.topic), !text.isEmpty {
            values[message.topic] = text
        }
    }

    /// Ends the listening and mends the difference to what should be there.
    func heardEverything() async -> [DiscoverySignal.Alarm] {
        do {
            for filter in listeningFilters { try await link.unsubscribe(filter) }
        } catch {
            logger.debug("a subscription could not be ended", metadata: ["reason": "\(error)"])
        }
        if neighbours.occupies(installation) {
            await makeWay()
            return []
        }
        // Values under a former prefix are known from memory alone.
        for topic in memory.values where !topics.isValue(topic) { values[topic] = "" }
        phase = .ready
        return await publishChanges() + lookAtOwners()
    }

    private var listeningFilters: [String] {
        let former = memory.devices.keys.filter { !topics.isDiscovery($0) }.sorted()
        return [topics.everyDevice, topics.everythingOwn] + former
    }
}
