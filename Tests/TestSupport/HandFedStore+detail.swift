import Store
import WithingsModel

extension HandFedStore {
    package func intradayDigests(of user: WithingsUserID) -> [Int64: UInt64] {
        Dictionary(grouping: fed(user).intraday) { IntradayChunk.day(of: $0.at) }.mapValues { samples in
            var digest = QuickDigest()
            digest.add(IntradayChunk.bytes(samples))
            return digest.value
        }
    }
    package func sleep(of user: WithingsUserID, endingIn range: Range<EpochSeconds>) -> [SleepSummary] {
        fed(user).sleep.filter { range.contains($0.endAt) }
    }
    package func activity(of user: WithingsUserID, in days: ClosedRange<LocalDay>) -> [DailyActivity] {
        fed(user).activity.filter { days.contains($0.day) }
    }
    package func workouts(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) -> [Workout] {
        Array(fed(user).workouts.filter { range.contains($0.startAt) }.prefix(limit))
    }
    package func series(_ key: MeasureSeriesKey, of user: WithingsUserID, in range: Range<EpochSeconds>)
        -> [MeasurePoint]
    {
        (fed(user).series[key] ?? []).filter { range.contains($0.measuredAt) }
    }
    package func seriesKeys(of user: WithingsUserID) -> [MeasureSeriesKey] {
        fed(user).series.keys.sorted {
            ($0.type.rawValue, $0.position?.rawValue ?? -1) < ($1.type.rawValue, $1.position?.rawValue ?? -1)
        }
    }
    package func keptMeasureGroups(of user: WithingsUserID, before: EpochSeconds, limit: Int) -> [KeptMeasureGroup] {
        Array(fed(user).groups.filter { $0.group.measuredAt < before }.prefix(limit))
    }
    package func keptMeasureGroup(_ id: Int64, of user: WithingsUserID) -> KeptMeasureGroup? {
        fed(user).groups.first { $0.group.id == id }
    }
    package func claim(_ id: Int64, of user: WithingsUserID, as isClaimed: Bool?) -> Bool {
        var isThere = false
        change(user) { records in
            guard let index = records.groups.firstIndex(where: { $0.group.id == id }) else { return }
            records.groups[index].isClaimed = isClaimed
            isThere = true
        }
        return isThere
    }

    package func intraday(of user: WithingsUserID, in range: Range<EpochSeconds>, fields: Set<IntradayField>?)
        -> [IntradaySample]
    {
        fed(user).intraday.filter { sample in
            range.contains(sample.at) && (fields.map { !$0.isDisjoint(with: sample.values.keys) } ?? true)
        }
    }
    package func latestIntraday(_ field: IntradayField, of user: WithingsUserID, since: EpochSeconds)
        -> IntradaySample?
    {
        fed(user).intraday.filter { $0.at >= since && $0.values[field] != nil }.max { $0.at < $1.at }
    }
    package func sleepSegments(of user: WithingsUserID, in range: Range<EpochSeconds>) -> [SleepSegment] {
        fed(user).sleepSegments.filter { $0.touches(range) }
    }
    package func heartRecordings(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int)
        -> [HeartRecording]
    {
        Array(fed(user).heartRecordings.filter { range.contains($0.at) }.prefix(limit))
    }
    package func heartSignal(_ signalID: Int64, of user: WithingsUserID) -> HeartSignal? {
        fed(user).heartSignals.first { $0.signalID == signalID }
    }
    package func missingHeartSignals(of user: WithingsUserID, limit: Int) -> [Int64] { [] }
    package func stethoscopeRecordings(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int)
        -> [StethoscopeRecording]
    {
        Array(fed(user).stethoscopeRecordings.filter { range.contains($0.at) }.prefix(limit))
    }
    package func stethoscopeSignal(_ signalID: Int64, of user: WithingsUserID) -> StethoscopeSignal? {
        fed(user).stethoscopeSignals.first { $0.signalID == signalID }
    }
    package func missingStethoscopeSignals(of user: WithingsUserID, limit: Int) -> [Int64] { [] }

    package func save(_ event: BedEvent, of user: WithingsUserID) -> Bool {
        change(user) { $0.bedEvents.append(event) }
        return true
    }
    package func bedEvents(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) -> [BedEvent] {
        Array(fed(user).bedEvents.filter { range.contains($0.at) }.prefix(limit))
    }
    package func latestBedEvents(of user: WithingsUserID) -> [BedEvent] {
        let byMat = Dictionary(grouping: fed(user).bedEvents) { $0.deviceID ?? "" }
        return byMat.sorted { $0.key < $1.key }.compactMap { mat in
            mat.value.max { ($0.at, $0.receivedAt) < ($1.at, $1.receivedAt) }
        }
    }
}
