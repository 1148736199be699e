import Entities
import Foundation
import HomeAssistantLink
import JSONDocument
import WithingsModel

/// What is asked of Home Assistant's recorder.
struct RecorderDesk: Sendable {
    let session: any HomeAssistantSession
    let version: HomeAssistantVersion

    /// Rows in one command; the frame stays far below the 4 MiB that Home Assistant takes.
    static let blockSize = 4_000

    struct KnownSeries: Sendable, Equatable {
        var unit: String?
        var hasSum: Bool
    }

    /// Every series that Home Assistant has statistics of.
    func known() async throws -> [String: KnownSeries] {
        let list = try await session.call("recorder/list_statistic_ids").array ?? []
        let pairs = list.compactMap { row -> (String, KnownSeries)? in
            guard let id = row["statistic_id"]?.string else { return nil }
            let unit = row["statistics_unit_of_measurement"]?.string
            return (id, KnownSeries(unit: unit, hasSum: row["has_sum"] == true))
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// The entity id of each of our entities that Home Assistant knows through the broker and has not disabled.
    func entityIDs() async throws -> [String: String] {
        let list = try await session.call("config/entity_registry/list").array ?? []
        let pairs = list.compactMap { row -> (String, String)? in
            guard row["platform"]?.string == "mqtt", row["disabled_by"] == .null, let id = row["entity_id"]?.string,
                let unique = row["unique_id"]?.string
            else { return nil }
            return (unique, id)
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// Sends rows. Home Assistant answers before they are written.
    func add(_ rows: ArraySlice<HourlyRow>, to series: StatisticsSeries) async throws {
        _ = try await session.call(
            "recorder/import_statistics",
            ["metadata": RowJSON.metadata(series, version: version), "stats": .array(rows.map(RowJSON.row))]
        )
    }

    /// The hours that Home Assistant has of a series from one moment to another.
    func hours(of series: StatisticsSeries, from start: EpochSeconds, to end: EpochSeconds) async throws -> [HourlyRow]
    {
        try await rows(of: series, from: start, to: end, every: "hour")
    }

    /// The first row of a stretch of time. Home Assistant writes an hour down when the hour is over, and what it makes
    /// hours of every five minutes.
    func firstOwn(of series: StatisticsSeries, from start: EpochSeconds, to end: EpochSeconds) async throws
        -> HourlyRow?
    {
        if let hour = try await hours(of: series, from: start, to: end).first { return hour }
        return try await rows(of: series, from: start, to: end, every: "5minute").first
    }

    /// Adds something to the sums of a series from a moment on.
    func lift(_ series: StatisticsSeries, by amount: Decimal, from start: EpochSeconds) async throws {
        _ = try await session.call(
            "recorder/adjust_sum_statistics",
            [
                "statistic_id": .string(series.id), "start_time": .string(MomentText.utc(start)),
                "adjustment": RowJSON.number(amount), "adjustment_unit_of_measurement": .optional(series.unit),
            ]
        )
    }

    private func rows(
        of series: StatisticsSeries,
        from start: EpochSeconds,
        to end: EpochSeconds,
        every period: String
    ) async throws -> [HourlyRow] {
        var members: [String: JSONValue] = [
            "start_time": .string(MomentText.utc(start)), "end_time": .string(MomentText.utc(end)),
            "statistic_ids": [.string(series.id)], "period": .string(period),
        ]
        // Otherwise they come in the unit that the owner looks at.
        if let kind = StatisticsUnit.unitClass(of: series.unit), let unit = series.unit {
            members["units"] = [kind: .string(unit)]
        }
        let answer = try await session.call("recorder/statistics_during_period", members)
        return (answer[series.id]?.array ?? []).compactMap { RowJSON.row($0, form: series.form) }
    }

    /// Removes a series of ours. An entity's own is never removed.
    func clear(_ id: String) async throws {
        guard id.hasPrefix("\(StatisticsSeries.source):") else { return }
        _ = try await session.call("recorder/clear_statistics", ["statistic_ids": [.string(id)]])
    }
}
