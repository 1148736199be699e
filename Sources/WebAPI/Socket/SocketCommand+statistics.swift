import Entities
import Store
import WebServer
import WithingsModel

extension SocketCommand {
    /// Long-term statistics, made from the record when they are asked for.
    static let statistics: [SocketCommand] = [
        SocketCommand("recorder/info") { api, _ in
            [
                "backlog": .int(0), "db_in_default_location": true, "max_backlog": .int(65_000),
                "migration_in_progress": false, "migration_is_live": false, "recording": .bool(api.running != nil),
                "thread_running": true,
            ]
        },
        SocketCommand("recorder/list_statistic_ids") { api, fields in
            let form = try fields.optionalString("statistic_type")
            if let form, form != "mean", form != "sum" {
                throw CommandFault.invalid("value must be one of ['mean', 'sum'] @ data['statistic_type']. Got \(form)")
            }
            return .array(
                await api.statisticEntities().filter { form == nil || ($0.form == .sum) == (form == "sum") }
                    .map { StatisticsJSON.metadata($0.entity, form: $0.form) }
            )
        },
        SocketCommand("recorder/get_statistics_metadata") { api, fields in
            let ids = try fields.strings("statistic_ids")
            return .array(
                await api.statisticEntities().filter { ids?.contains($0.entity.entityID) ?? true }
                    .map { StatisticsJSON.metadata($0.entity, form: $0.form) }
            )
        },
        SocketCommand("recorder/statistics_during_period") { api, fields in
            let zone = api.timeZone
            let badStart = CommandFault(code: "invalid_start_time", message: "Invalid start_time")
            let badEnd = CommandFault(code: "invalid_end_time", message: "Invalid end_time")
            _ = try fields.string("start_time")
            let start = try fields.moment("start_time", timeZone: zone, fault: badStart) ?? 0
            let end = try fields.moment("end_time", timeZone: zone, fault: badEnd)
            let ids = try fields.requiredStrings("statistic_ids")
            let word = try fields.string("period")
            guard let period = StatisticsPeriod(rawValue: word) else {
                throw CommandFault.invalid(
                    "value must be one of ['5minute', 'day', 'hour', 'month', 'week', 'year'] @ data['period']. "
                        + "Got \(word.prefix(40))"
                )
            }
            let types = try fields.strings("types").map(Set.init) ?? StatisticsJSON.allTypes
            let range = start..<max(start, end ?? PersonPast.allTime.upperBound)
            var answer: [String: JSONValue] = [:]
            for (id, rows) in try await api.statistics(of: ids, from: start) {
                let periods = period.rows(rows, in: range, timeZone: zone)
                if !periods.isEmpty { answer[id] = .array(periods.map { StatisticsJSON.row($0, types: types) }) }
            }
            return .object(answer)
        },
    ]
}

extension APIRoutes {
    /// The entities that have statistics.
    func statisticEntities() async -> [(entity: Entity, form: HourlyStatistics.Form)] {
        guard let running, running.records != nil else { return [] }
        return await running.board.entities().compactMap { entity in
            HourlyStatistics.form(of: entity.description).map { (entity, $0) }
        }
    }

    /// The hours of some entities, from the first reading on; of samples within a day, from a moment on.
    func statistics(of ids: [String], from start: EpochSeconds) async throws -> [(id: String, rows: [HourlyRow])] {
        guard let running, let records = running.records else { return [] }
        var pasts: [WithingsUserID: PersonPast] = [:]
        var answers: [(String, [HourlyRow])] = []
        for id in Set(ids).sorted() {
            guard let entity = await running.board.entity(id), let form = HourlyStatistics.form(of: entity.description)
            else { continue }
            let past =
                pasts[entity.person.user]
                ?? PersonPast(
                    of: entity.person.user,
                    // The period that the start lies within may be a whole year.
                    detailsFrom: start - 366 * 86_400,
                    from: records
                )
            pasts[entity.person.user] = past
            answers.append((id, try await past.hours(of: entity.description, form: form)))
        }
        return answers
    }
}
