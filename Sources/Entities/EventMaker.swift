import Foundation
import Store
import WithingsModel

/// Makes events of what is new, and leaves out what is no news to anybody.
///
/// News is what reached Withings after the account was linked, and in the last week: the history that is fetched behind
/// it is none, nor is what a bridge finds that was off for months. A correction never comes here as something new.
struct EventMaker {
    static let longestDelay: EpochSeconds = 7 * 86_400
    /// Who got into bed longer ago than this does not want the lights to go out now.
    static let longestBedDelay: EpochSeconds = 15 * 60

    let account: Account
    let devices: [Device]
    /// For readings that carry none of their own.
    let profileZone: String?
    /// The latest stretches of sleep that are kept.
    let nights: [SleepSummary]
    let now: EpochSeconds

    /// What may be this morning's night or none.
    var doubtful: SleepSummary? { NightChooser.doubtful(nights, at: now) }

    /// Whether a stretch is the night of its day, or a second look at it.
    func isMain(_ stretch: SleepSummary) -> Bool {
        let night = NightChooser.lastNight(nights.filter { $0.day == stretch.day })
        return night.map { NightChooser.overlaps($0, stretch) } ?? true
    }

    /// One event for each group of measures that was taken together. Readings that could be another person's, and
    /// targets, are no events.
    func readings(_ groups: [MeasureGroup]) -> [EntityEvent] {
        struct Batch {
            var group: MeasureGroup
            var kind: ReadingGroup
            var measures: [Measure]
        }
        var batches: [Batch] = []
        for group in groups.sorted(by: { ($0.measuredAt, $0.id) < ($1.measuredAt, $1.id) }) {
            guard group.category != .objective, group.attribution != .ambiguous, isNews(group.createdAt) else {
                continue
            }
            for measure in group.measures {
                let kind = ReadingGroup(measure.type)
                let index = batches.firstIndex {
                    $0.kind == kind && $0.group.measuredAt == group.measuredAt && $0.group.deviceID == group.deviceID
                }
                if let index {
                    batches[index].measures.append(measure)
                } else {
                    batches.append(Batch(group: group, kind: kind, measures: [measure]))
                }
            }
        }
        return batches.map { batch in
            var details = values(batch.measures)
            details.append(moment("measured_at", batch.group.measuredAt, batch.group.timeZone ?? profileZone))
            details += device(batch.group.deviceID, batch.group.modelName, batch.group.modelID)
            details.append(EntityDetail("attribution", .text(batch.group.attribution.name)))
            return event(.reading, batch.kind.rawValue, details)
        }
    }

    /// An ECG that no group of measures told of.
    func recordings(_ recordings: [HeartRecording]) -> [EntityEvent] {
        recordings.filter(\.hasECG).sorted { $0.at < $1.at }.compactMap { recording in
            guard isNews(recording.modifiedAt ?? recording.at) else { return nil }
            var measures: [Measure] = []
            if let code = recording.atrialFibrillation {
                measures.append(Measure(type: .atrialFibrillationECG, value: ExactDecimal(Int64(code))))
            }
            if let rate = recording.heartRate, rate > 0 { measures.append(Measure(type: .heartPulse, value: rate)) }
            var details = values(measures)
            details.append(moment("measured_at", recording.at, recording.timeZone ?? profileZone))
            details += device(recording.deviceID, nil, recording.modelID)
            return event(.reading, ReadingGroup.ecg.rawValue, details)
        }
    }

    func workouts(_ workouts: [Workout]) -> [EntityEvent] {
        workouts.sorted { ($0.endAt, $0.id) < ($1.endAt, $1.id) }.compactMap { workout in
            guard isNews(workout.createdAt ?? workout.endAt) else { return nil }
            var details = [
                EntityDetail("workout_type", .text(workout.category.key)),
                moment("start", workout.startAt, workout.timeZone), moment("end", workout.endAt, workout.timeZone),
                EntityDetail("duration", .number(ExactDecimal(max(0, workout.endAt - workout.startAt)))),
            ]
            for (name, field) in [
                ("calories", "calories"), ("distance", "distance"), ("heart_rate_average", "hr_average"),
            ] {
                guard case .number(let number) = LastWorkout.value(WorkoutField(field), of: workout) else { continue }
                details.append(EntityDetail(name, .number(number)))
            }
            details += device(workout.deviceID, nil, workout.modelID)
            return event(.workout, "finished", details)
        }
    }

