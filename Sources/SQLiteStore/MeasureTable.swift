import GRDB
import Store
import WithingsModel

/// Writes the measure groups of one person within one transaction.
struct MeasureTable {
    private let database: Database
    private let user: WithingsUserID
    private let now: EpochSeconds
    private var sources: SourceTable
    /// The series that may hold values of a stored group; read when the first changed group comes.
    private var series: Set<MeasureSeries>?
    private let insertGroup: SQLStatement
    private var values: MeasureWriter

    /// - Parameter now: When the groups came, for those that were not there before.
    init(_ database: Database, of user: WithingsUserID, at now: EpochSeconds) throws {
        self.database = database
        self.user = user
        self.now = now
        sources = try SourceTable(database, of: user)
        insertGroup = try SQLStatement(
            database,
            """
            INSERT INTO measure_group (user_id, group_id, measured_at, created_at, modified_at, attribution, category,
                source_id, measure_count, unknown_fields, saved_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (user_id, group_id) DO NOTHING
            """
        )
        values = try MeasureWriter(database, of: user)
    }

    /// Saves groups; a stored one gives way unless it is newer by `modified`.
    mutating func save(_ groups: [MeasureGroup]) throws -> RecordChange {
        var change = RecordChange()
        var arrivals = FirstArrivals<Int64>()
        let groups = groups.map(\.asKept)
        // Ascending, because a tree that grows at its end stays a third smaller; in the order they came where a page
        // has one group twice.
        let order = groups.indices.sorted { (groups[$0].id, $0) < (groups[$1].id, $1) }
        for index in order {
            let outcome = try save(groups[index])
            change.add(outcome)
            arrivals.note(groups[index].id, at: index, outcome)
        }
        try values.flush()
        change.news.measureGroups = arrivals.pick(from: groups)
        return change
    }

    private mutating func save(_ group: MeasureGroup) throws -> SaveOutcome {
        let source = try sources.number(
            of: MeasureSource(
                deviceID: group.deviceID,
                modelID: group.modelID,
                modelName: group.modelName,
                timeZone: group.timeZone
            )
        )
        try insertGroup.start().bind(user.rawValue).bind(group.id).bind(group.measuredAt).bind(group.createdAt)
            .bind(group.modifiedAt).bind(group.attribution.rawValue).bind(group.category.rawValue).bind(source)
            .bind(group.measures.count).bind(group.unknownFields).bind(now).run()
        if insertGroup.changes == 1 {
            insertMeasures(of: group)
            return .added
        }
        return try replace(with: group, from: source)
    }

    private mutating func insertMeasures(of group: MeasureGroup) {
        for measure in group.measures { series?.insert(MeasureSeries(of: measure)) }
        values.add(group)
    }

    private mutating func replace(with group: MeasureGroup, from source: Int64) throws -> SaveOutcome {
        let old = try SQLStatement(
            database,
            """
            SELECT measured_at, created_at, modified_at, attribution, category, source_id, measure_count,
                unknown_fields, deleted_at
            FROM measure_group WHERE user_id = ? AND group_id = ?
            """
        )
        // The page may have brought this very group before.
        try values.flush()
        guard try old.start().bind(user.rawValue).bind(group.id).step() else { return .unchanged }
        let stored = (0...6).map(old.int64)
        let sameText = old.optionalText(7) == group.unknownFields
        let isDeleted = !old.isNull(8)
        old.start()
        let measuredAt = stored[0]
        guard stored[2] <= group.modifiedAt else { return .unchanged }
        let numbers: [Int64] = [
            group.measuredAt, group.createdAt, group.modifiedAt, Int64(group.attribution.rawValue),
            Int64(group.category.rawValue), source, Int64(group.measures.count),
        ]
        let sameNumbers = stored[..<2] == numbers[..<2] && stored[3...] == numbers[3...]
        let sameContent = try sameText && sameNumbers && hasEveryMeasure(of: group)
        if sameContent && !isDeleted && stored[2] == numbers[2] { return .unchanged }
        if !sameContent { try keepVersion(of: group.id, measuredAt: measuredAt, replacedBy: group) }
        try removeMeasures(of: group.id, measuredAt: measuredAt)
        try SQLStatement(
            database,
            """
            UPDATE measure_group SET measured_at = ?, created_at = ?, modified_at = ?, attribution = ?, category = ?,
                source_id = ?, measure_count = ?, unknown_fields = ?, deleted_at = NULL
            WHERE user_id = ? AND group_id = ?
            """
        )
        .start().bind(group.measuredAt).bind(group.createdAt).bind(group.modifiedAt).bind(group.attribution.rawValue)
        .bind(group.category.rawValue).bind(source).bind(group.measures.count).bind(group.unknownFields)
        .bind(user.rawValue).bind(group.id).run()
        insertMeasures(of: group)
        return .changed
    }

    /// Whether the stored group, which has as many, has each of these measures.
    private func hasEveryMeasure(of group: MeasureGroup) throws -> Bool {
        let rows = try SQLStatement(
            database,
            """
            SELECT \(MeasureReader.measureColumns) FROM measure AS m
            WHERE user_id = ? AND type = ? AND position = ? AND measured_at = ? AND group_id = ?
            """
        )
        for measure in group.measures {
            let key = MeasureSeries(of: measure)
            rows.start().bind(user.rawValue).bind(key.type).bind(key.position).bind(group.measuredAt).bind(group.id)
            var isThere = false
            while try !isThere && rows.step() { isThere = MeasureReader.measure(rows, in: key) == measure }
            rows.start()
            guard isThere else { return false }
        }
        return true
    }

    private mutating func keepVersion(
        of group: Int64,
        measuredAt: EpochSeconds,
        replacedBy later: MeasureGroup
    ) throws {
        let candidates = try candidates()
        try VersionTable(database, of: user)
            .keep(group, measuredAt: measuredAt, in: candidates, replacedBy: later, at: now)
    }

    private mutating func candidates() throws -> Set<MeasureSeries> {
        let candidates = try series ?? Set(MeasureSeries.all(database, of: user))
        series = candidates
        return candidates
    }

    /// Removes a group's measures, wherever among the series they are.
    private mutating func removeMeasures(of group: Int64, measuredAt: EpochSeconds) throws {
        let candidates = try candidates()
        let delete = try SQLStatement(
            database,
            "DELETE FROM measure WHERE user_id = ? AND type = ? AND position = ? AND measured_at = ? AND group_id = ?"
        )
        for key in candidates {
            try delete.start().bind(user.rawValue).bind(key.type).bind(key.position).bind(measuredAt).bind(group).run()
        }
    }
}
