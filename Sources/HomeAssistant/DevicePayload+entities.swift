import Entities

extension DevicePayload {
    /// The payloads of all people and products by their topics.
    static func all(
        of entities: [Entity],
        topics: BrokerTopics,
        origin: Origin,
        language: String,
        configurationURL: String?
    ) -> [String: DevicePayload] {
        var payloads: [String: DevicePayload] = [:]
        func add(_ entity: Entity, to topic: String, _ identity: @autoclosure () -> Identity) {
            let component = DeviceComponent(entity, topics: topics, language: language)
            payloads[
                topic,
                default: DevicePayload(
                    device: identity(),
                    origin: origin,
                    availabilityTopic: topics.availability,
                    components: [:]
                )
            ].components[entity.description.key] = component
        }
        for entity in entities {
            if let product = entity.product {
                add(
                    entity,
                    to: topics.discovery(of: product),
                    Identity(
                        identifiers: ["withings_device_\(product.id)"],
                        name: product.name,
                        manufacturer: "Withings",
                        model: product.name,
                        configurationURL: configurationURL
                    )
                )
            } else {
                add(
                    entity,
                    to: topics.discovery(of: entity.person),
                    Identity(
                        identifiers: ["withings_\(entity.person.user)"],
                        name: entity.person.name,
                        manufacturer: "Withings",
                        model: nil,
                        configurationURL: configurationURL
                    )
                )
            }
        }
        return payloads
    }
}
