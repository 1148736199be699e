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
    /// Called where Home Assistant has not begun to count a total that was merged into its own: what it counts from now on
    /// begins at zero, and looks like a fall by all that was before until it is lifted.
    var onOpenSum: @Sendable () async -> Void = {}
    /// Called with the moment from which on what waits for Home Assistant's own row can be sent.
    var onHeld: @Sendable (EpochSeconds) async -> Void = { _ in }

    /// Home Assistant writes an hour down some seconds after it is over, all entities of the house in one transaction. A row of
    /// ours that is there already would undo the whole of it, so an entity's hour is brought over only after this.
    static let patience: EpochSeconds = 600

    /// How often it is looked whether Home Assistant has written everything, half a second apart.
    static let looks = 120

    /// - Parameters:
    ///   - memory: of the last run; nil where there was none.
    ///   - known: what Home Assistant has of the series; nil where it has nothing.
    ///   - whole: makes the series with all of its months.
    /// - Returns: what to remember, nil where nothing had to be done.
    func run(
        _ series: StatisticsSeries,
        memory: SeriesMemory?,
        known: RecorderDesk.KnownSeries?,
        whole: () async throws -> StatisticsSeries
    ) async throws -> SeriesMemory? {
        let fresh = SeriesMemory(series: series)
        guard series.isOurs else {
            return try await merge(series, fresh, memory: known == nil ? nil : memory)
        }
        guard let memory, let known else {
            // Rows of an older life may be there: nothing of ours is remembered, so they go.
            return try await known == nil ? add(series.rows, series, fresh) : rebuild(whole())
        }
        let changed = fresh.months.filter { memory.months[$0.key] != $0.value }.keys
        let gone = memory.months.keys.contains { fresh.months[$0] == nil }
        if memory.unit != fresh.unit || known.unit != fresh.unit || known.hasSum != (series.form == .sum) || gone {
            return try await rebuild(whole())
        }
        if changed.isEmpty, memory.name == fresh.name { return memory == fresh ? nil : fresh }
        let rows = series.rows.filter { changed.contains(MonthDigests.month(of: $0.start)) }
        // A new name travels with any row.
        if rows.isEmpty, series.rows.isEmpty { return try await rebuild(whole()) }
        try await send(rows.isEmpty ? Array(series.rows.suffix(1)) : rows, series)
        let difference = try await settled(series, meant: series.rows)
        if difference.isNone { return fresh }
        return try await rebuild(whole())
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
    private func rebuild(_ series: StatisticsSeries) async throws -> SeriesMemory {
        try await desk.clear(series.id)
        return try await add(series.rows, series, SeriesMemory(series: series))
    }

    private func merge(
        _ series: StatisticsSeries,
        _ fresh: SeriesMemory,
        memory: SeriesMemory?
    ) async throws -> SeriesMemory? {
        var (series, fresh) = (series, fresh)
        if series.form == .sum {
            let last = try await lastHour(series, memory)
            series.rows = series.rows.filter { $0.start <= last }
            fresh = SeriesMemory(series: series)
            fresh.lastHour = last
        }
        let held = series.rows.filter { Self.isHeld($0, at: clock.nowSeconds) }
        if let next = held.map(\.start).min() {
            series.rows.removeAll { Self.isHeld($0, at: clock.nowSeconds) }
            let last = fresh.lastHour
            fresh = SeriesMemory(series: series)
            fresh.lastHour = last
            // What was left out is looked at again though nothing else changes.
            for row in held { fresh.sources?[MonthDigests.month(of: row.start)] = nil }
            await onHeld(next + 3_600 + Self.patience)
        }
        let changed = fresh.months.filter { memory?.months[$0.key] != $0.value }.keys
        var rows = series.rows.filter { changed.contains(MonthDigests.month(of: $0.start)) }
        if let last = fresh.lastHour, let memory {
            let gone = memory.months.keys.filter { fresh.months[$0] == nil }
            rows += try await flattened(series, in: Set(changed).union(gone), until: last)
            rows.sort { $0.start < $1.start }
        }
        if !rows.isEmpty { fresh = try await add(rows, series, fresh) }
        if let last = fresh.lastHour, try await !joinSums(series, after: last) { await onOpenSum() }
        return memory == fresh ? nil : fresh
    }

    /// Hours of a sum that Withings no longer has. A row of an entity cannot be removed, but it can say that nothing was
    /// counted; with its old sum the days around it would fall and rise by all that became another since.
    private func flattened(_ series: StatisticsSeries, in months: Set<String>, until last: EpochSeconds) async throws
        -> [HourlyRow]
    {
        let ranges = months.compactMap(MonthDigests.range)
        guard let start = ranges.map(\.lowerBound).min(), let end = ranges.map(\.upperBound).max() else { return [] }
        let ours = Set(series.rows.map(\.start))
        let found = try await desk.hours(of: series, from: start, to: min(end, last + 1))
        return found.filter { !ours.contains($0.start) && months.contains(MonthDigests.month(of: $0.start)) }.map {
            row in
            guard case .sum(let before, _) = series.rows.last(where: { $0.start < row.start })?.figures else {
                return HourlyRow(start: row.start, figures: .sum(0, state: 0))
            }
            return HourlyRow(start: row.start, figures: .sum(before, state: 0))
        }
    }

    private static func isHeld(_ row: HourlyRow, at now: EpochSeconds) -> Bool {
        row.start + 3_600 + patience > now
    }

    /// Where our hours of a sum end: the day on which Home Assistant began to count is its own.
    private func lastHour(_ series: StatisticsSeries, _ memory: SeriesMemory?) async throws -> EpochSeconds {
        if let last = memory?.lastHour { return last }
        let now = clock.nowSeconds
        let own = try await desk.firstOwn(of: series, from: 0, to: now + 86_400)
        return (own?.start ?? now) - 86_400
    }

    /// Lets Home Assistant's own sums go on from ours. It counts from zero, beginning with the total that it saw first;
    /// lifted by what was before, the day on which both meet has grown by all of its steps. Looked at in every run: it may
    /// not have begun yet, and a day that is corrected moves everything after it.
    ///
    /// - Returns: false where it has not begun.
    private func joinSums(_ series: StatisticsSeries, after lastHour: EpochSeconds) async throws -> Bool {
        guard let last = series.rows.last, case .sum(let end, _) = last.figures else { return true }
        guard let own = try await desk.firstOwn(of: series, from: last.start + 3_600, to: lastHour + 32 * 86_400),
            case .sum(let sum, let state) = own.figures
        else { return false }
        let lift = end + state - sum
        guard abs(lift) > Decimal(sign: .plus, exponent: -6, significand: 1) else { return true }
        try await desk.lift(series, by: lift, from: own.start)
        for look in 0..<Self.looks {
            if look > 0 { try await clock.sleep(seconds: 0.5) }
            let now = try await desk.firstOwn(of: series, from: own.start, to: own.start + 3_600)
            if case .sum(let lifted, _)? = now?.figures, lifted != sum { return true }
        }
        return true
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
            // Of months that are as they were there is nothing to compare with.
            let found = try await desk.hours(of: series, from: start, to: end)
                .filter { series.kept[MonthDigests.month(of: $0.start)] == nil }
            difference = RowComparison.compare(meant: meant, found: found)
            if difference.missing == 0 { return difference }
        }
        return difference
    }
}
