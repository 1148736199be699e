import GRDB
import Store
import WithingsModel

/// What the devices of one person noted by the minute, a day and a device in one row.
struct IntradayTable {
    private let database: Database
    private let user: WithingsUserID

    init(_ database: Database, of user: WithingsUserID) {
        self.database = database
        self.user = user
    }

    private struct Place: Hashable {
        var day: Int64
        var deviceID: String?
    }

    /// Saves samples; one of the same moment and device takes the place of the one that is there.
    func save(_ samples: [IntradaySample]) throws -> RecordChange {
        var sources = try SourceTable(database, of: user)
        var change = RecordChange()
        let byPlace = Dictionary(grouping: samples) { Place(day: IntradayChunk.day(of: $0.at), deviceID: $0.deviceID) }
        for (place, samples) in byPlace.sorted(by: { $0.key.day < $1.key.day }) {
            let source = try sources.number(of: MeasureSource(deviceID: place.deviceID))
            try change.add(merge(samples, into: place, source: source))
        }
        return change
    }

    private func merge(_ samples: [IntradaySample], into place: Place, source: Int64) throws -> RecordChange {
        var change = RecordChange()
        let row = try SQLStatement(
            database,
            "SELECT content FROM intraday_day WHERE user_id = ? AND day = ? AND source_id = ?"
        )
        var kept: [EpochSeconds: IntradaySample] = [:]
        if try row.start().bind(user.rawValue).bind(place.day).bind(source).step() {
            for sample in try Self.samples(row.blob(0), of: place) { kept[sample.at] = sample }
            row.start()
        }
        for sample in samples {
            let stored = kept.updateValue(sample, forKey: sample.at)
            change.add(stored == nil ? .added : stored == sample ? .unchanged : .changed)
        }
        guard !change.isEmpty else { return change }
        try SQLStatement(
            database,
            """
            INSERT INTO intraday_day (user_id, day, source_id, sample_count, content) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (user_id, day, source_id) DO UPDATE SET sample_count = excluded.sample_count,
                content = excluded.content
            """
        )
        .start().bind(user.rawValue).bind(place.day).bind(source).bind(kept.count)
        .bind(IntradayChunk.bytes(kept.values.sorted { $0.at < $1.at })).run()
        return change
    }

    private static func samples(_ bytes: [UInt8], of place: Place) throws -> [IntradaySample] {
        guard let samples = IntradayChunk.samples(bytes, deviceID: place.deviceID) else {
            throw StoreError.unreadableRow
        }
        return samples
    }

    func samples(in range: Range<EpochSeconds>, fields: Set<IntradayField>?) throws -> [IntradaySample] {
        guard let last = range.last else { return [] }
        let rows = try SQLStatement(
            database,
            """
            SELECT source_id, content FROM intraday_day WHERE user_id = ? AND day BETWEEN ? AND ?
            ORDER BY day, source_id
            """
        )
        let sources = try SourceTable(database, of: user).sources
        rows.start().bind(user.rawValue).bind(IntradayChunk.day(of: range.lowerBound)).bind(IntradayChunk.day(of: last))
        var found: [IntradaySample] = []
        while try rows.step() {
            let device = sources[rows.int64(0)]?.deviceID
            guard let samples = IntradayChunk.samples(rows.blob(1), deviceID: device, fields: fields) else {
                throw StoreError.unreadableRow
            }
            found += samples.filter { range.contains($0.at) }
        }
        return found.sorted { $0.isEarlier(than: $1) }
    }

    func digests() throws -> [Int64: UInt64] {
        let rows = try SQLStatement(
            database,
            "SELECT day, source_id, content FROM intraday_day WHERE user_id = ? ORDER BY day, source_id"
        )
        rows.start().bind(user.rawValue)
        var digests: [Int64: QuickDigest] = [:]
        while try rows.step() {
            digests[rows.int64(0), default: QuickDigest()].add(rows.int64(1))
            digests[rows.int64(0), default: QuickDigest()].add(rows.blob(2))
        }
        return digests.mapValues(\.value)
    }

    /// The newest sample that has a field, looking no further back than a moment.
    func latest(_ field: IntradayField, since: EpochSeconds) throws -> IntradaySample? {
        let rows = try SQLStatement(
            database,
            """
            SELECT day, source_id, content FROM intraday_day WHERE user_id = ? AND day >= ?
            ORDER BY day DESC, source_id
            """
        )
        let sources = try SourceTable(database, of: user).sources
        rows.start().bind(user.rawValue).bind(IntradayChunk.day(of: since))
        var newest: IntradaySample?
        while try rows.step() {
            // A day is not cut short by the first device: the other may have a later moment.
            if let newest, IntradayChunk.day(of: newest.at) > rows.int64(0) { break }
            let content = rows.blob(2)
            guard let fields = IntradayChunk.fields(content) else { throw StoreError.unreadableRow }
            guard fields.contains(field) else { continue }
            let device = sources[rows.int64(1)]?.deviceID
            guard let samples = IntradayChunk.samples(content, deviceID: device) else {
                throw StoreError.unreadableRow
            }
            guard let last = samples.last(where: { $0.values[field] != nil }), last.at >= since else { continue }
            if newest?.isEarlier(than: last) ?? true { newest = last }
        }
        rows.start()
        return newest
    }
}
