import Store
import WithingsModel

/// Makes a person's entities from their records: which there are, and what each shows at a moment.
struct PersonDrafts: Sendable {
    /// In the catalogue's order; measures that the catalogue does not list come last.
    private(set) var drafts: [EntityDraft] = []
    /// Outside of this range of time the drafts have to be made anew though no record changed: today is another day.
    let validity: Range<EpochSeconds>
    private let deviceNames: [String: String]

    init(_ records: PersonRecords, now: EpochSeconds) {
        deviceNames = Dictionary(
            records.devices.map { ($0.id, Product.name(of: $0)) },
            uniquingKeysWith: { _, last in last }
        )
        let measures = MeasureFigures.latest(records.measures)
        let night = NightChooser.lastNight(records.sleep)
        let today = TodayChooser(records.activity, now: now)
        validity = today.validity
        var unlisted = measures
        for row in Catalogue.all {
            switch row.source {
            case .measure(let type, let position):
                let slot = MeasureFigures.Slot(type: type, position: position)
                guard let measure = unlisted.removeValue(forKey: slot) else { continue }
                drafts.append(draft(row, measure))
            case .night(let field):
                if !records.sleep.isEmpty { drafts.append(draft(row, field, night)) }
            case .today(let field):
                if !records.activity.isEmpty { drafts.append(draft(row, field, today)) }
            case .goal(let goal):
                if let draft = draft(row, goal, records.goals) { drafts.append(draft) }
            case .battery:
                continue
            }
        }
        for (slot, measure) in unlisted.sorted(by: { $0.key < $1.key }) {
            drafts.append(draft(Catalogue.measure(slot.type, position: slot.position), measure))
        }
    }

    private func draft(_ row: EntityDescription, _ reading: LatestMeasure) -> EntityDraft {
        var draft = EntityDraft(row)
        draft.value = MeasureFigures.value(reading.measure)
        draft.measuredAt = reading.measuredAt
        draft.deviceID = reading.deviceID
        draft.device = device(reading.deviceID, model: reading.modelName, modelID: reading.modelID)
        draft.attribution = reading.attribution
        draft.timeZone = reading.timeZone
        return draft
    }

    private func draft(_ row: EntityDescription, _ field: SleepField, _ night: SleepSummary?) -> EntityDraft {
        var draft = EntityDraft(row)
        guard let night else { return draft }
        draft.value = NightFigures.value(field, of: night)
        draft.measuredAt = night.endAt
        draft.deviceID = night.deviceID
        draft.device = device(night.deviceID, model: nil, modelID: night.modelID)
        draft.isProvisional = night.isCompleted == false
        draft.timeZone = night.timeZone
        return draft
    }

    private func draft(_ row: EntityDescription, _ field: ActivityField, _ today: TodayChooser) -> EntityDraft {
        var draft = EntityDraft(row)
        guard let (value, source) = today.figure(field) else { return draft }
        draft.value = .number(value)
        draft.measuredAt = source.modifiedAt
        draft.deviceID = source.deviceID
        draft.device = device(source.deviceID, model: source.modelName, modelID: source.modelID)
        draft.lastReset = TodayChooser.start(of: source)
        draft.timeZone = source.timeZone
        return draft
    }

    private func draft(_ row: EntityDescription, _ goal: EntitySource.Goal, _ goals: Goals?) -> EntityDraft? {
        let value =
            switch goal {
            case .steps: goals?.steps
            case .sleep: goals?.sleep
            case .weight: goals?.weight
            }
        guard let value else { return nil }
        var draft = EntityDraft(row)
        draft.value = .number(value)
        return draft
    }

    private func device(_ id: String?, model: String?, modelID: Int?) -> String? {
        if let name = id.flatMap({ deviceNames[$0] }) { return name }
        if let model, !model.isEmpty { return model }
        return modelID.flatMap { DeviceModel(rawValue: $0).name }
    }
}
