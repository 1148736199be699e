import Charts
import Entities
import Store
import WithingsModel

/// Reads records of one kind, newest first.
struct RecordShelf: Sendable {
    let list: RecordList
    let visit: PersonVisit

    static let length = 60
    private static let year: EpochSeconds = 366 * 86_400
    private static let beginning: EpochSeconds = 1_199_145_600

    private var store: any PageStore { visit.store }
    private var user: WithingsUserID { visit.user }
    private var texts: Texts { visit.texts }

    /// A page of them, and from where the next goes on.
    func page(before: EpochSeconds) async throws -> (records: [KeptRecord], next: EpochSeconds?) {
        if list == .devices || list == .goals { return (try await still(), nil) }
        var found: [KeptRecord] = []
        var end = min(before, visit.words.moments.now + 2 * 86_400)
        // Years in which nothing happened are passed over.
        while found.count <= Self.length, end > Self.beginning {
            let start = max(end - Self.year, Self.beginning)
            found += try await records(in: start..<end)
            end = start
        }
        let shown = found.prefix(Self.length)
        // What happened in one second is not torn in two.
        let last = shown.last?.at
        let whole = Array(shown) + found.dropFirst(shown.count).prefix { $0.at == last }
        return (whole, found.count > whole.count ? last : nil)
    }

    /// One record by the last part of its address.
    func record(_ item: String) async throws -> KeptRecord? {
        if list == .devices || list == .goals { return try await still().first { $0.item == item } }
        guard let at = item.split(separator: "-").first.flatMap({ EpochSeconds($0) }), at > 0, at < 40_000_000_000
        else {
            return nil
        }
        if let kept = try await records(in: at..<at + 1).first(where: { $0.item == item }) { return kept }
        return try await goneRecord(item)
    }

    private func records(in range: Range<EpochSeconds>) async throws -> [KeptRecord] {
        switch list {
        case .nights: try await store.sleep(of: user, endingIn: range).reversed().map(night)
        case .days: try await days(in: range)
        case .workouts: try await store.workouts(of: user, in: range, limit: Self.length * 2).map(workout)
        case .ecg: try await ecgs(in: range)
        case .stethoscope:
            try await store.stethoscopeRecordings(of: user, in: range, limit: Self.length * 2).map(stethoscope)
        case .devices, .goals: []
        }
    }

    func night(_ night: SleepSummary) -> KeptRecord {
        let length = visit.words.values.duration(seconds: ExactDecimal(max(0, night.endAt - night.startAt)).decimal)
        return KeptRecord(
            item: "\(night.endAt)-\(night.id)",
            at: night.endAt,
            title: visit.words.days.fullWithWeekday(night.day),
            detail: [length, model(night.modelID), night.isCompleted == false ? texts[.provisional] : nil]
                .compactMap(\.self).joined(separator: " · "),
            json: { RecordJSON(night) },
            figures: { $0.night(night) },
            chart: "/people/\(user)/sleep/\(night.day)"
        )
    }

    /// Days stand at their first moment; one day can have a row for each source.
    private func days(in range: Range<EpochSeconds>) async throws -> [KeptRecord] {
        let zone = visit.words.timeZone
        let (first, last) = (LocalDay(of: range.lowerBound, in: zone), LocalDay(of: range.upperBound - 1, in: zone))
        var places: [LocalDay: Int] = [:]
        let rows = try await store.activity(of: user, in: min(first, last)...max(first, last))
        return rows.compactMap { row -> KeptRecord? in
            let at = row.day.start(in: zone)
            guard range.contains(at) else { return nil }
            let place = places[row.day, default: 0]
            places[row.day] = place + 1
            return day(row, item: "\(at)-\(place)")
        }.reversed()
    }

    func day(_ row: DailyActivity, item: String) -> KeptRecord {
        let steps = row.values[ActivityField("steps")].map {
            "\(texts.numbers.text($0, precision: 0)) \(texts[.unitSteps])"
        }
        return KeptRecord(
            item: item,
            at: row.day.start(in: visit.words.timeZone),
            title: visit.words.days.fullWithWeekday(row.day),
            detail: [steps, row.modelName ?? model(row.modelID)].compactMap(\.self).joined(separator: " · "),
            json: { RecordJSON(row) },
            figures: { $0.day(row) }
        )
    }

