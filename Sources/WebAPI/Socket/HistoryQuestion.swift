import Entities
import WebServer
import WithingsModel

/// What a client asks about the past over the WebSocket.
struct HistoryQuestion: Sendable {
    var ids: [String]
    var start: EpochSeconds
    var end: EpochSeconds?
    var includesStart: Bool
    var onlySignificant: Bool
    var isMinimal: Bool
    var hasAttributes: Bool

    static let shape = CommandShape(
        .required("start_time"),
        .optional("end_time"),
        .required("entity_ids", .list(of: .text)),
        .optional("include_start_time_state", .flag),
        .optional("significant_changes_only", .flag),
        .optional("minimal_response", .flag),
        .optional("no_attributes", .flag)
    )

    init(_ fields: CommandFields, _ api: APIRoutes) throws(CommandFault) {
        start = try fields.moment("start_time", timeZone: api.timeZone, fault: Self.badStart) ?? 0
        end = try fields.moment("end_time", timeZone: api.timeZone, fault: Self.badEnd)
        ids = fields.texts("entity_ids") ?? []
        guard ids.allSatisfy(APIRoutes.isEntityID) else {
            throw CommandFault(code: "invalid_entity_ids", message: "Invalid entity_ids")
        }
        includesStart = fields.flag("include_start_time_state", standard: true)
        onlySignificant = fields.flag("significant_changes_only", standard: true)
        isMinimal = fields.flag("minimal_response", standard: false)
        hasAttributes = !fields.flag("no_attributes", standard: false)
    }

    static let badStart = CommandFault(code: "invalid_start_time", message: "Invalid start_time")
    static let badEnd = CommandFault(code: "invalid_end_time", message: "Invalid end_time")

    /// The states of the past in the short form, by entity id, and the moment of the last one.
    func answer(_ api: APIRoutes) async throws -> (states: [String: JSONValue], last: EpochSeconds?) {
        let now = api.clock.nowSeconds
        if start > now || end.map({ $0 < start }) == true { return ([:], nil) }
        let wish = HistoryWish(
            range: start..<max(start, end ?? now + 1),
            includesStart: includesStart,
            onlySignificant: onlySignificant
        )
        var (answer, last): ([String: JSONValue], EpochSeconds?) = ([:], nil)
        for (id, states) in try await api.pastStates(of: ids, wish) where !states.isEmpty {
            answer[id] = .array(
                states.enumerated().map { index, entity in
                    StateJSON.compressed(
                        entity,
                        language: api.language,
                        hasAttributes: hasAttributes,
                        isBrief: isMinimal && (index > 0 || !hasAttributes)
                    )
                }
            )
            last = [last, states.last?.revisedAt].compactMap(\.self).max()
        }
        return (answer, last)
    }

    /// A state that is new, as the answer goes on with it; nil where it is none that was asked for.
    func live(_ entity: Entity, language: String) -> JSONValue? {
        guard ids.contains(entity.entityID), end.map({ entity.revisedAt < $0 }) ?? true else { return nil }
        if onlySignificant, entity.changedAt != entity.revisedAt { return nil }
        return StateJSON.compressed(
            entity,
            language: language,
            hasAttributes: hasAttributes,
            isBrief: !hasAttributes
        )
    }
}
