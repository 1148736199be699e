import Entities
import Store
import WithingsModel

/// Writes readings as people read them.
struct ReadingWords: Sendable {
    let words: PageWords
    let devices: [Device]
    let person: Person

    private var texts: Texts { words.texts }

    func name(_ measure: Measure) -> String { texts.name(of: entity(measure)) }

    func value(_ measure: Measure) -> String {
        let written = words.values.measure(measure.value, measure.type, position: measure.position)
        return [written.value, written.unit].compactMap(\.self).joined(separator: " ")
    }

    private func entity(_ measure: Measure) -> EntityDescription {
        Catalogue.measure(measure.type, position: measure.position.flatMap { $0.isWholeBody ? nil : $0 })
    }

    /// - Parameter most: so many values are named, and of the others only that there are more.
    func values(_ group: MeasureGroup, first type: MeasureType? = nil, most: Int = 4) -> String {
        var measures = group.measures
        if let type { measures = measures.filter { $0.type == type } + measures.filter { $0.type != type } }
        var parts = measures.map(said)
        if let pressure = pressure(measures) {
            parts = zip(parts, measures).filter { !Self.pressures.contains($1.type) }.map(\.0)
            let isFirst = measures.first.map { Self.pressures.contains($0.type) } ?? true
            parts.insert(pressure, at: isFirst || type == nil ? 0 : 1)
        }
        return parts.prefix(most).joined(separator: ", ") + (parts.count > most ? " …" : "")
    }

    private static let pressures: Set<MeasureType> = [.systolicBloodPressure, .diastolicBloodPressure]

    /// `Blood pressure 112/79 mmHg`, as everybody says it.
    private func pressure(_ measures: [Measure]) -> String? {
        guard let high = measures.first(where: { $0.type == .systolicBloodPressure }),
            let low = measures.first(where: { $0.type == .diastolicBloodPressure })
        else { return nil }
        let systolic = words.values.measure(high.value, high.type, position: nil)
        return "\(texts[.chartPressure]) \(systolic.value)/\(value(low))"
    }

    /// `Weight 72.40 kg`; a name that ends in a number keeps apart from the value: `Type 999: 21`.
    private func said(_ measure: Measure) -> String {
        let name = name(measure)
        return name.last?.isNumber == true ? "\(name): \(value(measure))" : "\(name) \(value(measure))"
    }

    func device(_ group: MeasureGroup) -> String? {
        let device = group.deviceID.flatMap { id in devices.first { $0.id == id } }
        let model = (group.modelID ?? device?.modelID).flatMap { DeviceModel(rawValue: $0).name }
        return group.modelName ?? device?.modelName ?? model ?? device?.type.map(texts.deviceType) ?? group.deviceID
    }

    func attribution(_ attribution: Attribution) -> String {
        EntityRow.note(attribution, in: texts) ?? texts[.device]
    }

    /// With Withings' own number, where there is one.
    func numbered(_ attribution: Attribution) -> String {
        let name = self.attribution(attribution)
        return attribution == .unknown ? name : "\(name) (\(attribution.rawValue))"
    }

    func category(_ category: MeasureCategory) -> String {
        switch category {
        case .reading: texts[.categoryReading]
        case .objective: texts[.categoryObjective]
        default: texts(.categoryOther, ["number": "\(category.rawValue)"])
        }
    }

    func marks(_ kept: KeptMeasureGroup) -> [String] {
        var marks: [String] = []
        if kept.deletedAt != nil { marks.append(texts[.deleted]) }
        // Withings notes the moment of creation as the first change; anything well after it is an edit.
        if kept.group.modifiedAt > kept.group.createdAt + 600 || !kept.earlier.isEmpty { marks.append(texts[.edited]) }
        if kept.group.category == .objective { marks.append(texts[.categoryObjective]) }
        if kept.group.attribution == .ambiguous {
            marks.append(kept.isClaimed.map { texts[$0 ? .claimed : .refused] } ?? texts[.undecided])
        }
        return marks
    }

    func claim(_ kept: KeptMeasureGroup, next: String) -> ClaimView? {
        guard kept.group.attribution == .ambiguous, kept.deletedAt == nil else { return nil }
        let name = ["name": person.name] as KeyValuePairs
        return ClaimView(
            id: "\(kept.group.id)",
            action: "/people/\(person.user)/readings/\(kept.group.id)/claim",
            next: next,
            intro: texts(.claimIntro, name),
            mine: texts(.claimMine, name),
            not: texts[.claimNot],
            decision: kept.isClaimed.map { $0 ? texts(.claimedNow, name) : texts[.refusedNow] }
        )
    }
}
