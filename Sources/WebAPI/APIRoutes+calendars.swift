import Entities
import HTTPTypes
import Hummingbird
import Store
import WebServer
import WithingsModel

extension APIRoutes {
    /// Workouts, as calendars: one for each person who has any.
    var calendarRoutes: [APIRoute] {
        [
            APIRoute(.get, "/api/calendars") { _, _ in
                .json(.array(try await calendars().map { ["entity_id": .string($0.id), "name": .string($0.name)] }))
            },
            APIRoute(.get, "/api/calendars/:entity_id") { request, context in
                try await events(request, context.parameter("entity_id") ?? "")
            },
        ]
    }

    struct WorkoutCalendar: Sendable {
        var id: String
        var name: String
        var user: WithingsUserID
    }

    /// Every linked person's calendar, in the order in which they were linked.
    func calendars() async throws -> [WorkoutCalendar] {
        guard let running, running.records != nil else { return [] }
        let people = await running.board.people()
        let slugs = PersonSlugs.slugs(of: people)
        let word = language.lowercased().hasPrefix("ko") ? "운동" : "Workouts"
        return people.map { person in
            let slug = slugs[person.user] ?? "withings_\(person.user)"
            return WorkoutCalendar(id: "calendar.\(slug)_workouts", name: "\(person.name) \(word)", user: person.user)
        }
    }

    private func events(_ request: Request, _ id: String) async throws -> Response {
        guard let calendar = try await calendars().first(where: { $0.id == id }), let records = running?.records else {
            // As Home Assistant has it: 400, not 404.
            return .plain(.badRequest)
        }
        let query = request.uri.queryParameters
        guard let start = query["start"].flatMap({ MomentReader.moment(String($0), timeZone: timeZone) }),
            let end = query["end"].flatMap({ MomentReader.moment(String($0), timeZone: timeZone) }), start <= end
        else { return .plain(.badRequest) }
        // One that began before the range may reach into it; nobody works out for longer than two days.
        let began = try await records.workouts(of: calendar.user, in: start - 2 * 86_400..<end, limit: 100_000)
        let events = began.filter { $0.endAt > start || $0.startAt >= start }
            .sorted { ($0.startAt, $0.id) < ($1.startAt, $1.id) }
        return .json(.array(events.map(WorkoutJSON.event)))
    }
}
