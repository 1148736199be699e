import Charts
import Store
import WithingsModel

extension PersonGraphs {
    /// A workout by the last part of its page's address: when it began and Withings' number of it.
    func workout(_ item: String) async throws -> Workout? {
        let parts = item.split(separator: "-").compactMap { Int64($0) }
        guard parts.count == 2, parts[0] > 0, parts[0] < 40_000_000_000 else { return nil }
        return try await store.workouts(of: user, in: parts[0]..<parts[0] + 1, limit: 1_000).first { $0.id == parts[1] }
    }

    /// One workout: the heart and the steps meanwhile, and every number of it.
    func course(of workout: Workout) async throws -> [Drawing] {
        try await at(words.clocks(of: workout.timeZone)).drawings(of: workout)
    }

    private func drawings(of workout: Workout) async throws -> [Drawing] {
        var figures = Drawing(
            id: "figures",
            title: texts[.workoutFigures],
            svg: { "" },
            headers: [texts[.what], texts[.value]],
            rows: RecordFigures(words: words).workout(workout)
        )
        let range = workout.startAt..<max(workout.startAt + 60, workout.endAt)
        // What is asked of a workout of days would be a day's chart.
        guard range.count <= 2 * 86_400 else { return [figures] }
        let samples = try await store.intraday(of: user, in: range, fields: [.heartRate, .steps])
        let kinds: [(String, IntradayField, GraphPhrase, Quantity, ChartSeries.Style, Tone)] = [
            (
                "heart-rate", .heartRate, .chartHeartRate, Quantity(.plain(unit: texts[.unitBeats]), words: words),
                .line, .fifth
            ),
            (
                "steps", .steps, .chartSteps, Quantity(.plain(unit: texts[.unitSteps]), digits: 0, words: words),
                .bars, .main
            ),
        ]
        var drawings: [Drawing] = []
        for (id, field, title, quantity, style, tone) in kinds {
            let points = samples.compactMap { sample in
                sample.values[field].flatMap { $0 > 0 ? ChartPoint(sample.at, $0) : nil }
            }
            guard points.count > 1 else { continue }
            let one = series(id, points, texts[title], quantity, style, tone)
            drawings.append(minutes(of: one, texts[title], in: range))
        }
        if drawings.isEmpty, try await areDaysComing(since: range.lowerBound) { figures.note = texts[.workoutComing] }
        return drawings + [figures]
    }
}
