import Store
import WithingsModel

/// What was slept, trained and walked.
extension PersonPast {
    func nightValues(_ field: SleepField) async throws -> [PastValue] {
        let names = try await deviceNames()
        return try await chosenNights().map { Self.value(field, of: $0, names) }
    }

    func napValues(_ field: SleepField) async throws -> [PastValue] {
        let names = try await deviceNames()
        let rows = try await store.sleep(of: user, endingIn: widened(by: 2 * 86_400))
        return NightChooser.naps(rows).filter { range.contains($0.endAt) }.map { Self.value(field, of: $0, names) }
    }

    private static func value(_ field: SleepField, of stretch: SleepSummary, _ names: DeviceNames) -> PastValue {
        var past = PastValue(
            at: stretch.endAt,
            value: NightFigures.value(field, of: stretch),
            timeZone: stretch.timeZone,
            details: PastValue.account
        )
        past.isProvisional = stretch.isCompleted == false
        return past.by(stretch.deviceID, names.name(stretch.deviceID, model: nil, modelID: stretch.modelID))
    }

    func workoutValues(_ field: WorkoutField) async throws -> [PastValue] {
        let names = try await deviceNames()
        return try await store.workouts(of: user, in: widened(by: 2 * 86_400), limit: .max)
            .filter { range.contains($0.endAt) }
            .sorted { ($0.endAt, $0.modifiedAt, $0.id) < ($1.endAt, $1.modifiedAt, $1.id) }
            .map { workout in
                let past = PastValue(
                    at: workout.endAt,
                    value: LastWorkout.value(field, of: workout),
                    attribution: workout.attribution,
                    timeZone: workout.timeZone,
                    details: workout.attribution == nil ? PastValue.account : []
                )
                return past.by(workout.deviceID, names.name(workout.deviceID, model: nil, modelID: workout.modelID))
            }
    }

    /// The figures of days. A day's figure holds until the day is over where it was counted: what is known of the next day may
    /// come hours later, or never.
    func dayValues(_ field: ActivityField) async throws -> [PastValue] {
        let names = try await deviceNames()
        var values: [PastValue] = []
        var former: (end: EpochSeconds, timeZone: String?)?
        for rows in try await sortedDays() {
            guard let row = rows.first(where: { $0.values[field] != nil }), let value = row.values[field] else {
                continue
            }
            let (start, end) = (TodayChooser.start(of: row), TodayChooser.end(of: row))
            let at = min(max(row.modifiedAt, start), end - 1)
            if let former, former.end < at { note(former) }
            former = (max(end, former?.end ?? end), row.timeZone)
            guard range.contains(at) else { continue }
            let past = PastValue(
                at: at,
                // A heart rate of 0 is how Withings says that there was none.
                value: value == 0 && field.isUnknownAtZero ? nil : .number(value),
                timeZone: row.timeZone,
                lastReset: start,
                details: [Credit.activity(row)]
            )
            values.append(past.by(row.deviceID, names.name(row.deviceID, model: row.modelName, modelID: row.modelID)))
        }
        if let former { note(former) }
        return values

        func note(_ over: (end: EpochSeconds, timeZone: String?)) {
            guard range.contains(over.end), over.end <= now else { return }
            values.append(.unknown(from: over.end, timeZone: over.timeZone))
        }
    }
}