    /// A stretch of sleep that Withings will not revise any more.
    ///
    /// - Parameter isMain: false where it turned out to stand beside the night of its day.
    func sleep(_ stretch: SleepSummary, isMain: Bool = true) -> EntityEvent? {
        guard isNews(stretch.endAt) else { return nil }
        var details = [
            moment("start", stretch.startAt, stretch.timeZone), moment("end", stretch.endAt, stretch.timeZone),
        ]
        for (name, field) in [("sleep_duration", "total_sleep_time"), ("sleep_score", "sleep_score")] {
            guard case .number(let number) = NightFigures.value(SleepField(field), of: stretch) else { continue }
            details.append(EntityDetail(name, .number(number)))
        }
        details += device(stretch.deviceID, nil, stretch.modelID)
        let type = isMain && NightChooser.isNight(stretch) ? EventKind.finishedNight : EventKind.finishedNap
        return event(.night, type, details)
    }

    func bed(_ bed: BedEvent) -> EntityEvent? {
        guard bed.origin == .notification, bed.at >= now - Self.longestBedDelay else { return nil }
        let zone = devices.first { $0.id == bed.deviceID }?.timeZone
        let details =
            [moment("measured_at", bed.at, zone)] + device(bed.deviceID, nil, nil) + EntityDetail.device(bed.deviceID)
        return event(.bed, bed.isInBed ? EventKind.intoBed : EventKind.outOfBed, details)
    }

    private func isNews(_ arrivedAt: EpochSeconds) -> Bool {
        arrivedAt >= max(account.linkedAt, now - Self.longestDelay)
    }

    /// Every value by its key; a single one also as `value`. The unit where all have the same.
    private func values(_ measures: [Measure]) -> [EntityDetail] {
        var values: [EntityDetail] = []
        var units: Set<String> = []
        for measure in measures {
            let row = Catalogue.measure(measure.type, position: measure.position)
            guard !values.contains(where: { $0.name == row.key }) else { continue }
            units.insert(row.unit ?? "")
            switch MeasureFigures.value(measure) {
            case .number(let number): values.append(EntityDetail(row.key, .number(number)))
            case .text(let word): values.append(EntityDetail(row.key, .text(word)))
            default: continue
            }
        }
        var details: [EntityDetail] = []
        if values.count == 1, let only = values.first { details.append(EntityDetail("value", only.value)) }
        if units.count == 1, let unit = units.first, !unit.isEmpty { details.append(EntityDetail("unit", .text(unit))) }
        let places = Set(measures.map(\.position))
        if places.count == 1, let first = measures.first { values += EntityDetail.place(of: first) }
        return details + values
    }

    private func moment(_ name: String, _ moment: EpochSeconds, _ zone: String?) -> EntityDetail {
        EntityDetail(name, .text(MomentText.local(moment, timeZone: zone)))
    }

    private func device(_ id: String?, _ model: String?, _ modelID: Int?) -> [EntityDetail] {
        let listed = devices.first { $0.id == id && id != nil }.map { Product.name(of: $0) }
        let name =
            listed ?? model.flatMap { $0.isEmpty ? nil : $0 } ?? modelID.flatMap { DeviceModel(rawValue: $0).name }
        return name.map { [EntityDetail("device", .text($0))] } ?? []
    }

    private func event(_ kind: EventKind, _ type: String, _ details: [EntityDetail]) -> EntityEvent {
        EntityEvent(user: account.user, kind: kind, type: type, occurredAt: now, details: details)
    }
}
