import Entities
import WithingsModel

/// A person's workouts as one of Home Assistant's calendars.
struct WorkoutCalendar: Sendable {
    var id: String
    var person: Person
    /// Since when it is there.
    var startedAt: EpochSeconds

    var user: WithingsUserID { person.user }
    func name(in language: String) -> String { entity.friendlyName(language: language) }

    /// It stands among the states as every calendar does: on during an event. A workout is known when it is over, so that there is
    /// never one, as in Home Assistant's own integration.
    var entity: Entity {
        Entity(
            description: Self.description,
            uniqueID: "withings_\(person.user)_\(Self.description.key)",
            entityID: id,
            person: person,
            value: .flag(false),
            changedAt: startedAt,
            updatedAt: startedAt
        )
    }

    private static let description = EntityDescription(
        key: "workout",
        platform: .calendar,
        name: EntityName("Workouts", "운동"),
        source: .calendar
    )
}
