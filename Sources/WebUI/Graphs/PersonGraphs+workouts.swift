import Charts
import Store
import WithingsModel

extension PersonGraphs {
    /// Workouts as bars of minutes, and their list.
    func workouts() async throws -> [Drawing] {
        let all = try await store.workouts(of: user, in: range, limit: 100_000)
        var days: [LocalDay: EpochSeconds] = [:]
        for workout in all { days[workout.day, default: 0] += max(0, workout.endAt - workout.startAt) }
        let minutes = Quantity(.minutes, words: words)
        let points = days.sorted { $0.key < $1.key }
            .map { ChartPoint($0.key.start(in: span.timeZone), ExactDecimal($0.value)) }
        var one = series("minutes", points, texts[.duration], minutes, .bars, .main)
        one.adds = true
        let chart = Drawing(chart("minutes", texts[.chartWorkouts], [one]), words: words)
        return [chart, list(all)]
    }

    private func list(_ workouts: [Workout]) -> Drawing {
        let way = Quantity(.distance, words: words)
        func figure(_ workout: Workout, _ field: String) -> ExactDecimal? {
            let name = WorkoutField(field)
            return workout.values[name].flatMap { $0 < 0 || $0 == 0 && name.isUnknownAtZero ? nil : $0 }
        }
        let rows = workouts.map { workout -> [TableHTML.Cell] in
            let start = LocalMoment(workout.startAt, in: words.clocks(of: workout.timeZone))
            let length = figure(workout, "effduration") ?? ExactDecimal(max(0, workout.endAt - workout.startAt))
            // What somebody entered counts where nothing was measured.
            let measured = figure(workout, "distance")
            let distance = measured.flatMap { $0 == 0 ? nil : $0 } ?? figure(workout, "manual_distance") ?? measured
            let energy = figure(workout, "calories") ?? figure(workout, "manual_calories")
            return [
                .init(
                    words.momentOf(start),
                    plain: start.iso,
                    address: "\(PersonTab.workouts.address(user))/\(workout.startAt)-\(workout.id)"
                ),
                .init(texts.workout(workout.category)),
                .init(
                    words.values.duration(seconds: length.decimal),
                    plain: ExactDecimal.rounding(length.double / 60, digits: 1).description
                ),
                .init(
                    distance.map { texts.numbers.text(way.converted($0), precision: 2) + " " + way.unit } ?? "",
                    plain: distance.map { way.converted($0).description }
                ),
                .init(
                    energy.map { texts.numbers.text($0, precision: 0) + " " + texts.unit("kcal") } ?? "",
                    plain: energy?.description
                ),
                .init(figure(workout, "hr_average").map(text.number) ?? ""),
                .init(figure(workout, "hr_max").map(text.number) ?? ""),
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
            fileHeaders: [
                texts[.time], texts[.sport], "\(texts[.duration]) (\(texts.unit("min")))",
                "\(texts[.chartDistance]) (\(way.unit))", "\(texts[.chartEnergy]) (\(texts.unit("kcal")))",
                "⌀ \(texts[.unitBeats])", "max. \(texts[.unitBeats])",
            ],
            rows: rows
        )
    }
}
