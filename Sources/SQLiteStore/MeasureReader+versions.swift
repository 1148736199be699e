import GRDB
import Store
import WithingsModel

extension MeasureReader {
    private struct VersionKey: Hashable {
        var group: Int64
        var version: Int64
    }

    /// Groups with what they said before, which hardly any has.
    func withVersions(_ groups: [KeptMeasureGroup]) throws -> [KeptMeasureGroup] {
        guard let first = groups.map(\.group.id).min(), let last = groups.map(\.group.id).max() else { return groups }
        var groups = groups
        let places = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1.group.id, $0) })
        let rows = try SQLStatement(
            database,
            """
            SELECT group_id, attribution, category, measured_at, created_at, modified_at, source_id, unknown_fields,
                version, changed_at, measure_count
            FROM measure_group_version WHERE user_id = ? AND group_id BETWEEN ? AND ?
            ORDER BY group_id, version DESC
            """
        )
        rows.start().bind(user.rawValue).bind(first).bind(last)
        var values: [VersionKey: [Measure]]?
        while try rows.step() {
            guard let place = places[rows.int64(0)] else { continue }
            var earlier = EarlierVersion(group(rows), changedAt: rows.int64(9))
            if rows.isNull(10) {
                // Newest first, so that the version after this one is there already.
                earlier.group.measures = groups[place].earlier.last?.group.measures ?? groups[place].group.measures
            } else {
                let read = try values ?? versionValues(from: first, to: last)
                values = read
                earlier.group.measures = read[VersionKey(group: earlier.group.id, version: rows.int64(8))] ?? []
            }
            groups[place].earlier.append(earlier)
        }
        return groups
    }

    private func versionValues(from first: Int64, to last: Int64) throws -> [VersionKey: [Measure]] {
        let rows = try SQLStatement(
            database,
            """
            SELECT \(Self.measureColumns), m.group_id, m.version, m.type, m.position FROM measure_version AS m
            WHERE m.user_id = ? AND m.group_id BETWEEN ? AND ? ORDER BY m.group_id, m.version, m.place
            """
        )
        rows.start().bind(user.rawValue).bind(first).bind(last)
        var values: [VersionKey: [Measure]] = [:]
        while try rows.step() {
            let series = MeasureSeries(type: rows.int64(7), position: rows.int64(8))
            values[VersionKey(group: rows.int64(5), version: rows.int64(6)), default: []]
                .append(Self.measure(rows, in: series))
        }
        return values
    }
}