    func workout(_ workout: Workout) -> KeptRecord {
        let length = visit.words.values.duration(seconds: ExactDecimal(max(0, workout.endAt - workout.startAt)).decimal)
        return KeptRecord(
            item: "\(workout.startAt)-\(workout.id)",
            at: workout.startAt,
            title: visit.words.moments.exact(workout.startAt, in: workout.timeZone),
            detail: [texts.workout(workout.category), length, model(workout.modelID)].compactMap(\.self)
                .joined(separator: " · "),
            json: { RecordJSON(workout) },
            figures: { $0.workout(workout) },
            chart: "\(PersonTab.workouts.address(user))/\(workout.startAt)-\(workout.id)"
        )
    }

    private func ecgs(in range: Range<EpochSeconds>) async throws -> [KeptRecord] {
        let all = try await store.heartRecordings(of: user, in: range, limit: Self.length * 2)
        // The signal of a single one only: it is long.
        var signals: [Int64: HeartSignal] = [:]
        if range.count == 1 {
            for id in all.compactMap(\.signalID) { signals[id] = try await store.heartSignal(id, of: user) }
        }
        let kept = signals
        let place = try await store.whereabouts(of: user, in: range.clamped(to: Self.bounds(of: all)))
        return all.map { recording in
            ecg(recording, signal: recording.signalID.flatMap { kept[$0] }, at: place.zone(at: recording.at))
        }
    }

    /// From the first to the last of some recordings.
    private static func bounds(of recordings: [HeartRecording]) -> Range<EpochSeconds> {
        let first = recordings.map(\.at).min() ?? 0
        return first..<max(first, recordings.map(\.at).max() ?? 0) + 1
    }

    /// - Parameter place: where the person was, an IANA name; Withings' list does not say it.
    func ecg(_ recording: HeartRecording, signal: HeartSignal?, at place: String? = nil) -> KeptRecord {
        var placed = recording
        placed.timeZone = recording.timeZone ?? place
        return KeptRecord(
            item: "\(recording.at)-\(recording.signalID ?? 0)",
            at: recording.at,
            title: visit.words.moments.exact(recording.at, in: placed.timeZone),
            detail: [recording.atrialFibrillation.map(texts.fibrillation), model(recording.modelID)]
                .compactMap(\.self).joined(separator: " · "),
            json: { RecordJSON(recording, signal: signal) },
            figures: { [placed] in $0.ecg(placed) },
            chart: recording.signalID.map { "/people/\(user)/ecg/\($0)" }
        )
    }

    func stethoscope(_ recording: StethoscopeRecording) -> KeptRecord {
        KeptRecord(
            item: "\(recording.at)-\(recording.signalID)",
            at: recording.at,
            title: visit.words.moments.exact(recording.at, in: recording.timeZone),
            detail: recording.valvularHeartDisease.map { texts(.heartValves, ["number": "\($0)"]) } ?? "",
            json: { RecordJSON(recording) },
            figures: { $0.stethoscope(recording) }
        )
    }

    /// What has no moment.
    private func still() async throws -> [KeptRecord] {
        if list == .goals {
            guard let goals = try await store.goals(of: user) else { return [] }
            let steps = goals.steps.map { "\(texts.numbers.text($0, precision: 0)) \(texts[.unitSteps])" }
            return [
                KeptRecord(
                    item: "goals",
                    title: texts[.kindGoals],
                    detail: steps ?? "",
                    json: { RecordJSON(goals) },
                    figures: { $0.goals(goals) }
                )
            ]
        }
        return try await store.devices(of: user).map { device in
            let name =
                device.modelName ?? model(device.modelID) ?? device.type.map(texts.deviceType) ?? texts[.unnamedDevice]
            let seen = device.lastSessionAt.map { "\(texts[.lastSeen]) \(visit.words.moments.relative($0))" }
            return KeptRecord(
                item: device.id,
                title: name,
                detail: [device.type.map(texts.deviceType), seen].compactMap(\.self).joined(separator: " · "),
                json: { RecordJSON(device) },
                figures: { $0.device(device) }
            )
        }
    }

    private func model(_ id: Int?) -> String? { id.flatMap { DeviceModel(rawValue: $0).name } }
}
