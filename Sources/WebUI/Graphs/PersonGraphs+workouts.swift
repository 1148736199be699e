import Charts
import Store
import WithingsModel

extension PersonGraphs {
    /// Workouts as bars of minutes, and their list.
    func workouts() async throws -> [Drawing] {
        let all = try await store.workouts(of: user, in: range, limit: 5_000)
        var days: [LocalDay: EpochSeconds] = [:]
        for workout in all { days[workout.day, default: 0] += max(0, workout.endAt - workout.startAt) }
        let minutes = Quantity(.minutes, words: words)
        let points = days.sorted { $0.key < $1.key }
            .map { ChartPoint($0.key.start(in: span.timeZone), ExactDecimal($0.value)) }
        let one = series("minutes", points, texts[.duration], minutes, .bars, .main)
        let chart = Drawing(chart("minutes", texts[.chartWorkouts], [one]), words: words)
        return [chart, list(all)]
    }

    private func list(_ workouts: [Workout]) -> Drawing {
        let way = Quantity(.distance, words: words)
        func figure(_ workout: Workout, _ field: String) -> ExactDecimal? {
            workout.values[WorkoutField(field)].flatMap { $0 < 0 ? nil : $0 }
        }
        let rows = workouts.prefix(Drawing.pageLength).map { workout -> [TableHTML.Cell] in
            let start = LocalMoment(workout.startAt, in: span.timeZone)
            let length = figure(workout, "effduration") ?? ExactDecimal(max(0, workout.endAt - workout.startAt))
            let distance = figure(workout, "distance") ?? figure(workout, "manual_distance")
            let energy = figure(workout, "calories") ?? figure(workout, "manual_calories")
            return [
                .init(
                    "\(words.days.full(start.day)), \(start.clock)",
                    address: "\(PageRoutes.recordsAddress(.workouts, user))/\(workout.startAt)-\(workout.id)"
                ),
                .init(texts.workout(workout.category)),
                .init(words.values.duration(seconds: length.decimal)),
                .init(
                    distance.map { $0 == 0 ? "" : texts.numbers.text(way.converted($0), precision: 2) + " " + way.unit }
                        ?? ""
                ),
                .init(energy.map { texts.numbers.text($0, precision: 0) + " " + texts.unit("kcal") } ?? ""),
                .init(figure(workout, "hr_average").map { $0 == 0 ? "" : text.number($0) } ?? ""),
                .init(figure(workout, "hr_max").map { $0 == 0 ? "" : text.number($0) } ?? ""),
            ]
        }
        return Drawing(
            id: "list",
            title: texts[.workoutList],
            svg: { "" },
            headers: [
                texts[.time], texts[.sport], texts[.duration], texts[.chartDistance], texts[.chartEnergy],
                "⌀ \(texts[.unitBeats])", "max. \(texts[.unitBeats])",
            ],
            rows: rows
        )
    }
}
