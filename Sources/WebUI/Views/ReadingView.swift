import Entities
import Store
import WithingsModel

/// A reading as evidence of whose account it is.
struct ReadingView: Sendable, Equatable {
    var name: String
    var value: String
    var unit: String?
    var when: MomentView

    init(_ reading: LatestMeasure, in words: PageWords) {
        let position = reading.measure.position.flatMap { $0.isWholeBody ? nil : $0 }
        let entity = Catalogue.measure(reading.measure.type, position: position)
        let text = words.values.text(.number(reading.measure.value), for: entity)
        name = words.texts.name(of: entity)
        value = text.value
        unit = text.unit
        when = words.moments.view(reading.measuredAt, in: reading.timeZone)
    }
}
