import WebServer
import WithingsModel

/// Which calendar's events of which time a client wants to be told, now and whenever they become others.
struct CalendarQuestion: Sendable {
    static let shape = CommandShape(
        .required("entity_id", .entityID),
        .required("start", .moment),
        .required("end", .moment)
    )

    private let calendar: WorkoutCalendar
    private let range: Range<EpochSeconds>

    init(_ fields: CommandFields, _ api: APIRoutes) async throws {
        let id = fields.text("entity_id") ?? ""
        guard let calendar = await api.calendars().first(where: { $0.id == id.lowercased() }) else {
            throw CommandFault.notFound("Calendar entity not found: \(id)")
        }
        let fault = CommandFault.invalid("Start must be before end")
        guard let start = try fields.moment("start", timeZone: api.timeZone, fault: fault),
            let end = try fields.moment("end", timeZone: api.timeZone, fault: fault), start < end
        else { throw fault }
        self.calendar = calendar
        range = start..<end
    }

    /// In the short form in which Home Assistant tells them here: moments without a mapping around them.
    func events(_ api: APIRoutes) async throws -> JSONValue {
        .array(try await api.workouts(of: calendar, in: range).map(WorkoutJSON.plainEvent))
    }
}
