import Charts
import Entities
import WithingsModel

/// Everything but the record that a page of charts depends on: two visitors who ask the same see the same.
struct GraphQuestion: Hashable, Sendable {
    /// What is wanted of the charts.
    enum Form: Hashable, Sendable { case page, numbers }

    var form: Form
    var user: WithingsUserID
    var name: String
    var tab: PersonTab
    /// With the time zone, and which day is today.
    var span: GraphSpan
    var language: PageLanguage
    var region: Region?
    var units: UnitChoice
    var beside: UnitChoice?
    var guideline: PressureGuideline

    /// nil where the answer depends on more than this, or is found as quickly as an old one.
    init?(_ form: Form, _ tab: PersonTab, _ visit: PersonVisit) {
        let span = visit.span(tab)
        switch tab {
        case .weight, .pressure, .sleep: break
        // A day is shown by the minute, and by the clocks of where it was.
        case .activity where span.length > 1: break
        default: return nil
        }
        self.form = form
        user = visit.user
        name = visit.person.name
        self.tab = tab
        self.span = span
        language = visit.texts.language
        region = visit.texts.region
        units = visit.words.values.units
        beside = visit.words.values.beside
        guideline = visit.choices.pressureGuideline
    }
}
