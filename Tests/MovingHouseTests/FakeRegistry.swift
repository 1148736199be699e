import HomeAssistantLink
import JSONDocument
import TestSupport

/// A Home Assistant's entity registry that moves can really change, and whose connection ends before a chosen call, or in
/// the middle of it: done, but never answered.
final class FakeRegistry: HomeAssistantSession {
    struct Gone: Error {}

    let version = "2026.11.0"
    let rows: Guarded<[String: [String: JSONValue]]>
    let units: Guarded<[String: String]>
    private let calls = Guarded(0)
    private let end = Guarded<(call: Int, isDone: Bool)?>(nil)

    init(_ rows: [String: [String: JSONValue]], units: [String: String]) {
        self.rows = Guarded(rows)
        self.units = Guarded(units)
    }

    var callCount: Int { calls.with { $0 } }

    /// The connection is new, and ends again as chosen.
    func reconnect(endingAt call: Int? = nil, isDone: Bool = false) {
        calls.with { $0 = 0 }
        end.with { $0 = call.map { ($0, isDone) } }
    }

    func call(_ type: String, _ members: [String: JSONValue]) async throws -> JSONValue {
        let number = calls.with { count in
            count += 1
            return count
        }
        let end = end.with { $0 }
        if let end, number > end.call || number == end.call && !end.isDone { throw Gone() }
        let answer = try answer(type, members)
        if end?.call == number { throw Gone() }
        return answer
    }

    private func answer(_ type: String, _ members: [String: JSONValue]) throws -> JSONValue {
        let id = members["entity_id"]?.string ?? ""
        switch type {
        case "config/entity_registry/list":
            return .array(rows.with { $0.values.map(JSONValue.object) })
        case "get_states":
            return .array(
                units.with { units in
                    units.map {
                        ["entity_id": .string($0), "state": "1", "attributes": ["unit_of_measurement": .string($1)]]
                    }
                }
            )
        case "config/entity_registry/get":
            guard let row = rows.with({ $0[id] }) else { throw Self.missing }
            return .object(row)
        case "config_entries/disable":
            // What the old integration showed is not shown any more.
            let old = rows.with { $0.filter { $1["platform"] == "withings" }.map(\.key) }
            units.with { units in for id in old { units[id] = nil } }
            return nil
        case "config/entity_registry/remove":
            guard rows.with({ $0.removeValue(forKey: id) }) != nil else { throw Self.missing }
            return nil
        case "config/entity_registry/update":
            return try rows.with { rows in
                guard var row = rows[id] else { throw Self.missing }
                for (name, value) in members where !["entity_id", "new_entity_id", "options_domain"].contains(name) {
                    row[name] = value
                }
                let new = members["new_entity_id"]?.string ?? id
                guard new == id || rows[new] == nil else { throw Self.missing }
                rows[id] = nil
                row["entity_id"] = .string(new)
                rows[new] = row
                return ["entity_entry": .object(row)]
            }
        default: return nil
        }
    }

    private static let missing = HomeAssistantFault(.unexpected, "There is no such entity.", hint: "")
}
