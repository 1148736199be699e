import Charts
import Store
import WithingsModel

extension PageRoutes {
    /// What was worked out for pages of charts, kept as long as the records that it is made of stay what they are.
    struct Shelves: Sendable {
        /// A page of ten years takes up to 300 kB; so there is room for everything that a family looks at.
        let pages = GraphShelf<GraphQuestion, GraphPageContent>(room: 12_000_000)
        let numbers = GraphShelf<GraphQuestion, String>(room: 6_000_000)
        let contents = GraphShelf<WithingsUserID, RecordContents>(room: 1_000_000)
    }

    /// The charts of a page as they are drawn, with their tables.
    struct GraphPageContent: Sendable {
        var first: EpochSeconds?
        var drawings: [DrawingView]
    }

    /// What there is of a person.
    struct RecordContents: Sendable {
        var keys: [MeasureSeriesKey]
        var counts: RecordCounts
    }

    func graphPageContent(_ tab: PersonTab, _ visit: PersonVisit) async throws -> GraphPageContent {
        let work = { @Sendable () async throws -> GraphShelf<GraphQuestion, GraphPageContent>.Content in
            let drawings = try await drawings(tab, visit)
            let views = views(drawings, folder: tab.address(visit.user), query: visit.span(tab).query, visit)
            return .init(
                value: GraphPageContent(first: first(drawings), drawings: views),
                bytes: views.reduce(1_000) { $0 + $1.bytes },
                validUntil: drawings.compactMap(\.validUntil).min(),
                readsDetail: drawings.contains(where: \.readsDetail)
            )
        }
        // A leaf of a table is turned by one visitor alone.
        guard visit.parameters["page"] == nil else { return try await work().value }
        return try await kept(shelves.pages, GraphQuestion(.page, tab, visit), visit, work)
    }

    /// What a page moves, in one answer: each chart alone would read the record again.
    func graphNumbers(_ tab: PersonTab, _ visit: PersonVisit) async throws -> String {
        try await kept(shelves.numbers, GraphQuestion(.numbers, tab, visit), visit) {
            let drawings = try await drawings(tab, visit)
            let text = numbers(of: drawings)
            return .init(
                value: text,
                bytes: text.utf8.count + 1_000,
                validUntil: drawings.compactMap(\.validUntil).min(),
                readsDetail: drawings.contains(where: \.readsDetail)
            )
        }
    }

    func numbers(of drawings: [Drawing]) -> String {
        let charts = drawings.compactMap { drawing in
            drawing.chart.map { chart -> String in
                let reduced = chart.reduced()
                let json = ChartJSON(reduced ?? chart, isReduced: reduced != nil)
                return "\(JSONText.quoted(drawing.id)):\(json.text)"
            }
        }
        return "{" + charts.joined(separator: ",") + "}"
    }

    func recordContents(of user: WithingsUserID, _ running: Running) async throws -> RecordContents {
        let work = { @Sendable () async throws -> GraphShelf<WithingsUserID, RecordContents>.Content in
            async let keys = running.store.seriesKeys(of: user)
            async let counts = running.store.counts(of: user)
            let contents = try await RecordContents(keys: keys, counts: counts)
            return .init(value: contents, bytes: 1_000 + contents.keys.count * 24, readsDetail: true)
        }
        guard let version = await running.store.version(of: user) else { return try await work().value }
        return try await shelves.contents.value(user, version: version, now: clock.nowSeconds, work)
    }

    private func kept<Value>(
        _ shelf: GraphShelf<GraphQuestion, Value>,
        _ question: GraphQuestion?,
        _ visit: PersonVisit,
        _ work: @escaping @Sendable () async throws -> GraphShelf<GraphQuestion, Value>.Content
    ) async throws -> Value {
        guard let question, let version = await visit.store.version(of: visit.user) else {
            return try await work().value
        }
        return try await shelf.value(question, version: version, now: visit.words.moments.now, work)
    }
}
