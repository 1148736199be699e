import Charts
import Entities
import Store
import WithingsModel

/// Somebody looks at a page of a person.
struct PersonVisit: Sendable {
    var running: PageRoutes.Running
    var person: Person
    var visitor: Visitor
    var choices: PersonChoices
    var tabs: [PersonTab]
    var keys: [MeasureSeriesKey]
    /// The address' parameters by name.
    var parameters: [String: String]

    var user: WithingsUserID { person.user }
    var store: any PageStore { running.store }
    var words: PageWords { visitor.words.using(choices.units) }
    var texts: Texts { visitor.texts }

    func span(_ tab: PersonTab) -> GraphSpan {
        GraphSpan({ parameters[$0] }, usual: tab.usualSpan, today: words.today, timeZone: words.timeZone)
    }

    func graphs(_ span: GraphSpan) -> PersonGraphs {
        PersonGraphs(store: store, user: user, span: span, words: words, guideline: choices.pressureGuideline)
    }

    func frame(_ tab: PersonTab) -> PersonFrameView {
        PersonFrameView(
            name: person.name,
            label: texts(.pagesOf, ["name": person.name]),
            tabs: tabs.map { one in
                .init(address: one.address(user), label: texts[one.title], isHere: one == tab)
            }
        )
    }
}
