import WithingsModel

/// The workout that ended last, and its figures.
enum LastWorkout {
    static func choose(_ workouts: [Workout]) -> Workout? {
        workouts.max { ($0.endAt, $0.modifiedAt, $0.id) < ($1.endAt, $1.modifiedAt, $1.id) }
    }

    /// A figure as Withings means it: a heart rate or SpO2 of 0 is "none", an intensity of 0 "not entered"; any other 0
    /// is 0. What was only entered by hand counts where nothing was measured.
    static func value(_ field: WorkoutField, of workout: Workout) -> EntityValue? {
        switch field {
        case .category: return .text(workout.category.key)
        case .start: return .moment(workout.startAt)
        case .end: return .moment(workout.endAt)
        case .duration: return .number(ExactDecimal(max(0, workout.endAt - workout.startAt)))
        default: break
        }
        for name in [field] + (enteredNames[field] ?? []) {
            guard let value = workout.values[name], value != -1 else { continue }
            if value == 0, name.isUnknownAtZero { continue }
            return .number(value)
        }
        return nil
    }

    /// The row with what depends on the workout: its icon, and a kind of sport that nobody knows yet as an option.
    static func row(_ row: EntityDescription, of workout: Workout) -> EntityDescription {
        guard row.source == .workout(.category) else { return row }
        var row = row
        let key = workout.category.key
        if let options = row.options, !options.contains(key) { row.options = options + [key] }
        if let icon = icons[key] { row.icon = "mdi:\(icon)" }
        return row
    }

    private static let enteredNames: [WorkoutField: [WorkoutField]] = [
        WorkoutField("calories"): [WorkoutField("manual_calories")],
        WorkoutField("distance"): [WorkoutField("manual_distance")],
        WorkoutField("intensity"): [WorkoutField("manual_intensity")],
        WorkoutField("pause_duration"): [WorkoutField("algo_pause_duration")],
    ]

    /// Home Assistant's icons of the kinds of sport.
    private static let icons = [
        "badminton": "badminton", "baseball": "baseball", "basket_ball": "basketball", "bicycling": "bike",
        "boxing": "boxing-glove", "climbing": "carabiner", "dancing": "human-female-dance", "fencing": "fencing",
        "football": "football", "golf": "golf", "handball": "handball", "hiking": "hiking", "hockey": "hockey-sticks",
        "ice_hockey": "hockey-sticks", "horse_riding": "horse-human", "ice_skating": "skate",
        "kitesurfing": "kitesurfing", "windsurfing": "kitesurfing", "lift_weights": "weight-lifter",
        "martial_arts": "karate", "rowing": "rowing", "rugby": "rugby", "run": "run", "skating": "skateboarding",
        "skiing": "ski", "snowboarding": "snowboard", "soccer": "soccer", "squash": "racquetball",
        "surfing": "surfing", "swimming": "swim", "table_tennis": "table-tennis", "tennis": "tennis",
        "volley_ball": "volleyball", "walk": "walk", "waterpolo": "water-polo", "yoga": "yoga",
    ]
}
