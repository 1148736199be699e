import Store
import WithingsModel

extension PersonDrafts {
    func draft(_ row: EntityDescription, _ field: SleepField, _ stretch: SleepSummary?) -> EntityDraft {
        guard let stretch else { return EntityDraft(row) }
        var draft = origin(row, stretch)
        draft.value = NightFigures.value(field, of: stretch)
        return draft
    }

    func provisionalDraft(_ row: EntityDescription, _ night: SleepSummary?) -> EntityDraft {
        guard let night else { return EntityDraft(row) }
        var draft = origin(row, night)
        draft.value = .flag(night.isCompleted == false)
        return draft
    }

    /// The state, with the time it refers to: the end of the segment.
    func stateDraft(_ row: EntityDescription, _ segment: SleepSegment, _ sleep: [SleepSummary]) -> EntityDraft {
        var draft = EntityDraft(row)
        let word = segment.state.name
        draft.value = .text(word)
        if let options = row.options, !options.contains(word) { draft.description.options = options + [word] }
        draft.measuredAt = segment.endAt
        draft.deviceID = segment.deviceID
        draft.device = device(segment.deviceID, model: segment.modelName, modelID: segment.modelID)
        // Segments have no zone of their own.
        draft.timeZone = sleep.max { $0.endAt < $1.endAt }?.timeZone
        let start = MomentText.local(segment.startAt, timeZone: draft.timeZone)
        draft.details = [EntityDetail("since", .text(start)), Credit.account]
        return draft
    }

    /// There with the first news of a mat, and for who has a mat.
    func bedDraft(_ row: EntityDescription, _ records: PersonRecords) -> EntityDraft? {
        guard !presence.mats.isEmpty || Self.hasMat(records) else { return nil }
        var draft = EntityDraft(row)
        guard let mat = presence.person else { return draft }
        draft.value = mat.isInBed.map(EntityValue.flag)
        draft.measuredAt = mat.since
        draft.deviceID = mat.deviceID
        draft.device = device(mat.deviceID, model: nil, modelID: nil)
        draft.timeZone = records.devices.first { $0.id == mat.deviceID }?.timeZone
        draft.details = EntityDetail.device(mat.deviceID) + [Credit.account]
        return draft
    }

    static func hasMat(_ records: PersonRecords) -> Bool { records.devices.contains(where: \.isSleepMat) }

    private func origin(_ row: EntityDescription, _ stretch: SleepSummary) -> EntityDraft {
        var draft = EntityDraft(row)
        draft.measuredAt = stretch.endAt
        draft.deviceID = stretch.deviceID
        draft.device = device(stretch.deviceID, model: nil, modelID: stretch.modelID)
        draft.isProvisional = stretch.isCompleted == false
        draft.details = [Credit.account]
        draft.timeZone = stretch.timeZone
        return draft
    }
}

extension Device {
    /// Only by its kind: the number of the model is also that of a scale.
    var isSleepMat: Bool { type == "Sleep Monitor" }
}
