/// An old entity beside the new one that shows the same.
package struct MovingPair: Sendable, Equatable {
    package enum Standing: Sendable, Equatable {
        case ready
        /// The bridge's entity has the old id already.
        case moved
        /// The bridge has no such entity in Home Assistant.
        case missing
        /// It is disabled there, and so is the old one: nobody uses either.
        case disabled
    }

    package var old: OldEntity
    package var new: NewEntity?
    package var oldState: String?
    package var newState: String?
    package var oldUnit: String?
    package var newUnit: String?
    package var standing: Standing
    /// The bridge's entity is disabled and is enabled when it moves, since the old one is in use.
    package var isWoken: Bool { standing == .ready && new?.isDisabled == true }

    /// - Parameter isMoved: the command gave the bridge's entity the id that it has.
    package init(old: OldEntity, new: NewEntity?, isMoved: Bool = false) {
        self.old = old
        self.new = new
        standing =
            switch new {
            case nil: .missing
            case let new? where new.entityID == old.entityID || isMoved: .moved
            case let new? where new.isDisabled && old.isDisabled: .disabled
            default: .ready
            }
    }
}
