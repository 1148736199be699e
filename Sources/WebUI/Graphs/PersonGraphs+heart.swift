import Charts
import Store
import WithingsModel

extension PersonGraphs {
    /// Beyond so many days the days' own averages stand for their minutes, which would be one block of colour; of more than
    /// a year they do even for who asks for every one, because there are millions.
    private static let (mostDaysByMinutes, mostDaysOfMinutes) = (7, 370)

    private var showsDays: Bool {
        let asksForMinutes = span.isAveragingChosen && span.averaging == .none
        return span.length > (asksForMinutes ? Self.mostDaysOfMinutes : Self.mostDaysByMinutes)
    }

    /// The heart through days: what a watch notes every few minutes.
    func heart() async throws -> [Drawing] {
        guard let there = try await onTheSpot() else { return try await heartHere() }
        return try await there.graphs.heartHere().noting(there.note)
    }

    private func heartHere() async throws -> [Drawing] {
        var wanted: Set<IntradayField> = [.heartRate, .spo2, .rmssd, .respiratoryRate, .coreBodyTemperature]
        let daily = showsDays ? try await heartByDays() : nil
        if daily != nil { wanted.remove(.heartRate) }
        let samples = try await store.intraday(of: user, in: range, fields: wanted)
        let place = try await store.whereabouts(of: user, in: range)
        func points(_ field: IntradayField) -> [ChartPoint] {
            var shift = PlaceShift(span.timeZone)
            // Zeros are measurements that failed.
            return samples.compactMap { sample in
                guard let value = sample.values[field], value > 0 else { return nil }
                return ChartPoint(sample.at, value, shift: shift.seconds(at: sample.at, in: place.zone(at: sample.at)))
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
        let isComing = daily == nil ? try await areDaysComing() : false
        var drawings = daily.map { [$0] } ?? []
        for (id, field, title, quantity, tone) in kinds {
            let values = points(field)
            guard !values.isEmpty || (id == "heart-rate" && daily == nil) else { continue }
            let style: ChartSeries.Style = id == "spo2" ? .dots : .line
            let one = series(id, values, texts[title], quantity, style, tone)
            let nothing: GraphPhrase = isComing ? .daysComing : .nothingInSpan
            let usual: Averaging = showsDays ? .day : .none
            drawings.append(
                Drawing(chart(id, texts[title], [one], atLeast: usual), nothing: nothing, words: words)
            )
        }
        if isComing, let first = drawings.first {
            drawings[0].note = [texts[.daysComing], first.note].compactMap(\.self).joined(separator: " ")
        }
        return drawings
    }

    /// Whether the history of the days' course, which is read newest first, has not reached back to all that is shown.
    func areDaysComing() async throws -> Bool { try await areDaysComing(since: range.lowerBound) }

    func areDaysComing(since begin: EpochSeconds) async throws -> Bool {
        guard let cursor = try await store.cursor(of: user, for: .intraday) else { return true }
        return !cursor.backfill.isComplete && (cursor.backfill.reachedBackTo ?? .max) > begin
    }

    /// What the days were on the whole; nil where no day says.
    private func heartByDays() async throws -> Drawing? {
        let beats = Quantity(.plain(unit: texts[.unitBeats]), digits: 1, words: words)
        let days = ActivityDays(try await store.activity(of: user, in: span.days), in: span.timeZone)
        let kinds: [(String, String, GraphPhrase, ChartSeries.Style, Tone)] = [
            ("average", "hr_average", .average, .both, .fifth), ("lowest", "hr_min", .lowest, .line, .third),
            ("highest", "hr_max", .highest, .line, .second),
        ]
        let all = kinds.compactMap { id, field, name, style, tone -> ChartSeries? in
            let points = days.points(ActivityField(field)).filter { $0.value > 0 }
            return points.isEmpty ? nil : series(id, points, texts[name], beats, style, tone)
        }
        guard !all.isEmpty else { return nil }
        let note = span.length > Self.mostDaysOfMinutes ? nil : texts(.heartDaysNote, ["choice": texts[.otherSpan]])
        return Drawing(chart("heart-rate", texts[.chartHeartRate], all, note: note), words: words)
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
