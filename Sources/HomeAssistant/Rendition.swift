import Entities

/// What is published of a group of entities: the devices that announce them, and the texts of their values.
struct Rendition: Sendable {
    let group: EntityGroup
    /// By discovery topic.
    let payloads: [String: DevicePayload]
    /// By topic.
    private(set) var texts: [String: String]

    init(_ group: EntityGroup, topics: BrokerTopics, origin: DevicePayload.Origin, style: DiscoveryStyle) {
        self.init(
            group: group,
            payloads: DevicePayload.all(of: group.entities, topics: topics, origin: origin, style: style),
            texts: EntityMessages.all(of: group.entities, topics: topics)
        )
    }

    private init(group: EntityGroup, payloads: [String: DevicePayload], texts: [String: String]) {
        self.group = group
        self.payloads = payloads
        self.texts = texts
    }

    /// The same entities with other values; only what changed is made anew.
    ///
    /// - Returns: nil where an entity came, went or is announced in another way.
    func showing(_ group: EntityGroup, topics: BrokerTopics) -> (rendition: Rendition, changed: [String: String])? {
        guard group.entities.count == self.group.entities.count else { return nil }
        var changed: [String: String] = [:]
        for (old, new) in zip(self.group.entities, group.entities) where old != new {
            guard old.isAnnounced(as: new) else { return nil }
            changed.merge(EntityMessages.all(of: [new], topics: topics)) { $1 }
        }
        var rendition = Rendition(group: group, payloads: payloads, texts: texts)
        rendition.texts.merge(changed) { $1 }
        return (rendition, changed)
    }
}

extension Entity {
    /// Whether another state of the entity has the same announcement and the same topics.
    fileprivate func isAnnounced(as other: Entity) -> Bool {
        uniqueID == other.uniqueID && entityID == other.entityID && description == other.description
            && person == other.person && product == other.product
    }
}
