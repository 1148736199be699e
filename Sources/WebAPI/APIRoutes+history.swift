import BridgeConfiguration
import Entities
import Foundation
import HTTPTypes
import Hummingbird
import Store
import WebServer
import WithingsModel

extension APIRoutes {
    /// What entities showed in the past, from the record itself: every value stands at the moment it was measured.
    var historyRoutes: [APIRoute] {
        [
            APIRoute(.get, "/api/history/period") { request, _ in try await history(request, from: nil) },
            APIRoute(.get, "/api/history/period/:timestamp") { request, context in
                try await history(request, from: context.parameter("timestamp"))
            },
        ]
    }

    private func history(_ request: Request, from timestamp: String?) async throws -> Response {
        let query = request.uri.queryParameters
        var start = clock.nowSeconds - 86_400
        if let timestamp {
            guard let moment = MomentReader.moment(timestamp, timeZone: timeZone) else {
                throw WebError(.badRequest, message: "Invalid datetime")
            }
            start = moment
        }
        let ids = (query["filter_entity_id"].map(String.init) ?? "").lowercased()
            .split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        if ids == [""] { throw WebError(.badRequest, message: "filter_entity_id is missing") }
        guard ids.allSatisfy(Self.isEntityID) else { throw WebError(.badRequest, message: "Invalid filter_entity_id") }
        var end = start + 86_400
        if let text = query["end_time"] {
            guard let moment = MomentReader.moment(String(text), timeZone: timeZone) else {
                throw WebError(.badRequest, message: "Invalid end_time")
            }
            end = moment
        }
        if start > clock.nowSeconds || end < start { return .json([]) }
        let wish = HistoryWish(
            range: start..<max(end, start),
            includesStart: query["skip_initial_state"] == nil,
            onlySignificant: query["significant_changes_only"].map(String.init) != "0"
        )
        let isMinimal = query["minimal_response"] != nil
        let hasAttributes = query["no_attributes"] == nil
        var lists: [JSONValue] = []
        for (_, entities) in try await pastStates(of: ids, wish) where !entities.isEmpty {
            lists.append(
                .array(
                    entities.enumerated().map { index, entity in
                        isMinimal && index > 0
                            ? StateJSON.briefly(entity)
                            : StateJSON.past(entity, language: language, hasAttributes: hasAttributes)
                    }
                )
            )
        }
        return .json(.array(lists))
    }

    /// The states of some entities over time, in the order in which they were asked for.
    func pastStates(of ids: [String], _ wish: HistoryWish) async throws -> [(id: String, states: [Entity])] {
        guard let running else { return [] }
        var pasts: [WithingsUserID: PersonPast] = [:]
        var answers: [(String, [Entity])] = []
        var seen = Set<String>()
        for id in ids where seen.insert(id).inserted {
            guard let entity = await entity(id) else { continue }
            guard let records = running.records, PersonPast.hasPast(entity.description) else {
                answers.append((id, wish.states(of: entity)))
                continue
            }
            let user = entity.person.user
            // What stood at the start was measured before it, however long ago.
            let past =
                pasts[user]
                ?? PersonPast(
                    of: user,
                    in: wish.reach,
                    detailsFrom: wish.range.lowerBound - 2 * 86_400,
                    until: clock.nowSeconds,
                    from: records
                )
            pasts[user] = past
            answers.append((id, wish.states(of: entity, past: try await past.values(of: entity))))
        }
        return answers
    }

    /// Home Assistant's rule for an entity id.
    static func isEntityID(_ text: String) -> Bool {
        text.utf8.count <= 255 && text.wholeMatch(of: /[a-z0-9_]+\.[a-z0-9_]+/) != nil
    }

    /// Where this installation is.
    var timeZone: TimeZone { settings.home.timeZone.flatMap(TimeZone.init(identifier:)) ?? .current }
}
