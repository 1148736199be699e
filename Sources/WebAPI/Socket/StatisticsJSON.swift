import Entities
import Foundation
import WebServer

/// Statistics in Home Assistant's form.
enum StatisticsJSON {
    static let allTypes = ["change", "last_reset", "max", "mean", "min", "state", "sum"]

    static func row(_ row: StatisticsPeriod.Row, types: Set<String>) -> JSONValue {
        var members: [String: JSONValue] = ["start": .int(row.start * 1000), "end": .int(row.end * 1000)]
        func put(_ name: String, _ value: JSONValue) { if types.contains(name) { members[name] = value } }
        put("last_reset", row.lastReset.map { .int($0 * 1000) } ?? nil)
        switch row.figures {
        case .mean(let mean, let low, let high):
            put("mean", number(mean))
            put("min", number(low))
            put("max", number(high))
        case .sum(let sum, let state):
            put("state", number(state))
            put("sum", number(sum))
            put("change", row.change.map(number) ?? nil)
        }
        return .object(members)
    }

    static func metadata(_ entity: Entity, form: HourlyStatistics.Form) -> JSONValue {
        [
            "statistic_id": .string(entity.entityID),
            "display_unit_of_measurement": .optional(entity.description.unit), "has_mean": .bool(form == .mean),
            "has_sum": .bool(form == .sum), "mean_type": .int(form == .mean ? 1 : 0), "name": nil,
            "source": "recorder", "statistics_unit_of_measurement": .optional(entity.description.unit),
            "unit_class": .optional(StatisticsUnit.unitClass(of: entity.description.unit)),
        ]
    }

    private static func number(_ value: Decimal) -> JSONValue { .number("\(value)") }
}
