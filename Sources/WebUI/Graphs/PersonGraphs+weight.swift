import Charts
import Foundation
import Store
import WithingsModel

extension PersonGraphs {
    /// Weight with its trend, what the body is made of, and the share of fat.
    func weight() async throws -> [Drawing] {
        let mass = Quantity(.mass, digits: 2, words: words)
        let all = try await readings(.weight, leadIn: Trend.leadIn)
        let trend = Trend(mass.points(all), digits: mass.meanDigits)
        let shown = all.filter { $0.at >= range.lowerBound }
        let trendPoints = trend.points.filter { $0.at >= range.lowerBound }
        let goal = try await store.goals(of: user)?.weight
        let chart = chart(
            "weight",
            texts[.chartWeight],
            [
                series("weight", shown, name(.weight), mass, .dots, .main),
                ChartSeries(
                    "trend",
                    name: texts[.trend],
                    unit: mass.unit,
                    style: .line,
                    tone: .second,
                    points: trendPoints,
                    meanDigits: mass.meanDigits
                ),
            ],
            lines: goal.map { [ChartLine(texts[.goal], mass.converted($0))] } ?? [],
            note: texts[.trendNote]
        )
        // "The last four weeks" are those before today.
        let isNow = span.days.upperBound >= span.today
        let summary = (isNow ? trend.perWeek(digits: 2) : nil).map { rate in
            let amount =
                mass.unit == "st"
                ? words.values.stones(rate.decimal * 6.350_293_18) : text.number(rate) + " " + mass.unit
            return texts(.trendPerWeek, ["amount": rate.mantissa > 0 ? "+" + amount : amount])
        }
        var drawings = [Drawing(chart, summary: summary, words: words)]
        if let composition = try await composition(mass) { drawings.append(composition) }
        let fat = Quantity(.plain(unit: "%"), digits: 1, words: words)
        let ratio = try await readings(.fatRatio)
        if !ratio.isEmpty {
            let one = series("fat-ratio", ratio, name(.fatRatio), fat, .both, .second)
            drawings.append(Drawing(self.chart("fat", name(.fatRatio), [one]), words: words))
        }
        return drawings
    }

    private func composition(_ mass: Quantity) async throws -> Drawing? {
        let kinds: [(String, MeasureType, Tone)] = [
            ("fat", .fatMass, .second), ("muscle", .muscleMass, .main), ("water", .hydration, .third),
            ("bone", .boneMass, .soft),
        ]
        var parts: [ChartSeries] = []
        for (id, type, tone) in kinds {
            let points = try await readings(type)
            if !points.isEmpty { parts.append(series(id, points, name(type), mass, .line, tone)) }
        }
        guard !parts.isEmpty else { return nil }
        return Drawing(chart("composition", texts[.chartComposition], parts), words: words)
    }
}
