import GRDB
import Store
import WithingsModel

/// Keeps what a person's measure groups said before they were changed; the reading is ``MeasureReader/withVersions(_:)``.
struct VersionTable {
    private let database: Database
    private let user: WithingsUserID

    init(_ database: Database, of user: WithingsUserID) {
        self.database = database
        self.user = user
    }

    /// Copies a stored group before it is replaced.
    ///
    /// - Parameters:
    ///   - series: Where its values are.
    ///   - later: What replaces it.
    func keep(
        _ group: Int64,
        measuredAt: EpochSeconds,
        in series: Set<MeasureSeries>,
        replacedBy later: MeasureGroup,
        at now: EpochSeconds
    ) throws {
        let version = try latest(of: group) + 1
        let isInherited = try has(later.measures, group, measuredAt: measuredAt, in: series)
        try SQLStatement(
            database,
            """
            INSERT INTO measure_group_version (user_id, group_id, version, changed_at, measured_at, created_at,
                modified_at, attribution, category, source_id, measure_count, unknown_fields)
            SELECT user_id, group_id, ?, ?, measured_at, created_at, modified_at, attribution, category, source_id,
                \(isInherited ? "NULL" : "measure_count"), unknown_fields
            FROM measure_group WHERE user_id = ? AND group_id = ?
            """
        )
        .start().bind(version).bind(now).bind(user.rawValue).bind(group).run()
        if !isInherited { try keepValues(of: group, measuredAt: measuredAt, in: series, version: version) }
        try forget(group, before: version - Int64(EarlierVersion.most) + 1)
    }

    private func latest(of group: Int64) throws -> Int64 {
        let row = try SQLStatement(
            database,
            "SELECT coalesce(max(version), 0) FROM measure_group_version WHERE user_id = ? AND group_id = ?"
        )
        return try row.start().bind(user.rawValue).bind(group).step() ? row.int64(0) : 0
    }

    /// Whether the stored group has exactly these values, digit for digit and in this order.
    private func has(
        _ measures: [Measure],
        _ group: Int64,
        measuredAt: EpochSeconds,
        in series: Set<MeasureSeries>
    ) throws -> Bool {
        let rows = try SQLStatement(
            database,
            """
            SELECT \(MeasureReader.measureColumns), m.place FROM measure AS m
            WHERE user_id = ? AND type = ? AND position = ? AND measured_at = ? AND group_id = ?
            """
        )
        var found = 0
        for key in series {
            rows.start().bind(user.rawValue).bind(key.type).bind(key.position).bind(measuredAt).bind(group)
            while try rows.step() {
                let stored = MeasureReader.measure(rows, in: key)
                let place = rows.int(5)
                guard measures.indices.contains(place), measures[place] == stored,
                    measures[place].value.mantissa == stored.value.mantissa,
                    measures[place].value.exponent == stored.value.exponent
                else {
                    rows.start()
                    return false
                }
                found += 1
            }
        }
        return found == measures.count
    }

    private func keepValues(
        of group: Int64,
        measuredAt: EpochSeconds,
        in series: Set<MeasureSeries>,
        version: Int64
    ) throws {
        let copy = try SQLStatement(
            database,
            """
            INSERT INTO measure_version (user_id, group_id, version, place, type, position, mantissa, exponent,
                algorithm, fm, unknown_fields)
            SELECT user_id, group_id, ?, place, type, position, mantissa, exponent, algorithm, fm, unknown_fields
            FROM measure WHERE user_id = ? AND type = ? AND position = ? AND measured_at = ? AND group_id = ?
            """
        )
        for key in series {
            try copy.start().bind(version).bind(user.rawValue).bind(key.type).bind(key.position).bind(measuredAt)
                .bind(group).run()
        }
    }

    /// The oldest go first, since none of the later ones takes its values from them.
    private func forget(_ group: Int64, before version: Int64) throws {
        guard version > 1 else { return }
        for table in ["measure_group_version", "measure_version"] {
            try SQLStatement(database, "DELETE FROM \(table) WHERE user_id = ? AND group_id = ? AND version < ?")
                .start().bind(user.rawValue).bind(group).bind(version).run()
        }
    }
}
