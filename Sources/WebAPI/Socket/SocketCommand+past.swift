import Entities
import WebServer
import WithingsModel

extension SocketCommand {
    /// What entities showed in the past.
    static let past: [SocketCommand] = [
        SocketCommand("history/history_during_period") { api, fields in
            let zone = api.timeZone
            let badStart = CommandFault(code: "invalid_start_time", message: "Invalid start_time")
            let badEnd = CommandFault(code: "invalid_end_time", message: "Invalid end_time")
            _ = try fields.string("start_time")
            let start = try fields.moment("start_time", timeZone: zone, fault: badStart) ?? 0
            let end = try fields.moment("end_time", timeZone: zone, fault: badEnd)
            let ids = try fields.requiredStrings("entity_ids")
            guard !ids.isEmpty, ids.allSatisfy(APIRoutes.isEntityID) else {
                throw CommandFault(code: "invalid_entity_ids", message: "Invalid entity_ids")
            }
            let hasAttributes = try !fields.flag("no_attributes", standard: false)
            let isMinimal = try fields.flag("minimal_response", standard: false)
            let now = api.clock.nowSeconds
            if start > now { return [:] }
            let wish = HistoryWish(
                range: start..<max(start, end ?? now + 1),
                includesStart: try fields.flag("include_start_time_state", standard: true),
                onlySignificant: try fields.flag("significant_changes_only", standard: true)
            )
            var answer: [String: JSONValue] = [:]
            for (id, states) in try await api.pastStates(of: ids, wish) where !states.isEmpty {
                answer[id] = .array(
                    states.enumerated().map { index, entity in
                        StateJSON.compressed(
                            entity,
                            language: api.language,
                            hasAttributes: hasAttributes,
                            isBrief: isMinimal && index > 0
                        )
                    }
                )
            }
            return .object(answer)
        }
    ]
}
