import HomeAssistantLink
import JSONDocument

/// Everything that can be moved, old beside new.
package struct MovingPlan: Sendable, Equatable {
    package var pairs: [MovingPair]
    /// Entities of the old integration that are in use and that nothing takes the place of: they end with it.
    package var ending: [String]

    /// Reads the registry and the states.
    ///
    /// - Parameters:
    ///   - only: old entity ids to look at; all where empty.
    ///   - moved: the ids that the command gave to the bridge's entities, by their unique ids.
    package static func read(
        from session: any HomeAssistantSession,
        only: [String] = [],
        moved: [String: String] = [:]
    ) async throws -> MovingPlan {
        let registry = try await session.call("config/entity_registry/list").array ?? []
        let states = try await session.call("get_states").array ?? []
        var plan = MovingPlan(registry: registry, only: only, moved: moved)
        var byID: [String: JSONValue] = [:]
        for state in states { if let id = state["entity_id"]?.string { byID[id] = state } }
        for index in plan.pairs.indices {
            let old = byID[plan.pairs[index].old.entityID]
            let new = plan.pairs[index].new.flatMap { byID[$0.entityID] }
            plan.pairs[index].oldState = old?["state"]?.string
            plan.pairs[index].newState = new?["state"]?.string
            plan.pairs[index].oldUnit = old?["attributes"]?["unit_of_measurement"]?.string
            plan.pairs[index].newUnit = new?["attributes"]?["unit_of_measurement"]?.string
        }
        return plan
    }

    /// - Parameter registry: rows of Home Assistant's entity registry.
    package init(registry: [JSONValue], only: [String] = [], moved: [String: String] = [:]) {
        var new: [String: NewEntity] = [:]
        for row in registry where row["platform"]?.string == "mqtt" {
            guard let id = row["entity_id"]?.string, let unique = row["unique_id"]?.string,
                unique.hasPrefix("withings_")
            else { continue }
            new[unique] = NewEntity(entityID: id, uniqueID: unique, isDisabled: row["disabled_by"]?.string != nil)
        }
        var pairs: [MovingPair] = []
        var ending: [String] = []
        for row in registry where row["platform"]?.string == "withings" {
            guard let id = row["entity_id"]?.string, let unique = row["unique_id"]?.string else { continue }
            let isDisabled = row["disabled_by"]?.string != nil
            let isChosen = only.isEmpty || only.contains(id)
            guard isChosen, var old = OldEntity(entityID: id, uniqueID: unique) else {
                if !isDisabled { ending.append(id) }
                continue
            }
            old.isDisabled = isDisabled
            old.configEntry = row["config_entry_id"]?.string
            old.name = row["name"]?.string
            old.icon = row["icon"]?.string
            old.area = row["area_id"]?.string
            let found = new[old.bridgeUniqueID]
            // Who enabled the old integration again has its entities anew, under other ids. The bridge's keep those that they
            // were given, unless somebody names one.
            let isMoved = only.isEmpty && found.map { moved[$0.uniqueID] == $0.entityID } ?? false
            pairs.append(MovingPair(old: old, new: found, isMoved: isMoved))
            if found == nil, !isDisabled { ending.append(id) }
        }
        self.ending = ending.sorted()
        self.pairs = pairs.sorted { $0.old.entityID < $1.old.entityID }
    }

    /// The table that people look at before anything is done.
    package var table: [String] {
        let rows = pairs.map { pair in
            [
                pair.old.entityID, Self.text(pair.oldState, pair.oldUnit), pair.new?.entityID ?? "–",
                Self.text(pair.newState, pair.newUnit), Self.remark(pair),
            ]
        }
        let all = [["old entity", "shows", "the bridge's entity", "shows", ""]] + rows
        let widths = (0..<5).map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { row in
            var line = ""
            for (column, text) in row.enumerated() {
                line += text + String(repeating: " ", count: widths[column] - text.count + 2)
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// What ends with the old integration, to be said before it is disabled.
    package var warning: [String] {
        if ending.isEmpty { return [] }
        let (noun, verb) = ending.count == 1 ? ("entity", "ends") : ("entities", "end")
        return ["\(ending.count) \(noun) of the old integration \(verb) with it, since nothing takes the place:"]
            + ending.map { "  \($0)" }
    }

    private static func text(_ state: String?, _ unit: String?) -> String {
        guard let state else { return "–" }
        return unit.map { "\(state) \($0)" } ?? state
    }

    private static func remark(_ pair: MovingPair) -> String {
        switch pair.standing {
        case .ready: pair.isWoken ? "can move, and is enabled then" : "can move"
        case .moved: "has moved"
        case .missing: "the bridge does not show this"
        case .disabled: "both are disabled"
        }
    }
}
