import Logging
import MQTTLink
import Store

extension DiscoveryService {
    static let prefixKey = "prefix"

    /// Takes note of what tells of another bridge at the broker.
    ///
    /// - Returns: whether the message was about that alone.
    func hearsNeighbour(_ message: MQTTMessage) async -> Bool {
        guard !installation.isEmpty else { return false }
        let text = String(decoding: message.payload.prefix(256), as: UTF8.self)
        switch message.topic {
        case topics.installation:
            guard !text.isEmpty else { return true }
            if phase == .ready, text != installation {
                // Two began in the same moment: the one whose name comes first stays, the other makes way.
                if text < installation { await makeWay() } else { await insist() }
            } else {
                neighbours.installation = text
            }
            return true
        case topics.availability:
            if phase == .listening, text == "online" { neighbours.isOnline = true }
            // The will of a connection that is no more, of ours or of one that made way.
            if phase == .ready, isOnline, text == "offline" { await insist() }
            return true
        default:
            if phase == .ready, neighbours.announcements[message.topic] != nil {
                // Taken away there, where somebody was unlinked.
                if text.isEmpty {
                    neighbours.announcements[message.topic] = nil
                    isSettled = false
                }
                return true
            }
            if neighbours.announcements.values.contains(message.topic) {
                neighbours.standing[message.topic] = text
                isSettled = false
                cleaning?.held[message.topic] = text
                return true
            }
        }
        guard phase == .listening, topics.isDiscovery(message.topic), discovery[message.topic] == nil else {
            return false
        }
        note(message)
        if let owner = neighbours.announcements[message.topic] {
            try? await link.subscribe(owner, qualityOfService: 1)
            try? await link.subscribe(message.topic, qualityOfService: 1)
        }
        return true
    }

    /// When those whom the other bridge showed are shown here: soon after it took them away, and not at once after it went,
    /// since it may only start again.
    func neighbourAlarm(after message: MQTTMessage) -> [DiscoverySignal.Alarm] {
        guard phase == .ready, neighbours.left > 0, message.payload.isEmpty || neighbours.isOffline(message.topic)
        else {
            return []
        }
        return [.init(kind: .neighbourLeft, seconds: message.payload.isEmpty ? Self.discoverySpacing : Self.farewell)]
    }

    /// So long another bridge may be away before its people are taken over though nothing changes.
    private static let farewell = 300.0

    /// Another bridge publishes under our topics: this one goes on under topics of its own, now and ever after.
    func makeWay() async {
        let own = "\(BrokerTopics.standard)-\(installation.prefix(8).lowercased())"
        guard topics.own != own else { return }
        logger.warning(
            "another bridge publishes at this broker; this one goes on under topics of its own",
            metadata: ["topics": "\(own)"]
        )
        do {
            try await documents.saveDocument([UInt8](own.utf8), Self.prefixKey, in: PublishedMemory.collection)
        } catch {
            logger.error("the topics could not be remembered", metadata: ["reason": "\(error)"])
        }
        // What was heard there is the other's; of what is remembered, the bridge's own device and its availability.
        memory.devices[topics.discoveryOfBridge] = nil
        memory.values.removeAll { $0.hasPrefix("\(topics.own)/bridge/") }
        memory.availability = nil
        topics.own = own
        discovery = memory.devices.mapValues { DiscoveryTopic(known: $0.known, attempted: Set($0.attempted)) }
        values = [:]
        isOnline = false
        isSettled = false
        phase = .disconnected
        freshEvents = await link.start(will: will)
    }

    private func insist() async {
        do {
            try await link.publish(MQTTMessage(topics.installation, text: installation, isRetained: true))
            try await link.publish(MQTTMessage(topics.availability, text: "online", isRetained: true))
        } catch {
            logger.notice("publishing to the broker was interrupted", metadata: ["reason": "\(error)"])
        }
    }
}
