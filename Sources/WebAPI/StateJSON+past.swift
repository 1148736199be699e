import Entities
import WebServer
import WithingsModel

extension StateJSON {
    /// A state of the past, whole.
    static func past(_ entity: Entity, language: String, hasAttributes: Bool) -> JSONValue {
        [
            "entity_id": .string(entity.entityID), "state": .string(entity.stateText),
            "attributes": hasAttributes ? attributes(entity, language: language) : [:],
            "last_changed": microseconds(entity.changedAt), "last_updated": microseconds(entity.revisedAt),
        ]
    }

    /// A state of the past as `minimal_response` has it.
    static func briefly(_ entity: Entity) -> JSONValue {
        ["state": .string(entity.stateText), "last_changed": microseconds(entity.changedAt)]
    }

    static func attributes(_ entity: Entity, language: String) -> JSONValue {
        let pairs = entity.attributes(language: language).map { ($0.name, json($0.value)) }
        return .object(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    }

    /// The short form in which the WebSocket sends many states: `s`, `a`, `lu` and, where it differs, `lc`.
    ///
    /// - Parameter isBrief: leaves the attributes out, as Home Assistant does in a `minimal_response`: of every state but the
    ///   first one, and of that too where nobody wants attributes.
    static func compressed(_ entity: Entity, language: String, hasAttributes: Bool, isBrief: Bool = false) -> JSONValue
    {
        var members: [String: JSONValue] = ["s": .string(entity.stateText), "lu": .number("\(entity.revisedAt).0")]
        if entity.changedAt != entity.revisedAt { members["lc"] = .number("\(entity.changedAt).0") }
        if !isBrief { members["a"] = hasAttributes ? attributes(entity, language: language) : [:] }
        return .object(members)
    }
}
