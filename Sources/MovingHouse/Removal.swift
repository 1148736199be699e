import Entities
import HomeAssistantLink
import JSONDocument
import Logging

/// Moves pairs: the bridge's entity takes the old one's entity id.
///
/// Home Assistant's recorder keeps history and statistics under the entity id, and renames them with an entity. So the old
/// entity must not be renamed away, which would take its history along; it is removed from the registry, its history
/// stays where it is, and the new entity goes on with it under the same id. Between the two Home Assistant knows nothing of
/// what the owner had made of the old one, so that is kept here first.
package struct Removal: Sendable {
    private let session: any HomeAssistantSession
    private let notes: MovingNotes
    private let moved: MovedIDs?
    private let logger: Logger

    /// - Parameters:
    ///   - notes: what is read of each old entity stands here until its move is finished.
    ///   - moved: where stands which ids were given.
    package init(session: any HomeAssistantSession, notes: MovingNotes, moved: MovedIDs? = nil, logger: Logger) {
        self.session = session
        self.notes = notes
        self.moved = moved
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

    /// Reads what is to go with each pair, and keeps it, before anything is changed.
    package func prepare(_ pairs: [MovingPair]) async throws {
        for pair in pairs where pair.standing == .ready {
            let row = try await session.call("config/entity_registry/get", ["entity_id": .string(pair.old.entityID)])
            try notes.keep(MovingNote(pair, row: row, former: try notes.note(of: pair.old.entityID)))
        }
    }

    /// Moves a pair that was prepared.
    ///
    /// - Returns: what was done, in a sentence.
    package func move(_ pair: MovingPair) async throws -> String {
        guard pair.standing == .ready, let new = pair.new, let note = try notes.note(of: pair.old.entityID) else {
            return "\(pair.old.entityID): nothing to do"
        }
        _ = try await session.call("config/entity_registry/remove", ["entity_id": .string(pair.old.entityID)])
        return try await finish(note, new: new.entityID, newUnit: pair.newUnit)
    }

    /// Finishes what an earlier run began: an old entity that is gone, and whose id the bridge's does not have yet.
    ///
    /// - Returns: what was done, a sentence for each.
    package func finishOpen() async throws -> [String] {
        let open = try notes.all()
        if open.isEmpty { return [] }
        let registry = try await session.call("config/entity_registry/list").array ?? []
        let states = try await session.call("get_states").array ?? []
        var lines: [String] = []
        for note in open {
            let holder = registry.first { $0["entity_id"]?.string == note.oldID }
            // Not begun: the plan has it.
            if holder?["platform"] == "withings" { continue }
            let new = registry.first { $0["platform"] == "mqtt" && $0["unique_id"]?.string == note.newUniqueID }
            guard let id = new?["entity_id"]?.string else {
                lines.append("\(note.oldID): waits for the bridge's entity, which is not in Home Assistant now")
                continue
            }
            if let holder, holder != new {
                lines.append("\(note.oldID): another entity has this id now; \(id) keeps its own")
                try notes.forget(note.oldID)
                continue
            }
            let state = states.first { $0["entity_id"]?.string == id }
            do {
                let unit = state?["attributes"]?["unit_of_measurement"]?.string
                lines.append(try await finish(note, new: id, newUnit: unit))
            } catch let fault as HomeAssistantFault where !fault.isPassing {
                lines.append("\(note.oldID): \(fault)")
            }
        }
        return lines
    }

    private func finish(_ note: MovingNote, new: String, newUnit: String?) async throws -> String {
        var members = note.wishes
        members["entity_id"] = .string(new)
        if new != note.oldID { members["new_entity_id"] = .string(note.oldID) }
        // Whoever used the old one uses this one.
        if note.isWoken { members["disabled_by"] = .null }
        _ = try await session.call("config/entity_registry/update", members)
        let remark = try await show(note, newUnit: newUnit ?? note.newUnit)
        try await renameUnit(note)
        try moved?.keep(note.newUniqueID, as: note.oldID)
        try notes.forget(note.oldID)
        logger.info("An entity moved.", metadata: ["entity": "\(note.oldID)"])
        return "\(new) is \(note.oldID) now" + remark
    }

    /// The old integration called kilocalories "calories", and the one of 2019 wrote "seconds" and "mmhg". Home Assistant knows
    /// no way from one to the other and would end the statistics; the figures are the same, so the unit is given its name of today.
    private func renameUnit(_ note: MovingNote) async throws {
        guard let unit = note.bridgeUnit, FormerUnit.had(unit) else { return }
        do {
            let list = try await session.call(
                "recorder/get_statistics_metadata",
                ["statistic_ids": [.string(note.oldID)]]
            ).array
            let known = list?.first { $0["statistic_id"]?.string == note.oldID }
            guard FormerUnit.today(of: known?["statistics_unit_of_measurement"]?.string) == unit else { return }
            _ = try await session.call(
                "recorder/update_statistics_metadata",
                [
                    "statistic_id": .string(note.oldID), "unit_of_measurement": .string(unit),
                    "unit_class": .optional(StatisticsUnit.unitClass(of: unit)),
                ]
            )
        } catch let fault as HomeAssistantFault where !fault.isPassing {
            // Home Assistant offers the same in a repair.
            logger.notice("a unit could not be given its new name", metadata: ["code": "\(fault.code.rawValue)"])
        }
    }

    /// Lets the new entity be shown with the digits that its owner chose, and in the unit that the old one had: the bridge
    /// gives durations in seconds where the integration had hours, and a graph breaks where the unit becomes another.
    ///
    /// - Returns: what went wrong with it, to be said after the sentence.
    private func show(_ note: MovingNote, newUnit: String?) async throws -> String {
        guard note.oldID.hasPrefix("sensor.") else { return "" }
        var options: [String: JSONValue] = [:]
        if let digits = note.digits { options["display_precision"] = digits }
        if let unit = note.oldUnit, unit != newUnit, UnitConversion(from: newUnit, to: unit) != nil {
            options["unit_of_measurement"] = .string(unit)
        }
        if options.isEmpty { return "" }
        do {
            _ = try await session.call(
                "config/entity_registry/update",
                ["entity_id": .string(note.oldID), "options_domain": "sensor", "options": .object(options)]
            )
            return ""
        } catch let fault as HomeAssistantFault where !fault.isPassing {
            return "; choose its unit and its digits in its settings"
        }
    }
}
