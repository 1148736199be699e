import Entities
import Foundation
import JSONDocument
import WithingsModel

/// Rows and metadata in the form of Home Assistant's statistics.
enum RowJSON {
    static func row(_ row: HourlyRow) -> JSONValue {
        var members: [String: JSONValue] = ["start": .string(MomentText.utc(row.start))]
        switch row.figures {
        case .mean(let mean, let low, let high):
            members["mean"] = number(mean)
            members["min"] = number(low)
            members["max"] = number(high)
        case .sum(let sum, let state):
            members["state"] = number(state)
            members["sum"] = number(sum)
            if let lastReset = row.lastReset { members["last_reset"] = .string(MomentText.utc(lastReset)) }
        }
        return .object(members)
    }

    /// All that newer versions ask for, or the older words for the same.
    static func metadata(_ series: StatisticsSeries, version: HomeAssistantVersion) -> JSONValue {
        var members: [String: JSONValue] = [
            "has_sum": .bool(series.form == .sum), "name": series.isOurs ? .string(series.name) : nil,
            "source": series.isOurs ? .string(StatisticsSeries.source) : "recorder",
            "statistic_id": .string(series.id), "unit_of_measurement": .optional(series.unit),
        ]
        if version.knowsMeanType {
            members["mean_type"] = .int(series.form == .mean ? 1 : 0)
            members["unit_class"] = .optional(StatisticsUnit.unitClass(of: series.unit))
        } else {
            members["has_mean"] = .bool(series.form == .mean)
        }
        return .object(members)
    }

    static func number(_ value: Decimal) -> JSONValue { .number("\(value)") }

    /// A row as it was read back.
    static func row(_ value: JSONValue, form: HourlyStatistics.Form) -> HourlyRow? {
        guard case .number(let text)? = value["start"], let start = Double(text) else { return nil }
        let figures: HourlyRow.Figures?
        switch form {
        case .mean:
            guard let mean = decimal(value["mean"]), let low = decimal(value["min"]), let high = decimal(value["max"])
            else { return nil }
            figures = .mean(mean, min: low, max: high)
        case .sum:
            guard let sum = decimal(value["sum"]) else { return nil }
            figures = .sum(sum, state: decimal(value["state"]) ?? 0)
        }
        // Newer versions count milliseconds, older ones seconds.
        let seconds = start > 100_000_000_000 || start < -100_000_000_000 ? start / 1000 : start
        return figures.map { HourlyRow(start: EpochSeconds(seconds.rounded()), figures: $0) }
    }

    private static func decimal(_ value: JSONValue?) -> Decimal? {
        guard case .number(let text)? = value else { return nil }
        return Decimal(string: text, locale: nil)
    }
}
