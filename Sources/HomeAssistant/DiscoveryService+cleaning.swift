import Logging
import MQTTLink
import WithingsModel

extension DiscoveryService {
    /// What bridges left at the broker that are no more: another prefix whose memory was lost, a test, an old machine.
    struct Cleaning {
        /// Discovery payloads of this program under another prefix of its own, by topic.
        var foreign: [String: DevicePayload] = [:]
        /// What the broker holds under those prefixes.
        var held: [String: String] = [:]

        var prefixes: Set<String> {
            Set(
                foreign.values.map(\.availabilityTopic).filter { $0.hasSuffix("/status") }.map {
                    String($0.dropLast(7))
                }
            )
        }

        /// The prefixes of which nobody says that they are online.
        var dead: Set<String> { prefixes.filter { held["\($0)/status"] != "online" } }

        /// What to clear: announcements first, then values.
        var topics: [String] {
            let dead = dead
            let devices = foreign.filter { _, payload in
                dead.contains { "\($0)/status" == payload.availabilityTopic }
            }.keys.sorted()
            let values = held.keys.filter { topic in
                dead.contains { prefix in
                    BrokerTopics(own: prefix, discovery: "").isValue(topic)
                        || ["\(prefix)/status", "\(prefix)/installation"].contains(topic)
                }
            }.sorted()
            return devices + values
        }
    }

    /// Publishes everything once more, whatever the broker is believed to hold.
    package func republish() { sender?.yield(.republish) }

    /// Clears what bridges that are no more left at the broker. The outcome is in the status, a few seconds later.
    package func cleanUp() { sender?.yield(.cleanUp) }

    func forgetWhatIsHeld() {
        for topic in discovery.keys { discovery[topic]?.forgetHeld() }
        values = [:]
        isOnline = false
        isSettled = false
    }

    /// Asks what is held under the prefixes that were found.
    func lookAtOwners() async -> [DiscoverySignal.Alarm] {
        guard let cleaning else { return [] }
        guard !cleaning.foreign.isEmpty else {
            endCleaning(cleared: 0)
            return []
        }
        do {
            for prefix in cleaning.prefixes.sorted() { try await link.subscribe("\(prefix)/#", qualityOfService: 1) }
        } catch {
            logger.warning("the broker refused a subscription", metadata: ["reason": "\(error)"])
        }
        return [.init(kind: .ownersHeard, seconds: Self.listeningTime)]
    }

    func clearDead() async -> [DiscoverySignal.Alarm] {
        guard let cleaning else { return [] }
        var cleared = 0
        do {
            for prefix in cleaning.prefixes.sorted() { try await link.unsubscribe("\(prefix)/#") }
            for topic in cleaning.topics {
                try await link.publish(MQTTMessage(topic, text: "", isRetained: true))
                cleared += 1
            }
        } catch {
            logger.notice("cleaning up was interrupted", metadata: ["reason": "\(error)"])
        }
        endCleaning(cleared: cleared)
        return []
    }

    private func endCleaning(cleared: Int) {
        cleaning = nil
        lastCleanUp = BrokerStatus.CleanUp(at: clock.nowSeconds, cleared: cleared)
        if cleared > 0 { lastPublishAt = clock.nowSeconds }
        logger.info("cleaned up at the broker", metadata: ["topics": "\(cleared)"])
    }
}
