import Entities
import WebServer

/// What a client wants to hear of.
enum SocketSubscription: Sendable {
    /// Events as the event bus has them; only `state_changed` ever happens here.
    case events(String?)
    /// States in the short form; of some entities, or of all.
    case entities(Set<String>?)

    func wants(_ entityID: String) -> Bool {
        switch self {
        case .events(let type): type == nil || type == "*" || type == "state_changed"
        case .entities(let ids): ids?.contains(entityID) ?? true
        }
    }
}
