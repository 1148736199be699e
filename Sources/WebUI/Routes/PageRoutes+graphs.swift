import Charts
import Entities
import HTTPTypes
import Hummingbird
import Store
import WebServer
import WithingsModel

extension PageRoutes {
    /// A page of charts that belong together.
    func graphPage(_ tab: PersonTab, _ visit: PersonVisit) async throws -> Response {
        let span = visit.span(tab)
        let content = try await graphPageContent(tab, visit)
        let path = tab.address(visit.user)
        return graphPage(
            GraphPageView(
                person: visit.frame(tab),
                title: visit.texts[tab.title],
                span: SpanView(span, from: content.first, in: visit.words),
                choices: .init(visit, tab: tab, next: path + span.query),
                drawings: content.drawings
            ),
            visit
        )
    }

    /// What a page of charts shows, for the page and for its files alike.
    func drawings(_ tab: PersonTab, _ visit: PersonVisit) async throws -> [Drawing] {
        var graphs = visit.graphs(visit.span(tab))
        // Not those that the visit began with: charts that are kept must not be older than the version they are kept under.
        graphs.keys = try await recordContents(of: visit.user, visit.running).keys
        return switch tab {
        case .weight: try await graphs.weight()
        case .pressure: try await graphs.pressure()
        case .sleep: try await graphs.sleep()
        case .activity: try await graphs.activity()
        case .heart: try await graphs.heart()
        case .workouts: try await graphs.workouts()
        case .temperature: try await graphs.temperature()
        case .ecg: try await graphs.recordings()
        case .segments: try await graphs.segments()
        case .today, .measures, .readings: []
        }
    }

    /// What is shown of one night, one ECG, one kind of measure; nil where there is no such thing.
    func itemDrawings(_ tab: PersonTab, _ item: String, _ visit: PersonVisit) async throws -> (
        title: String, drawings: [Drawing]
    )? {
        let span = try await visit.span(tab, item)
        let graphs = visit.graphs(span)
        switch tab {
        case .sleep:
            guard let day = LocalDay(item), let drawings = try await graphs.night(day, obstacle: visit.courseObstacle())
            else { return nil }
            return (visit.texts(.nightOf, ["day": visit.words.days.full(day)]), drawings)
        case .ecg:
            guard let signal = Int64(item), let drawings = try await graphs.ecg(signal) else { return nil }
            let title = try await graphs.recording(signal).map {
                visit.texts(.ecgOf, ["when": visit.words.moments.exact($0.at, in: $0.timeZone)])
            }
            return (title ?? visit.texts[.chartECG], drawings)
        case .measures:
            guard let key = MeasureSeriesKey(address: item), visit.keys.contains(key) else { return nil }
            return (graphs.name(key.type, key.position), try await graphs.measure(key))
        case .workouts:
            guard let workout = try await graphs.workout(item) else { return nil }
            let began = visit.words.moments.exact(workout.startAt, in: workout.timeZone)
            return ("\(visit.texts.workout(workout.category)), \(began)", try await graphs.course(of: workout))
        default: return nil
        }
    }

    func itemPage(_ tab: PersonTab, _ item: String, _ visit: PersonVisit) async throws -> Response {
        guard let found = try await itemDrawings(tab, item, visit) else { return missing(visit) }
        let path = "\(tab.address(visit.user))/\(item)"
        var view = GraphPageView(person: visit.frame(tab), title: found.title, drawings: [])
        var query = ""
        if tab == .measures {
            let span = try await visit.span(tab, item)
            query = span.query
            view.span = SpanView(span, from: first(found.drawings), in: visit.words)
            view.choices = .init(visit, tab: tab, next: path + query)
        }
        view.links.append(.init(address: tab.address(visit.user), label: visit.texts[tab.title]))
        if tab == .sleep, let day = LocalDay(item) {
            let folder = tab.address(visit.user)
            let others = try await NightNeighbours(
                of: day,
                user: visit.user,
                in: visit.store,
                at: visit.words.timeZone,
                until: visit.words.today.adding(days: 1)
            )
            for (other, label) in [(others.before, GraphPhrase.nightBefore), (others.after, .nightAfter)] {
                guard let other else { continue }
                view.links.append(.init(address: "\(folder)/\(other)", label: visit.texts[label]))
            }
        }
        view.drawings = views(found.drawings, folder: path, query: query, visit)
        return graphPage(view, visit)
    }

