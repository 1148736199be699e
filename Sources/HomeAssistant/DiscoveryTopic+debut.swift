extension DiscoveryTopic {
    /// How long Home Assistant has to take a new entity in before it hears of the class.
    static let debutTime = 5.0

    /// What to announce where nobody said which units Home Assistant shows.
    ///
    /// Home Assistant settles the unit of an entity when it meets it for the first time, and in the United States that of a
    /// pressure is inches of mercury. So a blood pressure comes without its class at first, in mmHg, and with it when it is
    /// registered: the unit stays then. While Home Assistant is down nothing is registered.
    ///
    /// - Parameter familiar: the unique ids that Home Assistant may have heard of.
    /// - Returns: the payload, and in how many seconds to look again.
    func debut(
        of payload: DevicePayload,
        familiar: Set<String>,
        presence: HomeAssistantPresence,
        at uptime: Double
    ) -> (payload: DevicePayload, again: Double?) {
        let new = payload.components.filter { key, component in
            guard component.isConverted, let uniqueID = component.uniqueID else { return false }
            if !familiar.contains(uniqueID) { return true }
            let isYoung = debuts[key].map { uptime < $0 + Self.debutTime } ?? false
            return held?.components[key] == component.unconverted && (isYoung || presence == .down)
        }
        guard !new.isEmpty else { return (payload, nil) }
        let components = payload.components.merging(new.mapValues(\.unconverted)) { $1 }
        return (payload.with(components), presence == .down ? nil : Self.debutTime)
    }

    /// The topics from which entities that are announced already are to be read from now on. What they say has to stand there
    /// first: Home Assistant reads what it finds.
    func turned(by step: Step) -> [String] {
        (step.payload?.components ?? [:]).compactMap { key, component in
            guard let before = held?.components[key]?.stateTopic, before != component.stateTopic else { return nil }
            return component.stateTopic
        }
    }
}
