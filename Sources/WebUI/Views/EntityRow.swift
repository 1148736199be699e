import Entities
import WithingsModel

/// One value of a person.
struct EntityRow: Sendable, Equatable {
    var key: String
    var entityID: String
    var name: String
    /// `–` where it is unknown.
    var value: String
    var unit: String?
    /// Every digit, where fewer are shown.
    var exact: String?
    var isUnknown: Bool
    var isProvisional: Bool
    /// How the value was given to the person, unless a device simply measured it.
    var note: String?
    /// nil where it is the same as the group's.
    var measured: MeasuredView?

    static let unknownValue = "–"

    init(_ entity: Entity, in words: PageWords) {
        let text = entity.value.map { words.values.text($0, for: entity.description, in: entity.timeZone) }
        key = entity.description.key
        entityID = entity.entityID
        name = words.texts.name(of: entity.description)
        value = text?.value ?? Self.unknownValue
        unit = text?.unit
        exact = text?.exact
        isUnknown = text == nil
        isProvisional = entity.isProvisional && text != nil
        note = text == nil ? nil : entity.attribution.flatMap { Self.note($0, in: words.texts) }
        let measured = MeasuredView(
            when: entity.measuredAt.map { words.moments.view($0, in: entity.timeZone) },
            device: entity.device
        )
        self.measured = measured.isEmpty || text == nil ? nil : measured
    }

    static func note(_ attribution: Attribution, in texts: Texts) -> String? {
        switch attribution {
        case .device, .sameAsDevice: nil
        case .unknown: texts[.attributionUnknown]
        case .ambiguous: texts[.attributionAmbiguous]
        case .manual: texts[.attributionManual]
        case .chosen: texts[.attributionChosen]
        case .accountCreation: texts[.attributionAccountCreation]
        case .automatic: texts[.attributionAutomatic]
        case .confirmed: texts[.attributionConfirmed]
        case .perFootDetail: texts[.attributionPerFoot]
        case .guided, Attribution(17): texts[.attributionGuided]
        default: texts(.attributionOther, ["number": "\(attribution.rawValue)"])
        }
    }
}
