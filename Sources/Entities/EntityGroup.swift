import WithingsModel

/// The entities of one person, of all products or of the bridge itself, as they stand now. Whoever makes something of
/// entities keeps what was made for as long as the group's revision is the same.
package struct EntityGroup: Sendable, Identifiable {
    package enum ID: Hashable, Sendable { case person(WithingsUserID), products, bridge }

    package let id: ID
    /// Another number whenever an entity of the group shows something else, came or went.
    package let revision: Int
    package let entities: [Entity]

    package init(id: ID, revision: Int, entities: [Entity]) {
        self.id = id
        self.revision = revision
        self.entities = entities
    }
}
