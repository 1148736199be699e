import Entities
import HomeAssistantLink
import JSONDocument
import Logging

/// Moves pairs: the bridge's entity takes the old one's entity id.
///
/// Home Assistant's recorder keeps history and statistics under the entity id, and renames them with an entity. So the old
/// entity must not be renamed away, which would take its history along; it is removed from the registry, its history
/// stays where it is, and the new entity goes on with it under the same id.
package struct Removal: Sendable {
    private let session: any HomeAssistantSession
    private let logger: Logger

    package init(session: any HomeAssistantSession, logger: Logger) {
        self.session = session
        self.logger = logger
    }

    /// The config entries of the old integration that the pairs belong to; they are disabled first, so that the old
    /// entities do not come back. Home Assistant lets them be enabled again.
    package func disableOldIntegration(_ pairs: [MovingPair]) async throws {
        let entries = Set(pairs.filter { $0.standing == .ready }.compactMap(\.old.configEntry))
        for entry in entries.sorted() {
            _ = try await session.call(
                "config_entries/disable",
                ["entry_id": .string(entry), "disabled_by": "user"]
            )
        }
    }

    /// - Returns: what was done, in a sentence.
    package func move(_ pair: MovingPair) async throws -> String {
        guard pair.standing == .ready, let new = pair.new else { return "\(pair.old.entityID): nothing to do" }
        // What the owner had made of the old one is the owner's.
        let old = try await session.call("config/entity_registry/get", ["entity_id": .string(pair.old.entityID)])
        _ = try await session.call("config/entity_registry/remove", ["entity_id": .string(pair.old.entityID)])
        var members: [String: JSONValue] = [
            "entity_id": .string(new.entityID), "new_entity_id": .string(pair.old.entityID),
        ]
        if let name = pair.old.name { members["name"] = .string(name) }
        if let icon = pair.old.icon { members["icon"] = .string(icon) }
        if let area = pair.old.area { members["area_id"] = .string(area) }
        if let labels = old["labels"]?.array, !labels.isEmpty { members["labels"] = .array(labels) }
        if let aliases = old["aliases"]?.array, aliases.contains(where: { $0 != .null }) {
            members["aliases"] = .array(aliases)
        }
        if let categories = old["categories"]?.object, !categories.isEmpty {
            members["categories"] = .object(categories)
        }
        if old["hidden_by"] == "user" { members["hidden_by"] = "user" }
        _ = try await session.call("config/entity_registry/update", members)
        let remark = try await show(pair, as: old["options"]?["sensor"]?.object ?? [:])
        logger.info("An entity moved.", metadata: ["entity": "\(pair.old.entityID)"])
        return "\(new.entityID) is \(pair.old.entityID) now" + remark
    }

    /// Lets the new entity be shown with the digits that its owner chose, and in the unit that the old one had: the bridge
    /// gives durations in seconds where the integration had hours, and a graph breaks where the unit becomes another.
    ///
    /// - Returns: what went wrong with it, to be said after the sentence.
    private func show(_ pair: MovingPair, as former: [String: JSONValue]) async throws -> String {
        guard pair.old.entityID.hasPrefix("sensor.") else { return "" }
        var options: [String: JSONValue] = [:]
        if let digits = former["display_precision"], digits != .null { options["display_precision"] = digits }
        if let unit = pair.oldUnit, unit != pair.newUnit, UnitConversion(from: pair.newUnit, to: unit) != nil {
            options["unit_of_measurement"] = .string(unit)
        }
        if options.isEmpty { return "" }
        do {
            _ = try await session.call(
                "config/entity_registry/update",
                [
                    "entity_id": .string(pair.old.entityID), "options_domain": "sensor",
                    "options": .object(options),
                ]
            )
            return ""
        } catch is HomeAssistantFault {
            return "; choose its unit and its digits in its settings"
        }
    }
}
