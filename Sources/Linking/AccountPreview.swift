import Store
import WithingsAPI
import WithingsModel

/// What is shown of an account that was just approved, so that the right person is recognised.
struct AccountPreview: Sendable, Equatable {
    /// nil where it could not be looked up yet.
    var devices: [Device]?
    /// nil where they could not be looked up yet.
    var latestReadings: [LatestMeasure]?

    var isComplete: Bool { devices != nil && latestReadings != nil }

    /// With what was found meanwhile.
    func completed(by later: AccountPreview) -> AccountPreview {
        AccountPreview(devices: devices ?? later.devices, latestReadings: latestReadings ?? later.latestReadings)
    }

    /// Seconds that a person waits for it at most; the link does not depend on it.
    static let patience = 5.0
    private static let window: EpochSeconds = 30 * 86_400
    private static let readingsShown = 5
    /// Pages that are looked through at most: others wait for their share of Withings' limit.
    private static let mostPages = 10

    /// Fetches it; what cannot be had in time stays unknown.
    ///
    /// - Parameter patience: in seconds.
    static func fetch(
        with client: WithingsClient,
        accessToken: String,
        patience: Double = patience,
        clock: any WallClock
    ) async -> AccountPreview {
        async let devices = Patience.wait(patience, clock) {
            try await client.devices(accessToken: accessToken, priority: .awaited).rows
        }
        async let groups = Patience.wait(patience, clock) {
            try await newest(with: client, accessToken: accessToken, now: clock.nowSeconds)
        }
        return await AccountPreview(devices: devices, latestReadings: groups.map(readings))
    }

    /// What came lately; of somebody who has not measured for long, the last of the stretches that has something.
    private static func newest(
        with client: WithingsClient,
        accessToken: String,
        now: EpochSeconds
    ) async throws -> Page<MeasureGroup> {
        let ahead = now + 86_400
        for query in [
            TimeQuery.changed(since: max(0, now - window)), .measured(from: max(0, now - 12 * window), to: ahead),
        ] {
            let page = try await whole(query, with: client, accessToken: accessToken)
            if page.rows.contains(where: { $0.category == .reading }) { return page }
        }
        return try await whole(.everything, with: client, accessToken: accessToken)
    }

    /// A list to its end, because Withings promises no order within it.
    private static func whole(
        _ query: TimeQuery,
        with client: WithingsClient,
        accessToken: String
    ) async throws -> Page<MeasureGroup> {
        var whole = try await client.measures(query, accessToken: accessToken, priority: .awaited)
        var pages = 1
        while let offset = whole.nextOffset, pages < mostPages {
            let next = try await client.measures(query, offset: offset, accessToken: accessToken, priority: .awaited)
            whole.rows += next.rows
            // An offset that does not advance would be asked for for ever.
            whole.nextOffset = next.nextOffset.flatMap { $0 > offset ? $0 : nil }
            pages += 1
        }
        return whole
    }

    /// The newest of each kind; those first by which people know themselves.
    static func readings(of page: Page<MeasureGroup>) -> [LatestMeasure] {
        var newest: [MeasureType: LatestMeasure] = [:]
        for group in page.rows where group.category == .reading {
            for measure in group.measures where measure.part == nil {
                let reading = LatestMeasure(measure, of: group).standing(in: page.timeZone)
                if let other = newest[measure.type], other.isLater(than: reading) { continue }
                newest[measure.type] = reading
            }
        }
        let places = Dictionary(uniqueKeysWithValues: tellingTypes.enumerated().map { ($1, $0) })
        func place(_ reading: LatestMeasure) -> Int { places[reading.measure.type] ?? tellingTypes.count }
        let sorted = newest.values.sorted {
            (place($0), $1.measuredAt, $0.measure.type.rawValue) < (place($1), $0.measuredAt, $1.measure.type.rawValue)
        }
        return Array(sorted.prefix(readingsShown))
    }

    private static let tellingTypes: [MeasureType] = [
        .weight, .systolicBloodPressure, .diastolicBloodPressure, .heartPulse, .temperature, .bodyTemperature, .height,
    ]
}
