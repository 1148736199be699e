import Store
import WithingsModel

extension PersonDrafts {
    func draft(_ row: EntityDescription, _ reading: LatestMeasure) -> EntityDraft {
        var draft = origin(row, reading)
        draft.value = MeasureFigures.value(reading.measure)
        addWord(to: &draft)
        return draft
    }

    func draft(
        _ row: EntityDescription,
        _ figure: EntitySource.Derived,
        _ body: BodyFigures,
        _ night: SleepSummary?,
        _ records: PersonRecords
    ) -> EntityDraft? {
        switch figure {
        case .bodyMassIndex:
            guard let (value, reading) = body.bodyMassIndex else { return nil }
            var draft = origin(row, reading)
            draft.value = .number(value)
            return draft
        case .bodyWater:
            guard let (value, reading) = body.bodyWater(weighing: records.weightOfWater) else { return nil }
            var draft = origin(row, reading)
            draft.value = .number(value)
            return draft
        case .weightChange:
            guard let (value, reading) = body.weightChange(from: records.formerWeight) else { return nil }
            var draft = origin(row, reading)
            draft.value = .number(value)
            if let former = records.formerWeight {
                let moment = MomentText.local(former.measuredAt, timeZone: draft.timeZone)
                draft.details.append(EntityDetail("compared_with", .text(moment)))
            }
            return draft
        case .sleepState:
            return SleepStage.latest(records.segments).map { stateDraft(row, $0, records.sleep) }
        case .provisionalNight:
            return records.sleep.isEmpty ? nil : provisionalDraft(row, night)
        }
    }

    /// The result of an ECG that the list of recordings has and the measures do not have yet.
    func recorded(
        _ row: EntityDescription,
        _ recordings: [HeartRecording],
        newerThan measure: LatestMeasure?
    ) -> EntityDraft? {
        guard row.source == .measure(.atrialFibrillationECG, position: nil) else { return nil }
        let newest = recordings.filter { $0.atrialFibrillation != nil }.max { $0.at < $1.at }
        guard let newest, let code = newest.atrialFibrillation, newest.at > measure?.measuredAt ?? .min else {
            return nil
        }
        var draft = origin(row, newest)
        draft.value = .text(AtrialFibrillationResult.word(ExactDecimal(Int64(code))))
        addWord(to: &draft)
        return draft
    }

    func draft(
        _ row: EntityDescription,
        _ group: ReadingGroup,
        _ figure: EntitySource.Timing,
        _ timing: MeasureTiming,
        limit: EpochSeconds?,
        now: EpochSeconds
    ) -> EntityDraft? {
        let source =
            timing.ecg.flatMap { group == .ecg ? origin(row, $0) : nil } ?? timing.last[group].map { origin(row, $0) }
        guard var draft = source, let measuredAt = timing.measuredAt(group) else {
            // Never measured though a limit is set: nobody can say since when it is missing.
            return figure == .overdue && limit != nil ? EntityDraft(row) : nil
        }
        switch figure {
        case .measuredAt:
            draft.value = .moment(measuredAt)
        case .daysSince:
            draft.value = .number(ExactDecimal(timing.days(since: measuredAt)))
        case .overdue:
            guard let limit else { return nil }
            draft.value = .flag(now - measuredAt > limit)
        }
        return draft
    }

    func draft(_ row: EntityDescription, _ goal: EntitySource.Goal, _ goals: Goals?) -> EntityDraft? {
        let value =
            switch goal {
            case .steps: goals?.steps
            case .sleep: goals?.sleep
            case .weight: goals?.weight
            }
        guard let value else { return nil }
        var draft = EntityDraft(row)
        draft.value = .number(value)
        // Withings says neither when a goal was set nor by what.
        draft.details = [Credit.account]
        return draft
    }

    /// A draft that says where a value comes from, without the value.
    private func origin(_ row: EntityDescription, _ reading: LatestMeasure) -> EntityDraft {
        var draft = EntityDraft(row)
        draft.measuredAt = reading.measuredAt
        draft.deviceID = reading.deviceID
        draft.device = device(reading.deviceID, model: reading.modelName, modelID: reading.modelID)
        draft.attribution = reading.attribution
        draft.timeZone = reading.timeZone
        draft.details = EntityDetail.place(of: reading.measure)
        return draft
    }

    private func origin(_ row: EntityDescription, _ recording: HeartRecording) -> EntityDraft {
        var draft = EntityDraft(row)
        draft.measuredAt = recording.at
        draft.deviceID = recording.deviceID
        draft.device = device(recording.deviceID, model: nil, modelID: recording.modelID)
        draft.timeZone = recording.timeZone
        draft.details = [Credit.account]
        return draft
    }

    /// A word that nobody knows yet is one of the options then.
    private func addWord(to draft: inout EntityDraft) {
        guard case .text(let word) = draft.value, let options = draft.description.options, !options.contains(word)
        else { return }
        draft.description.options = options + [word]
    }
}
