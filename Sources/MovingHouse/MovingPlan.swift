import HomeAssistantLink
import JSONDocument

/// Everything that can be moved, old beside new.
package struct MovingPlan: Sendable, Equatable {
    package var pairs: [MovingPair]

    /// Reads the registry and the states.
    ///
    /// - Parameter only: old entity ids to look at; all where empty.
    package static func read(from session: any HomeAssistantSession, only: [String] = []) async throws -> MovingPlan {
        let registry = try await session.call("config/entity_registry/list").array ?? []
        let states = try await session.call("get_states").array ?? []
        var plan = MovingPlan(registry: registry, only: only)
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
    package init(registry: [JSONValue], only: [String] = []) {
        var new: [String: NewEntity] = [:]
        for row in registry where row["platform"]?.string == "mqtt" {
            guard let id = row["entity_id"]?.string, let unique = row["unique_id"]?.string,
                unique.hasPrefix("withings_")
            else { continue }
            new[unique] = NewEntity(entityID: id, uniqueID: unique, isDisabled: row["disabled_by"]?.string != nil)
        }
        var pairs: [MovingPair] = []
        for row in registry where row["platform"]?.string == "withings" {
            guard let id = row["entity_id"]?.string, only.isEmpty || only.contains(id),
                let unique = row["unique_id"]?.string, var old = OldEntity(entityID: id, uniqueID: unique)
            else { continue }
            old.configEntry = row["config_entry_id"]?.string
            old.name = row["name"]?.string
            old.icon = row["icon"]?.string
            old.area = row["area_id"]?.string
            pairs.append(MovingPair(old: old, new: new[old.bridgeUniqueID]))
        }
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

    private static func text(_ state: String?, _ unit: String?) -> String {
        guard let state else { return "–" }
        return unit.map { "\(state) \($0)" } ?? state
    }

    private static func remark(_ pair: MovingPair) -> String {
        switch pair.standing {
        case .ready: "can move"
        case .moved: "has moved"
        case .missing: "the bridge does not show this"
        case .disabled: "disabled in Home Assistant; enable it first"
        }
    }
}
