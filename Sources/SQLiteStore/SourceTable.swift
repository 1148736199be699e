import GRDB
import WithingsModel

/// Where a group comes from; a person has few, and every group names one.
struct MeasureSource: Hashable {
    var deviceID: String?
    var modelID: Int?
    var modelName: String?
    var timeZone: String?
}

/// The sources of one person, read whole: there are a few dozen at most.
struct SourceTable {
    private let database: Database
    private let user: WithingsUserID
    private(set) var sources: [Int64: MeasureSource] = [:]
    private var numbers: [MeasureSource: Int64] = [:]
    /// The one asked for last: groups of one device come in a row, and names that are the same text are compared at once.
    private var latest: (source: MeasureSource, number: Int64)?

    init(_ database: Database, of user: WithingsUserID) throws {
        self.database = database
        self.user = user
        let rows = try SQLStatement(
            database,
            "SELECT source_id, device_id, model_id, model_name, time_zone FROM source WHERE user_id = ?"
        )
        rows.start().bind(user.rawValue)
        while try rows.step() {
            let source = MeasureSource(
                deviceID: rows.optionalText(1),
                modelID: rows.optionalInt(2),
                modelName: rows.optionalText(3),
                timeZone: rows.optionalText(4)
            )
            sources[rows.int64(0)] = source
            numbers[source] = rows.int64(0)
        }
    }

    /// The source's number, given now if it has none yet.
    mutating func number(of source: MeasureSource) throws -> Int64 {
        if let latest, latest.source == source { return latest.number }
        let number = try numbers[source] ?? insert(source)
        latest = (source, number)
        return number
    }

    private mutating func insert(_ source: MeasureSource) throws -> Int64 {
        let number = (sources.keys.max() ?? 0) + 1
        try SQLStatement(
            database,
            """
            INSERT INTO source (user_id, source_id, device_id, model_id, model_name, time_zone)
            VALUES (?, ?, ?, ?, ?, ?)
            """
        )
        .start().bind(user.rawValue).bind(number).bind(source.deviceID).bind(source.modelID).bind(source.modelName)
        .bind(source.timeZone).run()
        sources[number] = source
        numbers[source] = number
        return number
    }
}
