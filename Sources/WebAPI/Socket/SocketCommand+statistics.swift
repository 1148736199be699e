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
        // Nothing is ever wrong with statistics that are made from the record.
        SocketCommand("recorder/validate_statistics") { _, _ in [:] },
        SocketCommand("recorder/update_statistics_issues") { _, _ in nil },
        SocketCommand(
            "recorder/list_statistic_ids",
            CommandShape(.optional("statistic_type", .word(["sum", "mean"])))
        ) { api, fields in
            let form = fields.text("statistic_type")
            return .array(
                await api.statisticEntities().filter { form == nil || ($0.form == .sum) == (form == "sum") }
                    .map { StatisticsJSON.metadata($0.entity, form: $0.form) }
            )
        },
        SocketCommand(
            "recorder/get_statistics_metadata",
            CommandShape(.optional("statistic_ids", .list(of: .text)))
        ) { api, fields in
            let ids = fields.texts("statistic_ids")
            return .array(
                await api.statisticEntities().filter { ids?.contains($0.entity.entityID) ?? true }
                    .map { StatisticsJSON.metadata($0.entity, form: $0.form) }
            )
        },
        SocketCommand(
            "recorder/statistics_during_period",
            CommandShape(
                .required("start_time"),
                .optional("end_time"),
                .required("statistic_ids", .list(of: .text, isEmptyFine: false)),
                .required("period", .word(StatisticsPeriod.allCases.map(\.rawValue))),
                .optional("types", .list(of: .word(StatisticsJSON.allTypes))),
                .optional("units", .units)
            )
        ) { api, fields in
            let zone = api.timeZone
            let start = try fields.moment("start_time", timeZone: zone, fault: HistoryQuestion.badStart) ?? 0
            let end = try fields.moment("end_time", timeZone: zone, fault: HistoryQuestion.badEnd)
            let period = fields.text("period").flatMap(StatisticsPeriod.init) ?? .hour
            let types = Set(fields.texts("types") ?? StatisticsJSON.allTypes)
            let range = start..<max(start, end ?? PersonPast.allTime.upperBound)
            let units = fields.object("units").compactMapValues(\.string)
            var answer: [String: JSONValue] = [:]
            for series in try await api.statistics(of: fields.texts("statistic_ids") ?? [], from: start) {
                let rows = period.rows(series.rows(in: units), in: range, timeZone: zone)
                if !rows.isEmpty { answer[series.id] = .array(rows.map { StatisticsJSON.row($0, types: types) }) }
            }
            return .object(answer)
        },
        SocketCommand("recorder/statistic_during_period", StatisticQuestion.shape) { api, fields in
            let question = StatisticQuestion(fields, now: api.clock.nowSeconds, timeZone: api.timeZone)
            let from = question.start ?? PersonPast.allTime.lowerBound
            guard let series = try await api.statistics(of: [question.id], from: from).first else { return [:] }
            return question.answer(series.rows(in: question.units), form: series.form)
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
    func statistics(of ids: [String], from start: EpochSeconds) async throws -> [EntityHours] {
        guard let running, let records = running.records else { return [] }
        var pasts: [WithingsUserID: PersonPast] = [:]
        var answers: [EntityHours] = []
        for id in Set(ids).sorted() {
            guard let entity = await running.board.entity(id), let form = HourlyStatistics.form(of: entity.description)
            else { continue }
            let past =
                pasts[entity.person.user]
                ?? PersonPast(
                    of: entity.person.user,
                    // The period that the start lies within may be a whole year.
                    detailsFrom: start - 366 * 86_400,
                    until: clock.nowSeconds,
                    from: records
                )
            pasts[entity.person.user] = past
            let hours = try await past.hours(of: entity.description, form: form)
            answers.append(EntityHours(id: id, unit: entity.description.unit, form: form, hours: hours))
        }
        return answers
    }
}
