import Entities
import WebServer
import WithingsModel

/// States and what changed in them, in the short form of `subscribe_entities`.
enum CompressedState {
    static func whole(_ entity: Entity, language: String) -> JSONValue {
        var members: [String: JSONValue] = [
            "s": .string(entity.stateText), "a": StateJSON.attributes(entity, language: language),
            "c": .string(StateJSON.contextID(of: entity.uniqueID, at: entity.revisedAt)),
            "lc": .number("\(entity.changedAt).0"),
        ]
        if entity.revisedAt != entity.changedAt { members["lu"] = .number("\(entity.revisedAt).0") }
        return .object(members)
    }

    /// `a` what is new, `c` what changed, `r` what is gone; nil where nothing of it is to be told.
    static func message(
        before: [String: Entity],
        changed: [Entity],
        gone: [Entity],
        language: String
    ) -> JSONValue? {
        var (added, differences): ([String: JSONValue], [String: JSONValue]) = ([:], [:])
        for entity in changed {
            if let old = before[entity.entityID] {
                differences[entity.entityID] = difference(old, entity, language: language)
            } else {
                added[entity.entityID] = whole(entity, language: language)
            }
        }
        var message: [String: JSONValue] = [:]
        if !added.isEmpty { message["a"] = .object(added) }
        if !differences.isEmpty { message["c"] = .object(differences) }
        if !gone.isEmpty { message["r"] = .array(gone.map { .string($0.entityID) }) }
        return message.isEmpty ? nil : .object(message)
    }

    private static func difference(_ old: Entity, _ new: Entity, language: String) -> JSONValue {
        var additions: [String: JSONValue] = [:]
        if old.stateText != new.stateText { additions["s"] = .string(new.stateText) }
        if old.changedAt != new.changedAt {
            additions["lc"] = .number("\(new.changedAt).0")
        } else if old.revisedAt != new.revisedAt {
            additions["lu"] = .number("\(new.revisedAt).0")
        }
        let context = StateJSON.contextID(of: new.uniqueID, at: new.revisedAt)
        if StateJSON.contextID(of: old.uniqueID, at: old.revisedAt) != context { additions["c"] = .string(context) }
        let before = StateJSON.attributes(old, language: language).object ?? [:]
        let after = StateJSON.attributes(new, language: language).object ?? [:]
        let fresh = after.filter { before[$0.key] != $0.value }
        if !fresh.isEmpty { additions["a"] = .object(fresh) }
        let lost = before.keys.filter { after[$0] == nil }.sorted()
        var difference: [String: JSONValue] = ["+": .object(additions)]
        if !lost.isEmpty { difference["-"] = ["a": .array(lost.map(JSONValue.string))] }
        return .object(difference)
    }
}