    /// The list of what has no page of its own, types that nobody knows yet among it.
    func measuresPage(_ visit: PersonVisit) async throws -> Response {
        let latest = try await visit.store.latestMeasures(of: visit.user)
        let graphs = visit.graphs(visit.span(.measures))
        let rows = visit.keys.filter { PersonTab.ownTypes[$0.type] == nil }.map { key -> [TableHTML.Cell] in
            let found = latest.first { $0.measure.type == key.type && $0.measure.position == key.position }
            let value = found.map {
                visit.words.values.measure($0.measure.value, key.type, position: key.position)
            }
            var name = graphs.name(key.type, key.position)
            // A type that also comes without a place is told apart from that of the whole body.
            if key.position?.isWholeBody == true, visit.keys.contains(MeasureSeriesKey(key.type)) {
                name = visit.texts(.wholeBodyOf, ["name": name])
            } else if let position = key.position, !position.isWholeBody, key.type.part(at: position) == nil {
                name += " (\(visit.texts.position(position)))"
            }
            var latest = TableHTML.Cell.whole(
                value.map { [$0.value, $0.unit].compactMap(\.self).joined(separator: " ") } ?? ""
            )
            latest.exact = value?.exact
            return [
                .init(name, address: "/people/\(visit.user)/measures/\(key.address)"), latest,
                .whole(found.map { visit.words.moments.exact($0.measuredAt, in: $0.timeZone) } ?? ""),
            ]
        }
        let texts = visit.texts
        let view = ListPageView(
            person: visit.frame(.measures),
            title: texts[.tabMeasures],
            intro: rows.isEmpty ? texts[.noMeasures] : nil,
            table: TableHTML(
                caption: texts[.tabMeasures],
                headers: [texts[.measure], texts[.latestOf], texts[.time]],
                rows: rows
            ).html
        )
        return html(.listPage, view, visit.visitor, title: "\(visit.person.name): \(view.title)", here: "/people")
    }

    /// A file of a drawing.
    func answer(_ file: GraphFile, in drawings: [Drawing], _ visit: PersonVisit) async throws -> Response? {
        if file.drawing == GraphFile.everyChart, file.form == .json {
            return answer(numbers(of: drawings), type: file.form.type, status: .ok)
        }
        guard let drawing = drawings.first(where: { $0.id == file.drawing }) else { return nil }
        let text: String
        switch file.form {
        case .svg:
            if let part = visit.figurePart, let closer = drawing.closer {
                text = try await closer(part)
            } else {
                text = picture(drawing, visit)
            }
        case .csv: text = drawing.csv()
        case .json:
            guard let chart = drawing.chart else { return nil }
            text = ChartJSON(chart).text
        }
        guard !text.isEmpty else { return nil }
        return answer(text, type: file.form.type, status: .ok)
    }

    /// A drawing as a file of its own. ECG paper keeps its size, so that it can be measured.
    private func picture(_ drawing: Drawing, _ visit: PersonVisit) -> String {
        guard !drawing.isToScale else { return drawing.svg() }
        let days = visit.words.days
        var detail = visit.person.name
        if let shown = drawing.shownDays {
            let (first, last) = (shown.lowerBound, shown.upperBound)
            detail += ", \(first == last ? days.full(last) : "\(days.full(first)) – \(days.full(last))")"
        } else if let first = drawing.firstAt {
            detail += ", \(visit.words.moments.exact(first))"
        }
        let note = [drawing.note, drawing.averagingNote].compactMap(\.self).joined(separator: " ").nonEmpty
        return FramedDrawing(drawing.svg(), title: drawing.title, detail: detail, note: note).svg
    }

    private func graphPage(_ view: GraphPageView, _ visit: PersonVisit) -> Response {
        html(
            .graphPage,
            view,
            visit.visitor,
            title: "\(visit.person.name): \(view.title)",
            here: "/people",
            scripts: (view.drawings.contains { $0.data != nil } ? [.plots] : [])
                + (view.drawings.contains { $0.svgAddress != nil } ? [.graphs] : [])
        )
    }

    func views(_ drawings: [Drawing], folder: String, query: String, _ visit: PersonVisit) -> [DrawingView] {
        let page = visit.parameters["page"]
        return drawings.map {
            DrawingView($0, person: visit.person.name, folder: folder, query: query, page: page, words: visit.words)
        }
    }

    func first(_ drawings: [Drawing]) -> EpochSeconds? {
        drawings.compactMap { $0.chart?.series.compactMap(\.points.first?.at).min() ?? $0.firstAt }.min()
    }
}
