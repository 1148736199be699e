import Charts
import Entities
import Store
import WithingsModel

extension PersonGraphs {
    /// One series of measures, whatever it is; types that nobody knows yet among them.
    func measure(_ key: MeasureSeriesKey) async throws -> [Drawing] {
        let entity = Catalogue.measure(key.type, position: key.position.flatMap { $0.isWholeBody ? nil : $0 })
        let quantity = Quantity(entity, words: words)
        let points = try await readings(key.type, key.position)
        let title = texts.name(of: entity)
        let one = series("values", points, title, quantity, .both, .main)
        return [Drawing(chart("values", title, [one]), words: words)]
    }

    /// Fat, muscle and fat free mass of arms, legs and torso: the latest on a body, all of them in time.
    func segments() async throws -> [Drawing] {
        let mass = Quantity(.mass, digits: 2, words: words)
        let places: [(BodyPosition, GraphPhrase, Tone)] = [
            (.torso, .bodyTorso, .main), (.rightArm, .bodyRightArm, .second), (.leftArm, .bodyLeftArm, .fifth),
            (.rightLeg, .bodyRightLeg, .third), (.leftLeg, .bodyLeftLeg, .fourth),
        ]
        let kinds: [(String, MeasureType, GraphPhrase)] = [
            ("muscle", .muscleMassForSegments, .segmentsMuscle), ("fat", .fatMassForSegments, .segmentsFat),
            ("fat-free", .fatFreeMassForSegments, .segmentsFatFree),
        ]
        let latest = try await store.latestMeasures(of: user)
        var drawings: [Drawing] = []
        for (id, type, title) in kinds {
            var labels: [BodyPosition: [String]] = [:]
            var rows: [[TableHTML.Cell]] = []
            var lines: [ChartSeries] = []
            for (place, phrase, tone) in places {
                guard let found = latest.first(where: { $0.measure.type == type && $0.measure.position == place })
                else {
                    continue
                }
                let value = mass.converted(found.measure.value)
                let written = mass.unit == "st" ? text.cell(value, unit: "st") : "\(text.number(value)) \(mass.unit)"
                labels[place] = [texts[phrase], written]
                rows.append([
                    .init(texts[phrase]), .init(written, plain: value.description),
                    .init(
                        words.moments.exact(found.measuredAt, in: found.timeZone),
                        plain: LocalMoment(found.measuredAt, in: words.clocks(of: found.timeZone)).iso
                    ),
                ])
                let points = try await readings(type, place)
                lines.append(series("position-\(place.rawValue)", points, texts[phrase], mass, .both, tone))
            }
            // A place that nobody knows is no part of the body that is drawn, but it was measured.
            let strange = latest.filter { found in
                found.measure.type == type && !places.contains { $0.0 == found.measure.position }
            }
            for found in strange {
                let value = mass.converted(found.measure.value)
                rows.append([
                    .init(found.measure.position.map { texts.position($0) } ?? ""),
                    .init(
                        text.cell(value, unit: mass.unit) + (mass.unit == "st" ? "" : " \(mass.unit)"),
                        plain: value.description
                    ),
                    .init(
                        words.moments.exact(found.measuredAt, in: found.timeZone),
                        plain: LocalMoment(found.measuredAt, in: words.clocks(of: found.timeZone)).iso
                    ),
                ])
            }
            guard !rows.isEmpty else { continue }
            let (title, shown) = (texts[title], labels)
            let days = latest.filter { $0.measure.type == type }.map { LocalDay(of: $0.measuredAt, in: span.timeZone) }
            var body =
                Drawing(
                    id: "\(id)-now",
                    title: title,
                    svg: { shown.isEmpty ? "" : BodyMap(shown, title: title).svg },
                    headers: [texts[.segment], title, texts[.time]],
                    fileHeaders: [texts[.segment], "\(title) (\(mass.unit))", texts[.time]],
                    rows: rows
                )
            if let first = days.min(), let last = days.max() { body.days = first...last }
            // One record has no course, but a beginning.
            body.firstAt = latest.filter { $0.measure.type == type }.map(\.measuredAt).min()
            drawings.append(body)
            if lines.contains(where: { $0.points.count > 1 }) {
                drawings.append(Drawing(chart(id, texts(.inTime, ["what": title]), lines), words: words))
            }
        }
        return drawings
    }
}
