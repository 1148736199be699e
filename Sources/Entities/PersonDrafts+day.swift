import Store
import WithingsModel

extension PersonDrafts {
    func draft(_ row: EntityDescription, _ field: ActivityField, _ today: TodayChooser) -> EntityDraft {
        var draft = EntityDraft(row)
        guard let (value, source) = today.figure(field) else { return draft }
        if value == 0, field.isUnknownAtZero { return draft }
        draft.value = .number(value)
        draft.measuredAt = source.modifiedAt
        draft.deviceID = source.deviceID
        draft.device = device(source.deviceID, model: source.modelName, modelID: source.modelID)
        if row.stateClass == "total" { draft.lastReset = TodayChooser.start(of: source) }
        draft.timeZone = source.timeZone
        draft.details = [Credit.activity(source)]
        return draft
    }

    func draft(_ row: EntityDescription, _ field: WorkoutField, _ workout: Workout) -> EntityDraft {
        var draft = EntityDraft(LastWorkout.row(row, of: workout))
        draft.value = LastWorkout.value(field, of: workout)
        draft.measuredAt = workout.endAt
        draft.deviceID = workout.deviceID
        draft.device = device(workout.deviceID, model: nil, modelID: workout.modelID)
        draft.attribution = workout.attribution
        if workout.attribution == nil { draft.details = [Credit.account] }
        draft.timeZone = workout.timeZone
        return draft
    }

    func draft(_ row: EntityDescription, _ field: IntradayField, _ sample: IntradaySample) -> EntityDraft {
        var draft = EntityDraft(row)
        // A sample of 0 is an invalid measurement, not a value; that holds for each of these fields.
        draft.value = sample.values[field].flatMap { $0 == 0 ? nil : .number($0) }
        draft.measuredAt = sample.at
        draft.deviceID = sample.deviceID
        draft.device = device(sample.deviceID, model: sample.modelName, modelID: sample.modelID)
        draft.details = [Credit.account]
        return draft
    }

    func draft(_ row: EntityDescription, _ kind: EventKind, _ events: [EventKind: EntityEvent]) -> EntityDraft {
        var draft = EntityDraft(row)
        guard let event = events[kind] else { return draft }
        draft.value = .moment(event.occurredAt)
        draft.details = event.attributes
        return draft
    }

    /// Events that nothing of the person's could cause have no entity.
    func isPossible(_ kind: EventKind, _ records: PersonRecords) -> Bool {
        if records.events[kind] != nil { return true }
        switch kind {
        case .reading: return true
        case .bed: return !presence.mats.isEmpty || Self.hasMat(records)
        case .workout: return !records.workouts.isEmpty || !records.activity.isEmpty
        case .night: return !records.sleep.isEmpty || Self.hasMat(records)
        }
    }
}
