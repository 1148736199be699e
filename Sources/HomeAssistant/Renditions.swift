import Entities

/// What is published of everybody, group by group. A group that shows nothing else is not touched: a changed reading of
/// one person costs the same whether five people are linked or five hundred.
struct Renditions: Sendable {
    private var byGroup: [EntityGroup.ID: Rendition] = [:]
    private var topics: BrokerTopics?

    /// How many entities there are.
    var count: Int { byGroup.values.reduce(0) { $0 + $1.group.entities.count } }

    /// Everything that announces, by discovery topic.
    var payloads: [String: DevicePayload] {
        byGroup.values.reduce(into: [:]) { all, rendition in all.merge(rendition.payloads) { $1 } }
    }

    /// Every text by its topic.
    var texts: [String: String] {
        byGroup.values.reduce(into: [:]) { all, rendition in all.merge(rendition.texts) { $1 } }
    }

    /// Takes over what the board shows now.
    ///
    /// - Returns: the texts that are others than before; nil where an announcement may be another too.
    mutating func show(
        _ groups: [EntityGroup],
        topics: BrokerTopics,
        origin: DevicePayload.Origin,
        style: DiscoveryStyle
    ) -> [String: String]? {
        if topics != self.topics { byGroup = [:] }
        self.topics = topics
        var changed: [String: String]? = [:]
        let gone = Set(byGroup.keys).subtracting(groups.map(\.id))
        for id in gone {
            byGroup[id] = nil
            changed = nil
        }
        for group in groups {
            let old = byGroup[group.id]
            if let old, old.group.revision == group.revision { continue }
            if let (rendition, texts) = old?.showing(group, topics: topics) {
                byGroup[group.id] = rendition
                changed?.merge(texts) { $1 }
            } else {
                byGroup[group.id] = Rendition(group, topics: topics, origin: origin, style: style)
                changed = nil
            }
        }
        return changed
    }
}
