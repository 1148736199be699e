import GRDB
import Store
import WithingsModel

/// How one person slept from moment to moment: the segments of a day and a device in one row.
struct SleepDetailTable {
    private let database: Database
    private let user: WithingsUserID

    init(_ database: Database, of user: WithingsUserID) {
        self.database = database
        self.user = user
    }

    /// Saves segments; one takes the place of those that began within it.
    ///
    /// - Parameter window: where they are all that their devices have.
    func save(_ segments: [SleepSegment], completeIn window: Range<EpochSeconds>?) throws -> RecordChange {
        var sources = try SourceTable(database, of: user)
        var change = RecordChange()
        for (device, segments) in Dictionary(grouping: segments, by: \.deviceID) {
            let source = try sources.number(of: MeasureSource(deviceID: device))
            var stored: [Int64: [SleepSegment]] = [:]
            let touched = segments.map(\.replacedBeginnings) + [window].compactMap { $0 }
            for beginnings in touched {
                for day in IntradayChunk.day(of: beginnings.lowerBound)...IntradayChunk.day(of: beginnings.upperBound)
                where stored[day] == nil {
                    stored[day] = try self.segments(on: day, source: source, deviceID: device)
                }
            }
            let merged = SleepSegment.merge(segments, into: stored.values.flatMap { $0 }, completeIn: window)
            change.add(merged.change)
            let kept = Dictionary(grouping: merged.kept) { IntradayChunk.day(of: $0.startAt) }
            for (day, before) in stored where kept[day, default: []] != before {
                try replace(day, source: source, with: kept[day] ?? [])
            }
        }
        return change
    }

    private func segments(on day: Int64, source: Int64, deviceID: String?) throws -> [SleepSegment] {
        let row = try SQLStatement(
            database,
            "SELECT content FROM sleep_detail_day WHERE user_id = ? AND day = ? AND source_id = ?"
        )
        guard try row.start().bind(user.rawValue).bind(day).bind(source).step() else { return [] }
        defer { row.start() }
        guard let segments = SleepChunk.segments(row.blob(0), deviceID: deviceID) else {
            throw StoreError.unreadableRow
        }
        return segments
    }

    private func replace(_ day: Int64, source: Int64, with segments: [SleepSegment]) throws {
        guard !segments.isEmpty else {
            try SQLStatement(
                database,
                "DELETE FROM sleep_detail_day WHERE user_id = ? AND day = ? AND source_id = ?"
            )
            .start().bind(user.rawValue).bind(day).bind(source).run()
            return
        }
        try SQLStatement(
            database,
            """
            INSERT INTO sleep_detail_day (user_id, day, source_id, segment_count, content) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (user_id, day, source_id) DO UPDATE SET segment_count = excluded.segment_count,
                content = excluded.content
            """
        )
        .start().bind(user.rawValue).bind(day).bind(source).bind(segments.count).bind(SleepChunk.bytes(segments)).run()
    }

    /// Those that touch a range, in the order of their beginnings.
    func segments(in range: Range<EpochSeconds>) throws -> [SleepSegment] {
        guard let last = range.last else { return [] }
        let rows = try SQLStatement(
            database,
            """
            SELECT source_id, content FROM sleep_detail_day WHERE user_id = ? AND day BETWEEN ? AND ?
            ORDER BY day, source_id
            """
        )
        let sources = try SourceTable(database, of: user).sources
        // A segment may have begun long before the range; none that means anything lasts for more than a few days.
        rows.start().bind(user.rawValue).bind(IntradayChunk.day(of: range.lowerBound) - 7)
            .bind(IntradayChunk.day(of: last))
        var found: [SleepSegment] = []
        while try rows.step() {
            guard
                let segments = SleepChunk.segments(rows.blob(1), deviceID: sources[rows.int64(0)]?.deviceID)
            else { throw StoreError.unreadableRow }
            found += segments.filter { $0.touches(range) }
        }
        return try goneNights(touching: range).remaining(of: found).sorted { $0.isEarlier(than: $1) }
    }

    /// Removes the segments of nights that are gone, unless a night has them that is there.
    ///
    /// - Parameter days: those to which the deleted nights belong.
    func removeGone(in days: ClosedRange<LocalDay>) throws {
        let gone = try goneNights(of: days)
        guard let from = gone.map(\.startAt).min(), let to = gone.map(\.endAt).max(), from < to else { return }
        let nights = GoneNights(gone: gone, kept: try spans(touching: from..<to).filter { !$0.isGone }.map(\.span))
        let sources = try SourceTable(database, of: user).sources
        let rows = try SQLStatement(
            database,
            "SELECT day, source_id, content FROM sleep_detail_day WHERE user_id = ? AND day BETWEEN ? AND ?"
        )
        var left: [ChunkKey: [SleepSegment]] = [:]
        for night in gone where night.startAt < night.endAt {
            rows.start().bind(user.rawValue).bind(IntradayChunk.day(of: night.startAt))
                .bind(IntradayChunk.day(of: night.endAt - 1))
            while try rows.step() {
                let key = ChunkKey(day: rows.int64(0), source: rows.int64(1))
                guard left[key] == nil else { continue }
                let deviceID = sources[key.source]?.deviceID
                guard let kept = SleepChunk.segments(rows.blob(2), deviceID: deviceID) else {
                    throw StoreError.unreadableRow
                }
                let rest = nights.remaining(of: kept)
                if rest.count < kept.count { left[key] = rest }
            }
        }
        for (key, rest) in left { try replace(key.day, source: key.source, with: rest) }
    }

    private struct ChunkKey: Hashable {
        var day: Int64
        var source: Int64
    }

    private func goneNights(of days: ClosedRange<LocalDay>) throws -> [GoneNights.Span] {
        let rows = try SQLStatement(
            database,
            """
            SELECT start_at, end_at, device_id FROM sleep
            WHERE user_id = ? AND day BETWEEN ? AND ? AND deleted_at IS NOT NULL
            """
        )
        rows.start().bind(user.rawValue).bind(StoredDay.number(days.lowerBound))
            .bind(StoredDay.number(days.upperBound))
        var spans: [GoneNights.Span] = []
        while try rows.step() {
            spans.append(.init(startAt: rows.int64(0), endAt: rows.int64(1), deviceID: rows.optionalText(2)))
        }
        return spans
    }

    /// Segments may come before the summary of their night does, over minutes that a deleted night had.
    private func goneNights(touching range: Range<EpochSeconds>) throws -> GoneNights {
        // A segment that touches the range may have begun days before it.
        let start = max(range.lowerBound, .min + 9 * 86_400) - 9 * 86_400
        let spans = try spans(touching: start..<range.upperBound)
        return GoneNights(
            gone: spans.filter(\.isGone).map(\.span),
            kept: spans.filter { !$0.isGone }.map(\.span)
        )
    }

    private func spans(touching range: Range<EpochSeconds>) throws -> [(span: GoneNights.Span, isGone: Bool)] {
        let rows = try SQLStatement(
            database,
            """
            SELECT start_at, end_at, device_id, deleted_at FROM sleep
            WHERE user_id = ? AND end_at > ? AND start_at < ?
            """
        )
        rows.start().bind(user.rawValue).bind(range.lowerBound).bind(range.upperBound)
        var spans: [(span: GoneNights.Span, isGone: Bool)] = []
        while try rows.step() {
            let span = GoneNights.Span(startAt: rows.int64(0), endAt: rows.int64(1), deviceID: rows.optionalText(2))
            spans.append((span, !rows.isNull(3)))
        }
        return spans
    }
}
