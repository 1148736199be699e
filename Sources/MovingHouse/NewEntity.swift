/// One of the bridge's entities as Home Assistant has it through the broker.
package struct NewEntity: Sendable, Equatable {
    package var entityID: String
    package var uniqueID: String
    package var isDisabled: Bool

    package init(entityID: String, uniqueID: String, isDisabled: Bool = false) {
        self.entityID = entityID
        self.uniqueID = uniqueID
        self.isDisabled = isDisabled
    }
}
