import Entities

/// What is published of an entity's value: plain text for anybody, and the rest as a JSON object.
enum EntityMessages {
    /// The texts of all entities by their topics. What has no value that lasts has only its attributes.
    static func all(of entities: [Entity], topics: BrokerTopics) -> [String: String] {
        var texts: [String: String] = [:]
        for entity in entities {
            switch entity.description.platform {
            case .sensor, .binarySensor:
                texts[topics.state(of: entity)] = state(of: entity)
                texts[topics.attributes(of: entity)] = attributes(of: entity)
            case .event, .button, .calendar:
                texts[topics.attributes(of: entity)] = object([("withings_key", .text(entity.description.key))])
            }
        }
        return texts
    }

    /// The state in Home Assistant's words for MQTT: `None` is unknown, a flag is `ON` or `OFF`.
    static func state(of entity: Entity) -> String {
        switch entity.value {
        case nil: "None"
        case .flag(let flag): flag ? "ON" : "OFF"
        default: entity.stateText
        }
    }

    /// The state is among them, and `last_reset` of totals: Home Assistant reads all from this one message, and shows
    /// neither of the two as an attribute that it was given.
    static func attributes(of entity: Entity) -> String {
        var attributes = entity.readingAttributes
        attributes.append(("state", .text(state(of: entity))))
        if let lastReset = entity.lastReset {
            attributes.append(("last_reset", .text(MomentText.local(lastReset, timeZone: entity.timeZone))))
        }
        return object(attributes)
    }

    /// An event as Home Assistant's `event` entities take it; everything but the type becomes an attribute there.
    static func event(_ event: EntityEvent) -> String {
        object(
            event.attributes.map { ($0.name, $0.value) } + [("withings_key", .text(event.kind.key))]
        )
    }

    private static func object(_ members: [(name: String, value: AttributeValue)]) -> String {
        "{" + members.map { "\(AttributeValue.quoted($0.name)):\($0.value.json)" }.joined(separator: ",") + "}"
    }
}
