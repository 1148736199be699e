import Entities
import WebServer
import WithingsModel

/// A workout as one of Home Assistant's calendar events.
enum WorkoutJSON {
    static func event(_ workout: Workout) -> JSONValue {
        [
            "start": ["dateTime": .string(MomentText.local(workout.startAt, timeZone: workout.timeZone))],
            "end": [
                "dateTime": .string(
                    MomentText.local(max(workout.endAt, workout.startAt), timeZone: workout.timeZone)
                )
            ],
            "summary": .string(summary(workout.category)), "description": .optional(description(workout)),
            "location": nil, "uid": .string("withings_workout_\(workout.id)"), "recurrence_id": nil, "rrule": nil,
        ]
    }

    /// As the WebSocket tells it.
    static func plainEvent(_ workout: Workout) -> JSONValue {
        var members = event(workout).object ?? [:]
        for name in ["start", "end"] { members[name] = members[name]?["dateTime"] ?? .null }
        return .object(members)
    }

    /// Home Assistant's words: the category's key with blanks and a capital first letter.
    static func summary(_ category: WorkoutCategory) -> String {
        let words = category.key.replacing("_", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// What the workout came to, one figure a line; nothing of where it was.
    static func description(_ workout: Workout) -> String? {
        let figures: [(String, String, String)] = [
            ("distance", "Distance", "m"), ("calories", "Calories", "kcal"), ("steps", "Steps", ""),
            ("elevation", "Elevation", "m"), ("hr_average", "Average heart rate", "bpm"),
            ("hr_max", "Maximum heart rate", "bpm"),
        ]
        var lines: [String] = []
        for (field, name, unit) in figures {
            guard let value = workout.values[WorkoutField(field)], value != 0, value != -1 else { continue }
            lines.append(unit.isEmpty ? "\(name): \(value)" : "\(name): \(value) \(unit)")
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }
}
