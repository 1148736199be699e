import Charts
import Entities
import Store
import WithingsModel

extension PersonGraphs {
    /// The diary of the nights, how long they were, and what was followed in them.
    func sleep() async throws -> [Drawing] {
        let rows = try await store.sleep(of: user, endingIn: range)
        let nights = Nights(rows, in: span.timeZone, at: words.moments.now)
        var drawings = [try await diary(rows, nights)]
        let hours = Quantity(.hours, words: words)
        let phases: [(String, String, GraphPhrase, Tone)] = [
            ("deep", "deepsleepduration", .sleepDeep, .third), ("light", "lightsleepduration", .sleepLight, .main),
            ("rem", "remsleepduration", .sleepREM, .fourth), ("awake", "wakeupduration", .sleepAwake, .second),
        ]
        let stacked = phases.compactMap { id, field, title, tone in
            nightSeries(id, nights, field, texts[title], hours, .stacked, tone)
        }
        let goal = try await store.goals(of: user)?.sleep
        if !stacked.isEmpty {
            let lines = goal.map { [ChartLine(texts[.goal], hours.converted($0))] } ?? []
            drawings.append(Drawing(chart("duration", texts[.chartSleepDuration], stacked, lines: lines), words: words))
        }
        let score = Quantity(.plain(unit: texts[.unitPoints]), words: words)
        let beats = Quantity(.plain(unit: texts[.unitBeats]), words: words)
        let breaths = Quantity(.plain(unit: texts[.unitBreaths]), words: words)
        let minutes = Quantity(.minutes, words: words)
        let events = Quantity(.plain(unit: texts[.eventsPerHour]), words: words)
        let others: [(String, GraphPhrase, [ChartSeries?])] = [
            (
                "score", .chartSleepScore,
                [nightSeries("score", nights, "sleep_score", texts[.chartSleepScore], score, .both, .main)]
            ),
            (
                "night-heart", .chartNightHeart,
                [
                    nightSeries("average", nights, "hr_average", texts[.average], beats, .both, .fifth),
                    nightSeries("lowest", nights, "hr_min", texts[.lowest], beats, .line, .third),
                    nightSeries("highest", nights, "hr_max", texts[.highest], beats, .line, .second),
                ]
            ),
            (
                "night-breathing", .chartBreathing,
                [nightSeries("average", nights, "rr_average", texts[.average], breaths, .both, .sixth)]
            ),
            (
                "apnea", .chartApnea,
                [nightSeries("apnea", nights, "apnea_hypopnea_index", texts[.chartApnea], events, .both, .alarm)]
            ),
            (
                "snoring", .chartSnoring,
                [nightSeries("snoring", nights, "snoring", texts[.chartSnoring], minutes, .bars, .fourth)]
            ),
        ]
        for (id, title, series) in others {
            let known = series.compactMap(\.self)
            if !known.isEmpty { drawings.append(Drawing(chart(id, texts[title], known), words: words)) }
        }
        return drawings
    }

    private func nightSeries(
        _ id: String,
        _ nights: Nights,
        _ field: String,
        _ name: String,
        _ quantity: Quantity,
        _ style: ChartSeries.Style,
        _ tone: Tone
    ) -> ChartSeries? {
        let points = nights.points(SleepField(field))
        return points.isEmpty ? nil : series(id, points, name, quantity, style, tone)
    }

    /// Nights that are drawn under one another with a label each; more are drawn thinner.
    private static let diaryLength = 62

