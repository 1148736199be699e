import Charts
import Entities
import WithingsModel

extension GraphPageView.ChoicesView {
    init(_ visit: PersonVisit, tab: PersonTab, next: String) {
        let texts = visit.texts
        action = "/people/\(visit.user)/choices"
        let units: [(UnitChoice, GraphPhrase)] = [
            (.metric, .unitsMetric), (.imperial, .unitsImperial), (.stone, .unitsStone),
        ]
        self.units = units.map { choice, title in
            .init(value: choice.rawValue, label: texts[title], isChosen: visit.words.values.units == choice)
        }
        let guidelines: [(PressureGuideline, GraphPhrase)] = [
            (.escHome, .guidelineESCName), (.aha, .guidelineAHAName),
        ]
        self.guidelines =
            tab != .pressure
            ? []
            : guidelines.map { one, title in
                .init(
                    value: one.rawValue,
                    label: texts[title],
                    isChosen: visit.choices.pressureGuideline == one
                )
            }
        hasGuidelines = tab == .pressure
        kept = texts(.choicesKept, ["name": visit.person.name])
        self.next = next
    }
}
