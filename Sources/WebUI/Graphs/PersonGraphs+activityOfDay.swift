import Charts
import Store
import WithingsModel

extension PersonGraphs {
    /// One day of movement by the hour, and its numbers.
    func activityOfDay() async throws -> [Drawing] {
        let fields: [IntradayField] = [.steps, .distance, .calories, .elevation]
        let samples = try await store.intraday(of: user, in: range, fields: Set(fields))
        let kinds: [(String, GraphPhrase, Quantity, Tone)] = [
            ("steps", .chartSteps, Quantity(.plain(unit: texts[.unitSteps]), digits: 0, words: words), .main),
            ("distance", .chartDistance, Quantity(.distance, digits: 2, words: words), .third),
            ("energy", .chartEnergy, Quantity(.plain(unit: "kcal"), digits: 0, words: words), .second),
            ("climb", .chartClimb, Quantity(.length, digits: 1, words: words), .sixth),
        ]
        let nothing: GraphPhrase = try await areDaysComing() ? .daysComing : .nothingInSpan
        var drawings: [Drawing] = []
        for (field, (id, title, quantity, tone)) in zip(fields, kinds) {
            let points = Hours(samples, field, in: span.timeZone).points
            // Steps are there or missing for everybody to see; the others where something was counted.
            guard id == "steps" || points.contains(where: { $0.value > 0 }) else { continue }
            let one = series(id, points, texts[title], quantity, .bars, tone)
            let title = texts(.byTheHour, ["what": texts[title]])
            let chart = Chart(id, title: title, span: range, timeZone: span.timeZone, series: [one], barWidth: 3_600)
            drawings.append(Drawing(chart, nothing: nothing, words: words))
        }
        let days = ActivityDays(try await store.activity(of: user, in: span.days), in: span.timeZone)
        if let day = days.rows(of: span.days.lowerBound).first {
            var figures = Drawing(
                id: "figures",
                title: texts[.dayFigures],
                svg: { "" },
                headers: [texts[.what], texts[.value]],
                rows: RecordFigures(words: words).day(day)
            )
            figures.firstAt = range.lowerBound
            drawings.append(figures)
        }
        return drawings
    }
}
