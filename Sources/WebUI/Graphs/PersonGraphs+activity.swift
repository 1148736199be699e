import Charts
import Store
import WithingsModel

extension PersonGraphs {
    private func activityDays() async throws -> ActivityDays {
        ActivityDays(try await store.activity(of: user, in: span.days), in: span.timeZone)
    }

    private func bars(
        _ id: String,
        _ days: ActivityDays,
        _ field: String,
        _ name: String,
        _ quantity: Quantity,
        _ style: ChartSeries.Style,
        _ tone: Tone
    ) -> ChartSeries? {
        let points = days.points(ActivityField(field))
        guard !points.isEmpty else { return nil }
        return series(id, points, name, quantity, style, tone)
    }

    /// Steps against the goal, time in motion by how hard it was, ways, energy.
    func activity() async throws -> [Drawing] {
        if let there = try await onTheSpot() { return try await there.graphs.activityOfDay().noting(there.note) }
        if span.length == 1 { return try await activityOfDay() }
        let days = try await activityDays()
        let goal = try await store.goals(of: user)?.steps
        let steps = Quantity(.plain(unit: texts[.unitSteps]), digits: 0, words: words)
        let minutes = Quantity(.minutes, digits: 1, words: words)
        let way = Quantity(.distance, digits: 2, words: words)
        let energy = Quantity(.plain(unit: "kcal"), digits: 0, words: words)
        let climb = Quantity(.length, digits: 1, words: words)
        let beats = Quantity(.plain(unit: texts[.unitBeats]), digits: 1, words: words)
        let charts: [(String, String, [ChartSeries?])] = [
            ("steps", texts[.chartSteps], [bars("steps", days, "steps", texts[.chartSteps], steps, .bars, .main)]),
            (
                "intensity", texts[.chartIntensity],
                [
                    bars("soft", days, "soft", texts[.intensitySoft], minutes, .stacked, .third),
                    bars("moderate", days, "moderate", texts[.intensityModerate], minutes, .stacked, .sixth),
                    bars("intense", days, "intense", texts[.intensityIntense], minutes, .stacked, .second),
                ]
            ),
            (
                "distance", texts[.chartDistance],
                [bars("distance", days, "distance", texts[.chartDistance], way, .bars, .third)]
            ),
            (
                "energy", texts[.chartEnergy],
                [
                    bars("active", days, "calories", texts[.energyActive], energy, .both, .second),
                    bars("total", days, "totalcalories", texts[.energyTotal], energy, .both, .soft),
                ]
            ),
            (
                "climb", texts[.chartClimb],
                [bars("elevation", days, "elevation", texts[.chartClimb], climb, .bars, .sixth)]
            ),
            (
                "zones", texts[.chartZones],
                [
                    bars("zone-0", days, "hr_zone_0", texts[.zoneLight], minutes, .stacked, .third),
                    bars("zone-1", days, "hr_zone_1", texts[.zoneModerate], minutes, .stacked, .sixth),
                    bars("zone-2", days, "hr_zone_2", texts[.zoneIntense], minutes, .stacked, .second),
                    bars("zone-3", days, "hr_zone_3", texts[.zonePeak], minutes, .stacked, .alarm),
                ]
            ),
            (
                "heart-days", texts[.chartHeartDays],
                [
                    bars("average", days, "hr_average", texts[.average], beats, .both, .fifth),
                    bars("lowest", days, "hr_min", texts[.lowest], beats, .line, .third),
                    bars("highest", days, "hr_max", texts[.highest], beats, .line, .second),
                ]
            ),
        ]
        return charts.compactMap { id, title, series in
            let known = series.compactMap(\.self)
            guard !known.isEmpty || id == "steps" else { return nil }
            let lines = id == "steps" ? goal.map { [ChartLine(texts[.goal], $0)] } ?? [] : []
            return Drawing(chart(id, title, known, lines: lines), words: words)
        }
    }
}
