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
                let calendars = await calendars()
                return .json(
                    .array(calendars.map { ["entity_id": .string($0.id), "name": .string($0.name(in: language))] })
                )
            },
            APIRoute(.get, "/api/calendars/:entity_id") { request, context in
                try await events(request, context.parameter("entity_id") ?? "")
            },
        ]
    }

    /// Every linked person's calendar, in the order in which they were linked.
    func calendars() async -> [WorkoutCalendar] {
        guard let running, running.records != nil else { return [] }
        let people = await running.board.people()
        let slugs = PersonSlugs.slugs(of: people)
        return people.map { person in
            let slug = slugs[person.user] ?? "withings_\(person.user)"
            return WorkoutCalendar(id: "calendar.\(slug)_workouts", person: person, startedAt: control.startedAt)
        }
    }

    private func events(_ request: Request, _ id: String) async throws -> Response {
        guard let calendar = await calendars().first(where: { $0.id == id }) else {
            // As Home Assistant has it: 400, not 404.
            return .plain(.badRequest)
        }
        let query = request.uri.queryParameters
        guard let start = query["start"].flatMap({ MomentReader.moment(String($0), timeZone: timeZone) }),
            let end = query["end"].flatMap({ MomentReader.moment(String($0), timeZone: timeZone) }), start <= end
        else { return .plain(.badRequest) }
        return .json(.array(try await workouts(of: calendar, in: start..<end).map(WorkoutJSON.event)))
    }

    /// The workouts that touch a range, in order.
    func workouts(of calendar: WorkoutCalendar, in range: Range<EpochSeconds>) async throws -> [Workout] {
        // One that began before the range may reach into it; nobody works out for longer than two days.
        let reach = range.lowerBound - 2 * 86_400..<range.upperBound
        let began = try await running?.records?.workouts(of: calendar.user, in: reach, limit: 100_000) ?? []
        return began.filter { $0.endAt > range.lowerBound || $0.startAt >= range.lowerBound }
            .sorted { ($0.startAt, $0.id) < ($1.startAt, $1.id) }
    }
}
