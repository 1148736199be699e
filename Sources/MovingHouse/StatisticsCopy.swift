import Entities
import Foundation
import HomeAssistantLink
import JSONDocument
import WithingsModel

/// Copies the hours that Home Assistant has of an old entity into the series of the bridge's, as far as there are none.
package struct StatisticsCopy: Sendable {
    private let session: any HomeAssistantSession
    private static let blockSize = 4_000

    package init(session: any HomeAssistantSession) {
        self.session = session
    }

    /// - Returns: how many hours were copied; nil where the old entity has no statistics.
    package func copy(from old: String, to new: String) async throws -> Int? {
        let known = try await session.call("recorder/list_statistic_ids").array ?? []
        guard let source = known.first(where: { $0["statistic_id"]?.string == old }) else { return nil }
        let target = known.first { $0["statistic_id"]?.string == new }
        let unit = (target ?? source)["statistics_unit_of_measurement"] ?? .null
        let kind = (target ?? source)["unit_class"] ?? .null
        let hasSum = source["has_sum"] == true
        if let target, (target["has_sum"] == true) != hasSum || target["unit_class"] != source["unit_class"] {
            throw HomeAssistantFault(
                .unexpected,
                "\(old) and \(new) are of different kinds.",
                hint: "Leave this one out with --only, or keep its entity id instead."
            )
        }
        let theirs = try await hours(of: [old, new], kind: kind, unit: unit)
        let taken = Set(
            (theirs[new] ?? []).compactMap { $0["start"] }.map { String(decoding: $0.bytes, as: UTF8.self) }
        )
        var rows = (theirs[old] ?? []).filter { row in
            guard let start = row["start"] else { return false }
            return !taken.contains(String(decoding: start.bytes, as: UTF8.self))
        }
        // A running sum has to lead into the one that is there.
        if hasSum, let first = (theirs[new] ?? []).first.flatMap(Self.start) {
            rows = Self.joined(rows.filter { (Self.start($0) ?? .max) < first })
        }
        let metadata: JSONValue = [
            "has_sum": .bool(hasSum), "mean_type": hasSum ? 0 : 1, "name": nil, "source": "recorder",
            "statistic_id": .string(new), "unit_class": kind, "unit_of_measurement": unit,
        ]
        var rest = rows.compactMap(Self.imported)[...]
        let count = rest.count
        while !rest.isEmpty {
            let block = Array(rest.prefix(Self.blockSize))
            _ = try await session.call(
                "recorder/import_statistics",
                ["metadata": metadata, "stats": .array(block)]
            )
            rest = rest.dropFirst(block.count)
        }
        return count
    }

    private func hours(of ids: [String], kind: JSONValue, unit: JSONValue) async throws -> [String: [JSONValue]] {
        var members: [String: JSONValue] = [
            "start_time": "1970-01-02T00:00:00+00:00", "statistic_ids": .array(ids.map(JSONValue.string)),
            "period": "hour",
        ]
        if let kind = kind.string, unit != .null { members["units"] = [kind: unit] }
        let answer = try await session.call("recorder/statistics_during_period", members)
        return (answer.object ?? [:]).compactMapValues(\.array)
    }

    private static func start(_ row: JSONValue) -> EpochSeconds? {
        guard case .number(let text)? = row["start"], let start = Double(text) else { return nil }
        return EpochSeconds(start / 1000)
    }

    /// Shifts running sums so that the last one is where the next series begins: at nothing.
    private static func joined(_ rows: [JSONValue]) -> [JSONValue] {
        guard case .number(let text)? = rows.last?["sum"], let end = Decimal(string: text, locale: nil) else {
            return rows
        }
        return rows.map { row in
            guard var members = row.object, case .number(let text)? = members["sum"],
                let sum = Decimal(string: text, locale: nil)
            else { return row }
            members["sum"] = .number("\(sum - end)")
            return .object(members)
        }
    }

    private static func imported(_ row: JSONValue) -> JSONValue? {
        guard let start = start(row) else { return nil }
        var members: [String: JSONValue] = ["start": .string(MomentText.utc(start))]
        for name in ["mean", "min", "max", "state", "sum"] {
            if let value = row[name], value != .null { members[name] = value }
        }
        return members.count > 1 ? .object(members) : nil
    }
}
