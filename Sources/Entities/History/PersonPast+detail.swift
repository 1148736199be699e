import Store
import WithingsModel

/// What lies within days and nights.
extension PersonPast {
    /// As many days of samples as are read at a time.
    private static let step: EpochSeconds = 31 * 86_400

    func samples(_ field: IntradayField) async throws -> [PastValue] {
        var values: [PastValue] = []
        let names = try await deviceNames()
        for part in try await parts() { values += try await samples(field, in: part, names) }
        return values
    }

    /// The hours of an entity. Samples are summed up part by part, so that years of minutes never stand in memory.
    package func hours(of row: EntityDescription, form: HourlyStatistics.Form) async throws -> [HourlyRow] {
        guard case .intraday(let field) = row.source else {
            return HourlyStatistics.rows(try await values(of: row), form: form)
        }
        var hours: [HourlyRow] = []
        for part in try await parts() {
            hours += HourlyStatistics.rows(try await samples(field, in: part, nil), form: form)
        }
        return hours
    }

    /// - Parameter names: nil where nobody asks by what they were measured.
    private func samples(_ field: IntradayField, in part: Range<EpochSeconds>, _ names: DeviceNames?) async throws
        -> [PastValue]
    {
        try await store.intraday(of: user, in: part, fields: [field]).compactMap { sample in
            // A sample of 0 is an invalid measurement, not a value.
            guard let value = sample.values[field], value != 0 else { return nil }
            let past = PastValue(at: sample.at, value: .number(value), details: PastValue.account)
            guard let names else { return past }
            let name = names.name(sample.deviceID, model: sample.modelName, modelID: sample.modelID)
            return past.by(sample.deviceID, name)
        }
    }

    /// The stretch of time in which there can be details, in parts that no hour belongs to two of.
    private func parts() async throws -> [Range<EpochSeconds>] {
        guard let range = try await detailRange() else { return [] }
        let first = range.lowerBound - (range.lowerBound % 3_600 + 3_600) % 3_600
        return stride(from: first, to: range.upperBound, by: Int(Self.step)).map { start in
            max(start, range.lowerBound)..<min(start + Self.step, range.upperBound)
        }
    }

    /// The state of each segment, from its end on, as the entity has it.
    func sleepStates() async throws -> [PastValue] {
        guard let range = try await detailRange() else { return [] }
        let names = try await deviceNames()
        // Segments have no zone of their own.
        let zone = try await store.latestSleep(of: user, limit: 1).first?.timeZone
        return try await store.sleepSegments(of: user, in: range).filter { range.contains($0.endAt) }
            .sorted { ($0.endAt, $0.startAt) < ($1.endAt, $1.startAt) }
            .map { segment in
                let start = MomentText.local(segment.startAt, timeZone: zone)
                let past = PastValue(
                    at: segment.endAt,
                    value: .text(segment.state.name),
                    timeZone: zone,
                    details: [EntityDetail("since", .text(start)), Credit.account]
                )
                let name = names.name(segment.deviceID, model: segment.modelName, modelID: segment.modelID)
                return past.by(segment.deviceID, name)
            }
    }

    /// The stretch of time in which there can be details; nil where there is none.
    private func detailRange() async throws -> Range<EpochSeconds>? {
        let days = try await sortedDays().compactMap(\.first?.day)
        let sleep = try await store.latestSleep(of: user, limit: 1).first?.endAt
        // Details are fetched of days and nights that there is a summary of.
        let ends = [days.last.map { EpochSeconds($0.daysSinceEpoch + 2) * 86_400 }, sleep.map { $0 + 86_400 }]
        let starts = [detailsFrom, days.first.map { EpochSeconds($0.daysSinceEpoch - 1) * 86_400 }]
        guard let start = starts.compactMap({ $0 }).first, let end = ends.compactMap({ $0 }).max() else { return nil }
        let (lower, upper) = (max(start, range.lowerBound), min(end, range.upperBound))
        return lower < upper ? lower..<upper : nil
    }
}
