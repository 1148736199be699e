import MQTTLink

/// Other bridges at the same broker, as far as was heard of them.
struct Neighbours: Sendable {
    /// The installation that publishes under our topics, as the broker holds it.
    var installation: String?
    /// Whether somebody said to be online under our topics while we were not.
    var isOnline = false
    /// By discovery topic: the availability topic of the bridge that announces there.
    var announcements: [String: String] = [:]
    /// What they say of themselves, by availability topic.
    var standing: [String: String] = [:]

    /// How many devices of ours are left to another bridge.
    var left = 0

    /// Whether another bridge, that is there, announces on a topic.
    func shows(_ topic: String) -> Bool {
        announcements[topic].map { standing[$0] == "online" } ?? false
    }

    /// Whether a topic is where another bridge said last that it is gone.
    func isOffline(_ topic: String) -> Bool { standing[topic] == "offline" }

    /// Whether another bridge, that is there, publishes under our topics.
    func occupies(_ ours: String) -> Bool { isOnline && installation.map { $0 != ours } ?? false }

    /// What the owner should know.
    var remark: BrokerFault? {
        guard left > 0 else { return nil }
        return BrokerFault(
            .sharedBroker,
            "Another Withings Bridge at this broker shows the same people or devices; they are left to it.",
            hint: "Unlink them in one of the two bridges."
        )
    }
}
