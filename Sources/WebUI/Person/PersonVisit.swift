import Charts
import Entities
import Store
import Sync
import WithingsModel

/// Somebody looks at a page of a person.
struct PersonVisit: Sendable {
    var running: PageRoutes.Running
    var person: Person
    /// False for somebody whose records are kept though they are not linked any more.
    var isLinked: Bool
    var visitor: Visitor
    var choices: PersonChoices
    var words: PageWords
    var tabs: [PersonTab]
    var keys: [MeasureSeriesKey]
    /// The address' parameters by name.
    var parameters: [String: String]
    /// Whether only what moves on by itself is asked for, by a page that is open.
    var isPart = false

    var user: WithingsUserID { person.user }
    var store: any PageStore { running.store }
    var texts: Texts { visitor.texts }

    /// Where an open page fetches what moves on by itself.
    var part: String { PageRoutes.parts + visitor.address }

    func span(_ tab: PersonTab) -> GraphSpan {
        GraphSpan({ parameters[$0] }, usual: tab.usualSpan, today: words.today, timeZone: words.timeZone)
    }

    /// The same for one kind of measure: what was measured long ago is shown whole, until somebody chooses.
    func span(_ tab: PersonTab, _ item: String) async throws -> GraphSpan {
        let usual = span(tab)
        guard tab == .measures, parameters["span"] == nil, parameters["from"] == nil,
            let key = MeasureSeriesKey(address: item)
        else { return usual }
        let latest = try await store.latestMeasures(of: user)
            .filter { $0.measure.type == key.type && $0.measure.position == key.position }.map(\.measuredAt).max()
        guard let latest, latest < usual.moments.lowerBound else { return usual }
        return usual.choosing(.all)
    }

    /// From where a list that runs from the newest to the oldest begins: where the last page ended, or with the end of a day
    /// that somebody looks for; nil for its beginning.
    var listBegin: EpochSeconds? {
        parameters["before"].flatMap { EpochSeconds($0) }
            ?? listDay.map { $0.adding(days: 1).start(in: words.timeZone) }
    }

    /// The day that somebody looks for in a list.
    var listDay: LocalDay? { parameters["day"].flatMap { LocalDay($0) } }

    /// What of a figure somebody looks at closer: `part=1795000000-1795003600&width=380`; nil for a file of its own.
    var figurePart: FigurePart? {
        guard parameters["part"] != nil || parameters["width"] != nil else { return nil }
        let ends = (parameters["part"] ?? "").split(separator: "-").compactMap { EpochSeconds($0) }
        let shown = ends.count == 2 && ends[0] < ends[1] ? ends[0]..<ends[1] : nil
        return FigurePart(
            shown: shown,
            width: parameters["width"].flatMap { Int($0) } ?? FigurePart.usualWidth
        )
    }

    func graphs(_ span: GraphSpan) -> PersonGraphs {
        PersonGraphs(
            store: store,
            user: user,
            span: span,
            words: words,
            guideline: choices.pressureGuideline,
            keys: keys,
            name: person.name
        )
    }

    /// Why the course of nights does not come, in plain words; nil where nothing is in its way.
    func courseObstacle() async -> String? {
        guard let status = await running.sync.statuses().first(where: { $0.account.user == user }) else { return nil }
        let scopes = status.account.scopes
        if !scopes.isEmpty, !scopes.contains("user.activity") { return texts[.courseNotAllowed] }
        let own = status.faults[.sleepDetail] ?? status.faults[.sleep]
        guard let fault = own ?? (status.activity == .needsOwner ? status.fault : nil) else { return nil }
        // What passes by itself is still coming.
        guard fault.isRefusal || status.activity == .needsOwner else { return nil }
        let said = texts.text(of: "fault", code: fault.code) ?? fault.message
        let hint = texts.text(of: "fault", code: fault.code, suffix: "Hint") ?? fault.hint
        return [said, hint].filter { !$0.isEmpty }.joined(separator: " ")
    }

    func frame(_ tab: PersonTab) -> PersonFrameView {
        // Who looks at a year of one thing wants that year of the next.
        let isChosen = parameters["span"] != nil || parameters["from"] != nil
        let query = isChosen ? span(tab).query : ""
        return PersonFrameView(
            name: isLinked ? person.name : texts(.keptName, ["name": person.name]),
            label: texts(.pagesOf, ["name": person.name]),
            tabs: tabs.map { one in
                .init(
                    address: one.address(user) + (one.hasSpan ? query : ""),
                    label: texts[one.title],
                    isHere: one == tab
                )
            }
        )
    }
}
