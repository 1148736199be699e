/// Whether Home Assistant listens, as far as its birth and last will tell.
enum HomeAssistantPresence: Sendable, Equatable {
    /// Nothing was heard: it is silent about itself unless it starts or stops.
    case unheard
    case up
    case down
}
