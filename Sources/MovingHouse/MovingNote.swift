import Entities
import JSONDocument

/// What was read of an old entity before it goes, so that its move can be finished however it was cut short.
package struct MovingNote: Sendable, Equatable {
    /// The old entity's id, which the bridge's entity is to have.
    package var oldID: String
    /// The bridge's entity, by what it keeps whatever it is called.
    package var newUniqueID: String
    /// What its owner had made of the old one, as Home Assistant's registry takes it: name, icon, area, labels and so on.
    package var wishes: [String: JSONValue]
    /// The digits that the owner chose.
    package var digits: JSONValue?
    /// The unit in which the old one was shown.
    package var oldUnit: String?
    /// The bridge's own unit, should Home Assistant not show the renamed entity yet.
    package var newUnit: String?
    /// The bridge's entity is disabled, and the old one was in use.
    package var isWoken = false

    /// The unit in which the bridge gives it.
    var bridgeUnit: String? {
        Catalogue.all.filter { newUniqueID.hasSuffix("_\($0.key)") }.max { $0.key.count < $1.key.count }?.unit
    }

    /// - Parameters:
    ///   - row: the old entity in the registry, with everything.
    ///   - former: the note of an earlier run; the unit is known only until the old integration is disabled.
    init(_ pair: MovingPair, row: JSONValue, former: MovingNote?) {
        oldID = pair.old.entityID
        newUniqueID = pair.old.bridgeUniqueID
        wishes = [:]
        if let name = pair.old.name { wishes["name"] = .string(name) }
        if let icon = pair.old.icon { wishes["icon"] = .string(icon) }
        if let area = pair.old.area { wishes["area_id"] = .string(area) }
        if let labels = row["labels"]?.array, !labels.isEmpty { wishes["labels"] = .array(labels) }
        if let aliases = row["aliases"]?.array, aliases.contains(where: { $0 != .null }) {
            wishes["aliases"] = .array(aliases)
        }
        if let categories = row["categories"]?.object, !categories.isEmpty {
            wishes["categories"] = .object(categories)
        }
        if row["hidden_by"] == "user" { wishes["hidden_by"] = "user" }
        if let chosen = row["options"]?["sensor"]?["display_precision"], chosen != .null { digits = chosen }
        oldUnit = pair.oldUnit ?? former?.oldUnit
        newUnit = pair.newUnit ?? former?.newUnit
        // Once the old integration is disabled nobody sees any more who used what.
        isWoken = pair.isWoken || former?.isWoken == true
    }

    /// - Returns: nil for what is no note.
    init?(_ value: JSONValue) {
        guard let old = value["old_entity_id"]?.string, let new = value["new_unique_id"]?.string,
            let wishes = value["wishes"]?.object
        else { return nil }
        oldID = old
        newUniqueID = new
        self.wishes = wishes
        if let digits = value["digits"], digits != .null { self.digits = digits }
        oldUnit = value["old_unit"]?.string
        newUnit = value["new_unit"]?.string
        isWoken = value["is_woken"] == true
    }

    var json: JSONValue {
        [
            "old_entity_id": .string(oldID), "new_unique_id": .string(newUniqueID), "wishes": .object(wishes),
            "digits": digits ?? .null, "old_unit": .optional(oldUnit), "new_unit": .optional(newUnit),
            "is_woken": .bool(isWoken),
        ]
    }
}
