import SimulatedCloud
import Store
import WithingsModel

extension RecordComparison {
    /// Workouts, recordings with their signals, and the course of days and nights as the cloud has them.
    package mutating func addDetail(of person: CloudPerson) {
        let since = Int(since)
        set(
            "workouts",
            person.workouts.filter { $0.time >= since }.map { row in
                "\(row.identity ?? 0) \(row["category"]?.integerValue ?? 0) \(row.time) changed \(row.modified) "
                    + "kcal \(row["data"]?["calories"]?.integerValue ?? 0)"
            }
        )
        set(
            "ECGs",
            person.heartRecords.filter { $0.time >= since }.map { row in
                let id = row.identity ?? 0
                let samples = (person.signals[id]?["signal"]?.arrayValue ?? []).compactMap(\.integerValue)
                return "\(id) at \(row.time) finds \(row["ecg"]?["afib"]?.integerValue ?? -1): "
                    + "\(samples.count) samples, sum \(samples.reduce(0, +))"
            }
        )
        set(
            "sounds",
            person.stethoscopeRecords.filter { $0.time >= since }.map { row in
                let id = row.identity ?? 0
                let samples = (person.signals[id]?["signal"]?.arrayValue ?? []).compactMap(\.integerValue)
                return "\(id) at \(row.time): \(samples.count) samples, sum \(samples.reduce(0, +))"
            }
        )
        set(
            "segments",
            person.sleepSegments.filter { $0.time >= since }.map { row in
                let pulses = row["hr"]?.objectValue?.members.compactMap(\.value.integerValue) ?? []
                return "\(row.time)–\(row["enddate"]?.integerValue ?? 0) state \(row["state"]?.integerValue ?? -1) "
                    + "by \(row["hash_deviceid"]?.stringValue ?? "-"): \(pulses.count) pulses, sum \(pulses.reduce(0, +))"
            }
        )
        set(
            "samples",
            person.samples.filter { $0.time >= since }.map { sample in
                "\(sample.time) steps \(sample.fields["steps"]?.integerValue ?? 0) "
                    + "pulse \(sample.fields["heart_rate"]?.integerValue ?? 0)"
            }
        )
    }

    /// The same as the program keeps it.
    package mutating func addDetail(of user: Int64, in store: any BridgeStore) async throws {
        let user = WithingsUserID(user)
        let ever: Range<EpochSeconds> = since..<4_000_000_000
        set(
            "workouts",
            try await store.workouts(of: user, in: ever, limit: 100_000).map { workout in
                "\(workout.id) \(workout.category.rawValue) \(workout.startAt) changed \(workout.modifiedAt) "
                    + "kcal \(workout.values[WorkoutField("calories")]?.description ?? "0")"
            }
        )
        var lines: [String] = []
        for recording in try await store.heartRecordings(of: user, in: ever, limit: 100_000) {
            let id = recording.signalID ?? 0
            let samples = try await store.heartSignal(id, of: user)?.samples ?? []
            lines.append(
                "\(id) at \(recording.at) finds \(recording.atrialFibrillation ?? -1): "
                    + "\(samples.count) samples, sum \(samples.reduce(0) { $0 + Int($1) })"
            )
        }
        set("ECGs", lines)
        lines = []
        for recording in try await store.stethoscopeRecordings(of: user, in: ever, limit: 100_000) {
            let samples = try await store.stethoscopeSignal(recording.signalID, of: user)?.samples ?? []
            lines.append(
                "\(recording.signalID) at \(recording.at): \(samples.count) samples, "
                    + "sum \(samples.reduce(0) { $0 + Int($1) })"
            )
        }
        set("sounds", lines)
        set(
            "segments",
            try await store.sleepSegments(of: user, in: ever).filter { $0.startAt >= since }.map { segment in
                let pulses = segment.signals[.heartRate].map { Array($0.values) } ?? []
                let sum = pulses.reduce(0) { $0 + Int($1.double) }
                return "\(segment.startAt)–\(segment.endAt) state \(segment.state.rawValue) "
                    + "by \(segment.deviceID ?? "-"): \(pulses.count) pulses, sum \(sum)"
            }
        )
        set(
            "samples",
            try await store.intraday(of: user, in: ever, fields: nil).map { sample in
                "\(sample.at) steps \(sample.values[IntradayField("steps")]?.description ?? "0") "
                    + "pulse \(sample.values[IntradayField("heart_rate")]?.description ?? "0")"
            }
        )
    }
}
