import Entities
import WebServer
import WithingsModel

/// An entity as one of Home Assistant's states.
enum StateJSON {
    static func state(_ entity: Entity, language: String) -> JSONValue {
        [
            "entity_id": .string(entity.entityID), "state": .string(entity.stateText),
            "attributes": attributes(entity, language: language),
            "last_changed": microseconds(entity.changedAt),
            "last_reported": microseconds(max(entity.updatedAt, entity.revisedAt)),
            "last_updated": microseconds(entity.revisedAt),
            "context": [
                "id": .string(contextID(of: entity.uniqueID, at: entity.revisedAt)), "parent_id": nil, "user_id": nil,
            ],
        ]
    }

    static func json(_ value: AttributeValue) -> JSONValue {
        switch value {
        case .text(let text): .string(text)
        case .number(let number): .number(number.description)
        case .flag(let flag): .bool(flag)
        case .list(let texts): .array(texts.map(JSONValue.string))
        }
    }

    /// Home Assistant's times of a state carry microseconds, and some clients insist on them.
    static func microseconds(_ moment: EpochSeconds) -> JSONValue {
        let text = MomentText.utc(moment)
        return .string(text.hasSuffix("+00:00") ? "\(text.dropLast(6)).000000+00:00" : text)
    }

    /// An identifier of the change in the form of Home Assistant's (ULID: the time, then what tells changes of one
    /// moment apart). It follows from the entity, so that the same state has the same context after a restart.
    static func contextID(of uniqueID: String, at moment: EpochSeconds) -> String {
        let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        var text = ""
        let milliseconds = UInt64(max(0, min(moment, 1 << 37))) * 1000
        for position in (0..<10).reversed() { text.append(digits[Int(milliseconds >> UInt64(position * 5) & 31)]) }
        for part in 0..<2 {
            // FNV-1a; nothing secret hangs on it.
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325 &+ UInt64(part)
            for byte in uniqueID.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            for position in 0..<8 { text.append(digits[Int(hash >> UInt64(position * 5 + 20) & 31)]) }
        }
        return text
    }
}
