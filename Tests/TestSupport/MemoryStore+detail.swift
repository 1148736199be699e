import Store
import WithingsModel

extension MemoryStore {
    package func intraday(of user: WithingsUserID, in range: Range<EpochSeconds>, fields: Set<IntradayField>?) throws
        -> [IntradaySample]
    {
        try requireOpen()
        let found = (records[user]?.intraday.values.map { $0 } ?? []).filter { range.contains($0.at) }
            .sorted { $0.isEarlier(than: $1) }
        guard let fields else { return found }
        return found.compactMap { sample in
            var sample = sample
            sample.values = sample.values.filter { fields.contains($0.key) }
            sample.unknownFields = nil
            return sample.values.isEmpty ? nil : sample
        }
    }

    package func latestIntraday(_ field: IntradayField, of user: WithingsUserID, since: EpochSeconds) throws
        -> IntradaySample?
    {
        try requireOpen()
        return (records[user]?.intraday.values.map { $0 } ?? []).filter { $0.at >= since && $0.values[field] != nil }
            .max { $0.isEarlier(than: $1) }
    }

    package func intradayDigests(of user: WithingsUserID) throws -> [Int64: UInt64] {
        try requireOpen()
        let samples = (records[user]?.intraday.values.map { $0 } ?? []).sorted { $0.isEarlier(than: $1) }
        return Dictionary(grouping: samples) { IntradayChunk.day(of: $0.at) }.mapValues { samples in
            var digest = QuickDigest()
            digest.add(IntradayChunk.bytes(samples))
            return digest.value
        }
    }

    package func sleepSegments(of user: WithingsUserID, in range: Range<EpochSeconds>) throws -> [SleepSegment] {
        try requireOpen()
        let found = (records[user]?.segments.values.flatMap { $0 } ?? []).filter { $0.touches(range) }
        return (records[user]?.goneNights.remaining(of: found) ?? [])
            .sorted { $0.isEarlier(than: $1) }
    }

    package func heartRecordings(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) throws
        -> [HeartRecording]
    {
        try requireOpen()
        let found = heart(of: user).filter { range.contains($0.at) }.sorted { ($0.at, $0.key) > ($1.at, $1.key) }
        return Array(found.prefix(max(0, limit)))
    }

    package func heartSignal(_ signalID: Int64, of user: WithingsUserID) throws -> HeartSignal? {
        try requireOpen()
        return records[user]?.heartSignals[signalID]
    }

    package func missingHeartSignals(of user: WithingsUserID, limit: Int) throws -> [Int64] {
        try requireOpen()
        let named = heart(of: user).compactMap { recording in recording.signalID.map { (at: recording.at, id: $0) } }
        return missing(named, limit: limit) { records[user]?.heartSignals[$0] != nil }
    }

    package func stethoscopeRecordings(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) throws
        -> [StethoscopeRecording]
    {
        try requireOpen()
        let found = stethoscope(of: user).filter { range.contains($0.at) }.sorted {
            ($0.at, $0.signalID) > ($1.at, $1.signalID)
        }
        return Array(found.prefix(max(0, limit)))
    }

    package func stethoscopeSignal(_ signalID: Int64, of user: WithingsUserID) throws -> StethoscopeSignal? {
        try requireOpen()
        return records[user]?.stethoscopeSignals[signalID]
    }

    package func missingStethoscopeSignals(of user: WithingsUserID, limit: Int) throws -> [Int64] {
        try requireOpen()
        let beside = heart(of: user).compactMap { recording in
            recording.stethoscopeSignalID.map { (at: recording.at, id: $0) }
        }
        let named = stethoscope(of: user).map { (at: $0.at, id: $0.signalID) } + beside
        return missing(named, limit: limit) { records[user]?.stethoscopeSignals[$0] != nil }
    }

    private func missing(_ named: [(at: EpochSeconds, id: Int64)], limit: Int, _ isKept: (Int64) -> Bool) -> [Int64] {
        let newest = Dictionary(named.map { ($0.id, $0.at) }, uniquingKeysWith: max).filter { !isKept($0.key) }
        let ordered = newest.sorted { ($0.value, $0.key) > ($1.value, $1.key) }
        return ordered.prefix(max(0, limit)).map(\.key)
    }

    private func heart(of user: WithingsUserID) -> [HeartRecording] {
        records[user]?.heart.values.filter { $0.deletedAt == nil }.map(\.record) ?? []
    }

    private func stethoscope(of user: WithingsUserID) -> [StethoscopeRecording] {
        records[user]?.stethoscope.values.filter { $0.deletedAt == nil }.map(\.record) ?? []
    }

    // MARK: Beds

    package func save(_ event: BedEvent, of user: WithingsUserID) throws -> Bool {
        try requireOpen()
        let key = BedKey(deviceID: event.deviceID ?? "", at: event.at, isInBed: event.isInBed)
        guard records[user]?.bed[key] == nil else { return false }
        records[user, default: Records()].bed[key] = event
        return true
    }

    package func bedEvents(of user: WithingsUserID, in range: Range<EpochSeconds>, limit: Int) throws -> [BedEvent] {
        try requireOpen()
        let found = bed(of: user).filter { range.contains($0.at) }
        return Array(found.prefix(max(0, limit)))
    }

    package func latestBedEvents(of user: WithingsUserID) throws -> [BedEvent] {
        try requireOpen()
        let byMat = Dictionary(grouping: bed(of: user)) { $0.deviceID ?? "" }
        return byMat.sorted { $0.key < $1.key }.compactMap(\.value.first)
    }

    /// Newest first.
    private func bed(of user: WithingsUserID) -> [BedEvent] {
        (records[user]?.bed.values.map { $0 } ?? []).sorted {
            let (left, right) = ($0.isInBed ? 1 : 0, $1.isInBed ? 1 : 0)
            return ($0.at, $0.receivedAt, left, $1.deviceID ?? "") > ($1.at, $1.receivedAt, right, $0.deviceID ?? "")
        }
    }
}
