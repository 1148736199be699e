import Entities
import Foundation
import HomeAssistantLink
import WithingsModel

/// Brings one series over: what changed since the last run, read back until it is there.
struct SeriesImport: Sendable {
    let desk: RecorderDesk
    let clock: any WallClock
    /// Called with the number of rows that were sent.
    let onSent: @Sendable (Int) async -> Void

    /// How often it is looked whether Home Assistant has written everything, half a second apart.
    static let looks = 120

    /// - Parameters:
    ///   - memory: of the last run; nil where there was none.
    ///   - known: what Home Assistant has of the series; nil where it has nothing.
    /// - Returns: what to remember, nil where nothing had to be done.
    func run(
        _ series: StatisticsSeries,
        memory: SeriesMemory?,
        known: RecorderDesk.KnownSeries?
    ) async throws -> SeriesMemory? {
        let fresh = SeriesMemory(series: series)
        guard series.isOurs else {
            return try await merge(series, fresh, memory: known == nil ? nil : memory)
        }
        guard let memory, let known else {
            // Rows of an older life may be there: nothing of ours is remembered, so they go.
            return try await known == nil ? add(series.rows, series, fresh) : rebuild(series, fresh)
        }
        let changed = fresh.months.filter { memory.months[$0.key] != $0.value }.keys
        let gone = memory.months.keys.contains { fresh.months[$0] == nil }
        if memory.unit != fresh.unit || known.unit != fresh.unit || known.hasSum != (series.form == .sum) || gone {
            return try await rebuild(series, fresh)
        }
        if changed.isEmpty, memory.name == fresh.name { return nil }
        let rows = series.rows.filter { changed.contains(MonthDigests.month(of: $0.start)) }
        // A new name travels with any row.
        try await send(rows.isEmpty ? Array(series.rows.suffix(1)) : rows, series)
        let difference = try await settled(series, meant: series.rows)
        if difference.isNone { return fresh }
        return try await rebuild(series, fresh)
    }

    private func add(_ rows: [HourlyRow], _ series: StatisticsSeries, _ memory: SeriesMemory) async throws
        -> SeriesMemory
    {
        try await send(rows, series)
        let difference = try await settled(series, meant: rows)
        guard difference.isNone || (!series.isOurs && difference.missing == 0) else {
            throw HomeAssistantFault(
                .unexpected,
                "\(difference.missing) hours of \(rows.count) were not there when they were read back.",
                hint: "It is tried again by itself; Home Assistant's log may say more."
            )
        }
        return memory
    }

    /// A row cannot be removed, so a series from which something is gone is made anew.
    private func rebuild(_ series: StatisticsSeries, _ memory: SeriesMemory) async throws -> SeriesMemory {
        try await desk.clear(series.id)
        return try await add(series.rows, series, memory)
    }

    private func merge(
        _ series: StatisticsSeries,
        _ fresh: SeriesMemory,
        memory: SeriesMemory?
    ) async throws -> SeriesMemory? {
        var (series, fresh) = (series, fresh)
        if series.form == .sum {
            let (last, sum) = try await seam(series, memory)
            series.rows = MergedSums.rows(series.rows, upTo: last, endingAt: sum)
            fresh = SeriesMemory(series: series)
            fresh.lastHour = last
            fresh.lastSum = "\(sum)"
        }
        let changed = fresh.months.filter { memory?.months[$0.key] != $0.value }.keys
        let rows = series.rows.filter { changed.contains(MonthDigests.month(of: $0.start)) }
        if rows.isEmpty { return memory == fresh ? nil : fresh }
        return try await add(rows, series, fresh)
    }

    /// Where our hours of a sum end and Home Assistant's own begin.
    private func seam(_ series: StatisticsSeries, _ memory: SeriesMemory?) async throws -> (EpochSeconds, Decimal) {
        if let last = memory?.lastHour, let sum = memory?.lastSum.flatMap({ Decimal(string: $0, locale: nil) }) {
            return (last, sum)
        }
        let own = try await desk.hours(of: series, from: 0, to: clock.nowSeconds + 86_400)
        guard let first = own.first else {
            // Nothing yet: Home Assistant goes on from our last hour by itself.
            guard case .sum(let sum, _)? = series.rows.last?.figures else { return (0, 0) }
            return (series.rows.last?.start ?? 0, sum)
        }
        // The day on which it began to count is its own: its growth is in there already.
        return (first.start - 86_400, 0)
    }

    private func send(_ rows: [HourlyRow], _ series: StatisticsSeries) async throws {
        var rest = rows[...]
        while !rest.isEmpty {
            let block = rest.prefix(RecorderDesk.blockSize)
            try await desk.add(block, to: series)
            await onSent(block.count)
            rest = rest.dropFirst(block.count)
        }
    }

    /// Reads back until everything is there, or nothing moves any more.
    private func settled(_ series: StatisticsSeries, meant: [HourlyRow]) async throws -> RowComparison.Difference {
        guard let first = meant.first, let last = meant.last else { return RowComparison.Difference() }
        // What should not be there can lie outside of what is meant.
        let (start, end) =
            series.isOurs
            ? (min(first.start, 0), max(last.start, clock.nowSeconds) + 366 * 86_400)
            : (first.start, last.start + 3_600)
        var difference = RowComparison.Difference()
        for look in 0..<Self.looks {
            if look > 0 { try await clock.sleep(seconds: 0.5) }
            let found = try await desk.hours(of: series, from: start, to: end)
            difference = RowComparison.compare(meant: meant, found: found)
            if difference.missing == 0 { return difference }
        }
        return difference
    }
}