    private func diary(_ rows: [SleepSummary], _ nights: Nights) async throws -> Drawing {
        let days = nights.days.reversed()
        let isThin = days.count > Self.diaryLength
        let uncoursed = days.map { day -> SleepDiary.Row in
            let stretches = nights.stretches(of: day).map { row in
                SleepDiary.Stretch(from: row.startAt, to: row.endAt, device: row.deviceID)
            }
            return SleepDiary.Row(
                day: day,
                label: isThin ? "" : words.days.withWeekday(day),
                timeZone: words.clocks(of: nights.main(of: day)?.timeZone),
                stretches: stretches
            )
        }
        // Newest first, and the naps of a day after its night.
        let listed = days.flatMap { day -> [SleepOfDay] in
            let main = nights.main(of: day)
            let naps = nights.stretches(of: day).filter { $0.id != main?.id }.reversed()
            return (main.map { [SleepOfDay(day: day, row: $0, isNap: false)] } ?? [])
                + naps.map { SleepOfDay(day: day, row: $0, isNap: true) }
        }
        let hasNaps = listed.contains(where: \.isNap)
        let drawn = try await coursed(uncoursed, in: 0..<EpochSeconds(4e10))
        let parts: [GraphPhrase] = [.asleep, .sleepDeep, .sleepREM]
        let minutes = parts.map { "\(texts[$0]) (\(texts.unit("min")))" }
        let fileHeaders: [String] =
            [texts[.night], texts[.bedtime], texts[.gettingUp]] + minutes + [texts[.chartSleepScore]]
        let (zone, title, pen) = (span.timeZone, texts[.chartDiary], text.drawing)
        let draw = { @Sendable (rows: [SleepDiary.Row], part: FigurePart?) in
            isThin
                ? ThinSleepDiary(rows, part: part, timeZone: zone, title: title, words: pen).svg
                : SleepDiary(rows, part: part, timeZone: zone, title: title, words: pen).svg
        }
        var drawing = Drawing(
            id: "diary",
            title: title,
            note: texts(isThin ? .diaryNoteThin : .diaryNote, ["time": texts.clock.mark(18 * 60)]),
            svg: { draw(drawn, nil) },
            headers: [
                texts[.night], texts[.bedtime], texts[.gettingUp], texts[.asleep], texts[.sleepDeep], texts[.sleepREM],
                texts[.chartSleepScore],
            ] + (hasNaps ? [texts[.nap]] : []),
            fileHeaders: fileHeaders + (hasNaps ? [texts[.nap]] : []),
            count: listed.count,
            row: { diaryRow(listed[$0], nights) + (hasNaps ? [.init(listed[$0].isNap ? texts[.nap] : "")] : []) }
        )
        drawing.validUntil = nights.doubtfulUntil
        drawing.readsDetail = days.count <= Self.coursedLength
        if let first = drawn.last?.day, let last = drawn.first?.day, first <= last {
            drawing.days = first...last
            drawing.closer = { part in
                guard isThin else { return draw(drawn, part) }
                let shown = part.shown(of: ThinSleepDiary.whole(drawn, zone))
                return draw(try await coursed(drawn, in: shown), part)
            }
        }
        return drawing
    }

    /// So many nights are read by the minute; more would take longer than it is worth.
    private static let coursedLength = 14

    /// The nights of a part of the diary with how they went, where they are few.
    private func coursed(_ rows: [SleepDiary.Row], in shown: Range<EpochSeconds>) async throws -> [SleepDiary.Row] {
        let zone = ZoneOffsets.of(span.timeZone)
        let near = rows.filter { shown.contains(zone.start(of: $0.day)) }
        let stretches = near.flatMap(\.stretches)
        guard near.count <= Self.coursedLength, let first = stretches.map(\.from).min(),
            let last = stretches.map(\.to).max()
        else { return rows }
        let segments = try await store.sleepSegments(of: user, in: first..<last + 1)
        var all = rows
        for index in all.indices where shown.contains(zone.start(of: all[index].day)) {
            for place in all[index].stretches.indices {
                let stretch = all[index].stretches[place]
                let night = stretch.from..<max(stretch.from + 1, stretch.to)
                all[index].stretches[place].course = NightCourse(segments, night: night, device: stretch.device)
            }
        }
        return all
    }

    /// A row of the diary's table.
    private struct SleepOfDay: Sendable {
        var day: LocalDay
        var row: SleepSummary
        var isNap: Bool
    }

    private func diaryRow(_ listed: SleepOfDay, _ nights: Nights) -> [TableHTML.Cell] {
        let (day, night) = (listed.day, listed.row)
        let label = words.days.fullWithWeekday(day)
        let zone = words.clocks(of: night.timeZone)
        func clock(_ moment: EpochSeconds) -> TableHTML.Cell {
            let local = LocalMoment(moment, in: zone)
            return .whole(texts.clock.text(local.minute), plain: local.iso)
        }
        func duration(_ field: String) -> TableHTML.Cell {
            guard let seconds = night.values[SleepField(field)], seconds >= 0 else { return "" }
            let minutes = ExactDecimal.rounding(seconds.double / 60, digits: 1).description
            return .init(words.values.duration(seconds: seconds.decimal), plain: minutes)
        }
        let score = night.values[SleepField("sleep_score")].flatMap { $0 < 0 ? nil : text.number($0) } ?? ""
        return [
            .init(
                label,
                plain: day.description,
                address: nights.main(of: day) == nil ? nil : "/people/\(user)/sleep/\(day)"
            ), clock(night.startAt),
            clock(night.endAt), duration("total_sleep_time"), duration("deepsleepduration"),
            duration("remsleepduration"), .init(score),
        ]
    }
}
