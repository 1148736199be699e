import Entities

extension DevicePayload {
    /// The payloads of all people and products, and of the bridge itself, by their topics.
    static func all(
        of entities: [Entity],
        topics: BrokerTopics,
        origin: Origin,
        style: DiscoveryStyle
    ) -> [String: DevicePayload] {
        var payloads: [String: DevicePayload] = [:]
        for entity in entities {
            let (topic, device) = announced(entity, topics: topics, origin: origin, style: style)
            let shell = DevicePayload(
                device: device,
                origin: origin,
                availabilityTopic: topics.availability,
                components: [:]
            )
            let component = DeviceComponent(entity, topics: topics, style: style)
            payloads[topic, default: shell].components[entity.description.key] = component
        }
        return payloads
    }

    private static func announced(
        _ entity: Entity,
        topics: BrokerTopics,
        origin: Origin,
        style: DiscoveryStyle
    ) -> (topic: String, device: Identity) {
        if let product = entity.product {
            let device = Identity(
                identifiers: ["withings_device_\(product.id)"],
                name: product.title,
                manufacturer: "Withings",
                model: product.name,
                configurationURL: style.configurationURL
            )
            return (topics.discovery(of: product), device)
        }
        if entity.description.owner == .bridge {
            let device = Identity(
                identifiers: [topics.bridge],
                name: entity.person.name,
                manufacturer: origin.name,
                version: origin.version,
                configurationURL: style.configurationURL
            )
            return (topics.discoveryOfBridge, device)
        }
        let device = Identity(
            identifiers: ["withings_\(entity.person.user)"],
            name: entity.person.name,
            manufacturer: "Withings",
            configurationURL: style.configurationURL
        )
        return (topics.discovery(of: entity.person), device)
    }
}
