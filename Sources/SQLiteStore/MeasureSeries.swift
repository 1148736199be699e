import GRDB
import Store
import WithingsModel

/// One series in time: the type and position of its values, as the table has them.
struct MeasureSeries: Hashable, Comparable {
    var type: Int64
    var position: Int64

    init(type: Int64, position: Int64) {
        self.type = type
        self.position = position
    }

    init(of measure: Measure) {
        type = Int64(measure.type.rawValue)
        position = measure.position.map { Int64($0.rawValue) } ?? Self.noPosition
    }

    init(_ key: MeasureSeriesKey) {
        type = Int64(key.type.rawValue)
        position = key.position.map { Int64($0.rawValue) } ?? Self.noPosition
    }

    var bodyPosition: BodyPosition? { position == Self.noPosition ? nil : BodyPosition(rawValue: Int(position)) }

    static func < (left: MeasureSeries, right: MeasureSeries) -> Bool {
        (left.type, left.position) < (right.type, right.position)
    }

    /// What stands for "no position", since a key has no nulls.
    static let noPosition: Int64 = -1

    /// Every series a person has. Jumps from one to the next instead of reading every value.
    static func all(_ database: Database, of user: WithingsUserID) throws -> [MeasureSeries] {
        // Two statements, because SQLite reads a whole series to find the next for `(type, position) > (?, ?)`.
        let nextPosition = try SQLStatement(
            database,
            """
            SELECT type, position FROM measure WHERE user_id = ? AND type = ? AND position > ?
            ORDER BY position LIMIT 1
            """
        )
        let nextType = try SQLStatement(
            database,
            "SELECT type, position FROM measure WHERE user_id = ? AND type > ? ORDER BY type, position LIMIT 1"
        )
        var found: [MeasureSeries] = []
        var last = MeasureSeries(type: .min, position: .min)
        while true {
            if try nextPosition.start().bind(user.rawValue).bind(last.type).bind(last.position).step() {
                last = MeasureSeries(type: nextPosition.int64(0), position: nextPosition.int64(1))
            } else if try nextType.start().bind(user.rawValue).bind(last.type).step() {
                last = MeasureSeries(type: nextType.int64(0), position: nextType.int64(1))
            } else {
                return found
            }
            found.append(last)
        }
    }
}
