import Charts
import Foundation
import Store
import WithingsModel

extension PersonGraphs {
    /// One night: how deep it was, and what was followed meanwhile.
    ///
    /// - Parameter obstacle: why its course cannot be fetched, where something is in the way.
    /// - Returns: nil where nothing is kept of a night that ended that day.
    func night(_ day: LocalDay, obstacle: String? = nil) async throws -> [Drawing]? {
        // A day around, since the record's own zone may be another one than the house's.
        let around = day.adding(days: -1).start(in: span.timeZone)..<day.adding(days: 2).start(in: span.timeZone)
        let rows = try await store.sleep(of: user, endingIn: around).filter { $0.day == day }
        let nights = Nights(rows, in: span.timeZone, at: words.moments.now)
        guard let main = nights.main(of: day) ?? rows.max(by: { $0.endAt - $0.startAt < $1.endAt - $1.startAt }) else {
            return nil
        }
        return try await at(words.clocks(of: main.timeZone)).course(of: main, obstacle: obstacle, home: words.timeZone)
    }

    /// - Parameter home: the zone of the house, whose clocks may have shown another time.
    private func course(of main: SleepSummary, obstacle: String?, home: TimeZone) async throws -> [Drawing] {
        let range = main.startAt..<max(main.startAt + 60, main.endAt)
        let segments = try await store.sleepSegments(of: user, in: range)
        let course = NightCourse(segments, night: range, device: main.deviceID)
        let kinds: [(String, SleepSignal, GraphPhrase, Quantity, ChartSeries.Style, Tone)] = [
            (
                "heart-rate", .heartRate, .chartHeartRate, Quantity(.plain(unit: texts[.unitBeats]), words: words),
                .line, .fifth
            ),
            (
                "breathing", .respiratoryRate, .chartBreathing,
                Quantity(.plain(unit: texts[.unitBreaths]), words: words), .line, .sixth
            ),
            (
                "snoring", .snoring, .chartSnoring, Quantity(.plain(unit: texts[.secondsPerMinute]), words: words),
                .bars, .fourth
            ),
            ("variability", .rmssd, .chartVariability, Quantity(.plain(unit: "ms"), words: words), .line, .third),
            ("movement", .movement, .chartMovement, Quantity(.plain(unit: ""), words: words), .bars, .soft),
        ]
        let isMissing = course.stretches.isEmpty
        let isComing = isMissing && obstacle == nil ? try await isCourseComing(of: main) : false
        let nothing: GraphPhrase = isComing ? .courseComing : obstacle == nil ? .nothingInSpan : .courseHeld
        let lanes = kinds.prefix(2).map { _, signal, title, quantity, _, tone in
            let points = course.points(signal).filter { range.contains($0.at) }
            return Hypnogram.Lane(name: "\(texts[title]) (\(quantity.unit))", tone: tone, points: points)
        }
        var drawings = [hypnogram(course, range, lanes, nothing: nothing)]
        if isMissing { drawings[0].note = obstacle }
        drawings[0].summary = headline(main)
        let began = Date(timeIntervalSince1970: TimeInterval(main.startAt))
        if home.secondsFromGMT(for: began) != words.timeZone.secondsFromGMT(for: began) {
            let clocks = texts(.clocksOf, ["zone": words.timeZone.identifier])
            drawings[0].summary = [drawings[0].summary, clocks].compactMap(\.self).joined(separator: " · ")
        }
        for (id, signal, title, quantity, style, tone) in kinds {
            let points = course.points(signal).filter { range.contains($0.at) }
            guard !points.isEmpty else { continue }
            let one = ChartSeries(id, name: texts[title], unit: quantity.unit, style: style, tone: tone, points: points)
            drawings.append(minutes(of: one, texts[title], in: range))
        }
        drawings.append(figures(main))
        return drawings
    }

    /// What people ask first: how long, and how good.
    private func headline(_ night: SleepSummary) -> String? {
        func figure(_ field: String) -> ExactDecimal? { night.values[SleepField(field)].flatMap { $0 < 0 ? nil : $0 } }
        let length = figure("total_sleep_time").map {
            "\(texts[.asleep]): \(words.values.duration(seconds: $0.decimal))"
        }
        let score = figure("sleep_score").map { "\(texts[.chartSleepScore]): \(text.number($0))" }
        return [length, score].compactMap(\.self).joined(separator: " · ").nonEmpty
    }

    /// Every number that Withings sent of the night.
    private func figures(_ night: SleepSummary) -> Drawing {
        Drawing(
            id: "figures",
            title: texts[.nightFigures],
            svg: { "" },
            headers: [texts[.what], texts[.value]],
            rows: RecordFigures(words: words).night(night)
        )
    }

    /// Whether the history of nights' courses, which is read newest first, has not reached this one yet, or the night is
    /// newer than what was last asked for.
    private func isCourseComing(of night: SleepSummary) async throws -> Bool {
        guard let cursor = try await store.cursor(of: user, for: .sleepDetail) else { return true }
        let isBehind = !cursor.backfill.isComplete && (cursor.backfill.reachedBackTo ?? .max) > night.startAt
        return isBehind || (cursor.succeededAt ?? 0) < night.modifiedAt
    }

    private func hypnogram(
        _ course: NightCourse,
        _ range: Range<EpochSeconds>,
        _ lanes: [Hypnogram.Lane],
        nothing: GraphPhrase
    ) -> Drawing {
        let (zone, title, names) = (span.timeZone, texts[.chartHypnogram], stateNames)
        func clock(_ local: LocalMoment) -> TableHTML.Cell {
            .whole(texts.clock.text(local.minute), plain: local.iso)
        }
        let pen = text.drawing(nothing: nothing)
        let draw = { @Sendable (part: FigurePart?) in
            Hypnogram(
                course,
                night: range,
                part: part,
                timeZone: zone,
                title: title,
                states: names,
                lanes: lanes,
                words: pen
            ).svg
        }
        var drawing = Drawing(
            id: "hypnogram",
            title: title,
            svg: { draw(nil) },
            headers: [texts[.time], texts[.until], texts[.sleepState], texts[.duration]],
            fileHeaders: [
                texts[.time], texts[.until], texts[.sleepState], "\(texts[.duration]) (\(texts.unit("min")))",
            ],
            rows: course.stretches.map { stretch in
                [
                    clock(LocalMoment(stretch.from, in: zone)), clock(LocalMoment(stretch.to, in: zone)),
                    .init(names[stretch.state] ?? stretch.state.name),
                    .init(
                        words.values.duration(seconds: ExactDecimal(stretch.to - stretch.from).decimal),
                        plain: ExactDecimal.rounding(Double(stretch.to - stretch.from) / 60, digits: 1).description
                    ),
                ]
            }
        )
        if !course.stretches.isEmpty { drawing.closer = draw }
        let ends = (LocalDay(of: range.lowerBound, in: zone), LocalDay(of: range.upperBound, in: zone))
        drawing.days = min(ends.0, ends.1)...ends.1
        return drawing
    }

    private var stateNames: [SleepState: String] {
        [
            .outOfBed: texts[.sleepOut], .awake: texts[.sleepAwake], .rem: texts[.sleepREM],
            .light: texts[.sleepLight], .deep: texts[.sleepDeep], .manual: texts[.asleep],
            .unspecified: texts[.asleep],
        ]
    }
}
