import Entities
import Foundation
import HomeAssistantLink
import JSONDocument
import TestSupport
import WithingsModel

/// A Home Assistant with nothing but a recorder and a registry, which does what the real one was seen to do.
final class FakeHome: HomeAssistantLink, HomeAssistantSession {
    struct Series {
        var metadata: [String: JSONValue]
        var rows: [EpochSeconds: [String: JSONValue]] = [:]
        /// What it recorded by itself and did not make an hour of yet.
        var fiveMinutes: [EpochSeconds: [String: JSONValue]] = [:]
    }

    struct State {
        var series: [String: Series] = [:]
        var registry: [JSONValue] = []
        /// What was asked, `import withings:anna_weight_kg 3`.
        var calls: [String] = []
        /// Series that are refused.
        var refused: Set<String> = []
        /// After so many imports the connection is gone.
        var importsLeft = Int.max
        /// How many looks it takes until rows are to be seen.
        var slowness = 0
    }

    let state = Guarded(State())
    let version: String

    init(version: String = "2026.11.0") { self.version = version }

    func withSession<Result: Sendable>(
        _ body: @escaping @Sendable (any HomeAssistantSession) async throws -> Result
    ) async throws -> Result { try await body(self) }

    var imports: [String] { state.with { $0.calls.filter { $0.hasPrefix("import") } } }
    func forgetCalls() { state.with { $0.calls = [] } }
    func rows(_ id: String) -> [EpochSeconds: [String: JSONValue]] { state.with { $0.series[id]?.rows ?? [:] } }

    func call(_ type: String, _ members: [String: JSONValue]) async throws -> JSONValue {
        try state.with { state in
            switch type {
            case "recorder/list_statistic_ids":
                return .array(
                    state.series.map { id, series in
                        [
                            "statistic_id": .string(id), "has_sum": series.metadata["has_sum"] ?? false,
                            "statistics_unit_of_measurement": series.metadata["unit_of_measurement"] ?? nil,
                            "unit_class": series.metadata["unit_class"] ?? nil,
                        ]
                    }
                )
            case "config/entity_registry/list": return .array(state.registry)
            case "recorder/import_statistics": return try Self.take(members, &state)
            case "recorder/clear_statistics":
                for id in members["statistic_ids"]?.array ?? [] {
                    state.calls.append("clear \(id.string ?? "")")
                    state.series[id.string ?? ""] = nil
                }
                return nil
            case "recorder/adjust_sum_statistics": return Self.adjust(members, &state)
            case "recorder/statistics_during_period": return Self.read(members, &state)
            default: throw HomeAssistantFault(.unknownCommand, "Unknown command.", hint: "")
            }
        }
    }

    private static func take(_ members: [String: JSONValue], _ state: inout State) throws -> JSONValue {
        guard let metadata = members["metadata"]?.object, let id = metadata["statistic_id"]?.string,
            let rows = members["stats"]?.array
        else { throw HomeAssistantFault(.unexpected, "no metadata", hint: "") }
        guard state.importsLeft > 0 else { throw HomeAssistantFault(.lost, "gone", hint: "") }
        state.importsLeft -= 1
        if state.refused.contains(id) {
            throw HomeAssistantFault(.init(rawValue: "invalid_format"), "refused", hint: "")
        }
        state.calls.append("import \(id) \(rows.count)")
        var series = state.series[id] ?? Series(metadata: metadata)
        series.metadata = metadata
        for row in rows {
            guard let text = row["start"]?.string, text.hasSuffix(":00:00+00:00"),
                let start = try? Date(text, strategy: .iso8601)
            else { throw HomeAssistantFault(.unexpected, "not an hour", hint: "") }
            series.rows[EpochSeconds(start.timeIntervalSince1970)] = row.object
        }
        state.series[id] = series
        return nil
    }

    private static func adjust(_ members: [String: JSONValue], _ state: inout State) -> JSONValue {
        guard let id = members["statistic_id"]?.string, let text = members["start_time"]?.string,
            let start = try? Date(text, strategy: .iso8601), case .number(let amount)? = members["adjustment"]
        else { return nil }
        state.calls.append("adjust \(id) \(amount)")
        func lifted(_ rows: [EpochSeconds: [String: JSONValue]]) -> [EpochSeconds: [String: JSONValue]] {
            var rows = rows
            for (moment, row) in rows where moment >= EpochSeconds(start.timeIntervalSince1970) {
                guard case .number(let sum)? = row["sum"], let old = Decimal(string: sum),
                    let by = Decimal(string: amount)
                else { continue }
                rows[moment]?["sum"] = .number("\(old + by)")
            }
            return rows
        }
        guard var series = state.series[id] else { return nil }
        series.rows = lifted(series.rows)
        series.fiveMinutes = lifted(series.fiveMinutes)
        state.series[id] = series
        return nil
    }

    private static func read(_ members: [String: JSONValue], _ state: inout State) -> JSONValue {
        if state.slowness > 0 {
            state.slowness -= 1
            return [:]
        }
        func moment(_ name: String) -> EpochSeconds? {
            members[name]?.string.flatMap { try? Date($0, strategy: .iso8601) }.map {
                EpochSeconds($0.timeIntervalSince1970)
            }
        }
        let (from, to) = (moment("start_time") ?? .min, moment("end_time") ?? .max)
        func inRange(_ start: EpochSeconds) -> Bool { start >= from && start < to }
        var answer: [String: JSONValue] = [:]
        for id in members["statistic_ids"]?.array?.compactMap(\.string) ?? [] {
            guard let series = state.series[id] else { continue }
            let rows = members["period"] == "5minute" ? series.fiveMinutes : series.rows
            if rows.isEmpty { continue }
            answer[id] = .array(
                rows.filter { inRange($0.key) }.sorted { $0.key < $1.key }.map { start, row in
                    var row = row
                    row["start"] = .int(start * 1000)
                    row["end"] = .int((start + 3_600) * 1000)
                    return .object(row)
                }
            )
        }
        return .object(answer)
    }
}
