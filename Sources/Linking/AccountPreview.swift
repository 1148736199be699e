import Store
import WithingsAPI
import WithingsModel

/// What is shown of an account that was just approved, so that the right person is recognised.
struct AccountPreview: Sendable {
    var devices: [Device] = []
    var latestReadings: [LatestMeasure] = []

    /// Seconds that a person waits for it at most; the link does not depend on it.
    static let patience = 8.0
    private static let window: EpochSeconds = 30 * 86_400
    private static let readingsShown = 5

    /// Fetches it; what cannot be had in time is left out.
    static func fetch(with client: WithingsClient, accessToken: String, clock: any WallClock) async -> AccountPreview {
        async let devices = Patience.wait(patience, clock) {
            try await client.devices(accessToken: accessToken).rows
        }
        async let groups = Patience.wait(patience, clock) {
            try await newest(with: client, accessToken: accessToken, now: clock.nowSeconds)
        }
        return await AccountPreview(devices: devices ?? [], latestReadings: readings(of: groups ?? []))
    }

    /// What came lately; of somebody who has not measured for long, the first page of the record, which Withings begins
    /// with the newest.
    private static func newest(
        with client: WithingsClient,
        accessToken: String,
        now: EpochSeconds
    ) async throws -> [MeasureGroup] {
        let lately = try await client.measures(.changed(since: max(0, now - window)), accessToken: accessToken).rows
        if lately.contains(where: { $0.category == .reading }) { return lately }
        return try await client.measures(.everything, accessToken: accessToken).rows
    }

    private static func readings(of groups: [MeasureGroup]) -> [LatestMeasure] {
        let newestFirst = groups.filter { $0.category == .reading }.sorted {
            ($0.measuredAt, $0.createdAt, $0.id) > ($1.measuredAt, $1.createdAt, $1.id)
        }
        return Array(
            newestFirst.lazy.flatMap { group in
                group.measures.map { measure in
                    LatestMeasure(
                        measure: measure,
                        groupID: group.id,
                        attribution: group.attribution,
                        measuredAt: group.measuredAt,
                        createdAt: group.createdAt,
                        deviceID: group.deviceID,
                        modelID: group.modelID,
                        modelName: group.modelName,
                        timeZone: group.timeZone
                    )
                }
            }.prefix(readingsShown)
        )
    }
}
