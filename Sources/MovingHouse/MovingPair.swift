/// An old entity beside the new one that shows the same.
package struct MovingPair: Sendable, Equatable {
    package enum Standing: Sendable, Equatable {
        case ready
        /// The bridge's entity has the old id already.
        case moved
        /// The bridge has no such entity in Home Assistant.
        case missing
        /// It is disabled there.
        case disabled
    }

    package var old: OldEntity
    package var new: NewEntity?
    package var oldState: String?
    package var newState: String?
    package var oldUnit: String?
    package var newUnit: String?
    package var standing: Standing

    package init(old: OldEntity, new: NewEntity?) {
        self.old = old
        self.new = new
        standing =
            switch new {
            case nil: .missing
            case let new? where new.entityID == old.entityID: .moved
            case let new? where new.isDisabled: .disabled
            default: .ready
            }
    }
}
