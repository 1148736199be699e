import Entities
import WebServer

/// What a client wants to hear of.
enum SocketSubscription: Sendable {
    /// Events as the event bus has them; only `state_changed` ever happens here.
    case events(String?)
    /// States in the short form, of some entities.
    case entities(EntityFilter)
    /// What comes after an answer about the past.
    case history(HistoryQuestion)
    /// Linked people, of which the client has been told these.
    case entries([JSONValue])
    /// Workouts of a stretch of time, of which the client has been told these.
    case calendar(CalendarQuestion, JSONValue)
    /// What never happens here.
    case nothing

    func wants(_ entityID: String) -> Bool {
        switch self {
        case .events(let type): type == nil || type == "*" || type == "state_changed"
        case .entities(let filter): filter.includes(entityID)
        case .history(let question): question.ids.contains(entityID)
        case .entries, .calendar, .nothing: false
        }
    }
}
