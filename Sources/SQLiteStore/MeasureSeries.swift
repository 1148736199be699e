import GRDB
import WithingsModel

/// One series in time: the type and position of its values, as the table has them.
struct MeasureSeries: Hashable {
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

    var bodyPosition: BodyPosition? { position == Self.noPosition ? nil : BodyPosition(rawValue: Int(position)) }

    /// What stands for "no position", since a key has no nulls.
    static let noPosition: Int64 = -1

    /// Every series a person has. Jumps from one to the next instead of reading every value.
    static func all(_ database: Database, of user: WithingsUserID) throws -> [MeasureSeries] {
        let next = try SQLStatement(
            database,
            """
            SELECT type, position FROM measure
            WHERE user_id = ? AND (type, position) > (?, ?)
            ORDER BY type, position LIMIT 1
            """
        )
        var found: [MeasureSeries] = []
        var last = MeasureSeries(type: .min, position: .min)
        while try next.start().bind(user.rawValue).bind(last.type).bind(last.position).step() {
            last = MeasureSeries(type: next.int64(0), position: next.int64(1))
            found.append(last)
        }
        return found
    }
}
