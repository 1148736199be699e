import Charts
import Store
import WithingsModel

extension PersonGraphs {
    /// The heart through days: what a watch notes every few minutes.
    func heart() async throws -> [Drawing] {
        let wanted: Set<IntradayField> = [.heartRate, .spo2, .rmssd, .respiratoryRate, .coreBodyTemperature]
        let samples = try await store.intraday(of: user, in: range, fields: wanted)
        func points(_ field: IntradayField) -> [ChartPoint] {
            // Zeros are measurements that failed.
            samples.compactMap { sample in
                sample.values[field].flatMap { $0 > 0 ? ChartPoint(sample.at, $0) : nil }
            }
        }
        let kinds: [(String, IntradayField, GraphPhrase, Quantity, Tone)] = [
            (
                "heart-rate", .heartRate, .chartHeartRate, Quantity(.plain(unit: texts[.unitBeats]), words: words),
                .fifth
            ),
            ("spo2", .spo2, .chartOxygen, Quantity(.plain(unit: "%"), words: words), .third),
            ("variability", .rmssd, .chartVariability, Quantity(.plain(unit: "ms"), words: words), .fourth),
            (
                "breathing", .respiratoryRate, .chartBreathing,
                Quantity(.plain(unit: texts[.unitBreaths]), words: words), .sixth
            ),
            (
                "core-temperature", .coreBodyTemperature, .chartCoreTemperature,
                Quantity(.temperature, digits: 2, words: words), .second
            ),
        ]
        var drawings: [Drawing] = []
        for (id, field, title, quantity, tone) in kinds {
            let values = points(field)
            guard !values.isEmpty || id == "heart-rate" else { continue }
            let style: ChartSeries.Style = id == "spo2" ? .dots : .line
            let one = series(id, values, texts[title], quantity, style, tone)
            drawings.append(Drawing(chart(id, texts[title], [one]), words: words))
        }
        return drawings
    }

    /// What thermometers measured.
    func temperature() async throws -> [Drawing] {
        let degrees = Quantity(.temperature, digits: 2, words: words)
        var all: [ChartSeries] = []
        for (id, type, tone) in [
            ("body", MeasureType.bodyTemperature, Tone.second), ("skin", .skinTemperature, .third),
            ("temperature", .temperature, .main),
        ] {
            let points = try await readings(type)
            // Thermometers send the temperature of the body under two numbers.
            if id == "temperature", all.first?.points == degrees.points(points) { continue }
            if !points.isEmpty { all.append(series(id, points, name(type), degrees, .both, tone)) }
        }
        return [Drawing(chart("temperature", texts[.chartTemperature], all), words: words)]
    }
}
