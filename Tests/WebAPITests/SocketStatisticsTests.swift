import Entities
import Foundation
import Testing
import WebServer
import WithingsModel

@testable import WebAPI

@Suite("Statistics over the WebSocket, in whole stretches, units and single figures")
struct SocketStatisticsTests {
    static let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt

    private static func moment(_ text: String) -> EpochSeconds {
        MomentReader.moment(text, timeZone: berlin) ?? 0
    }

    @Test(
        "gather whole days, weeks, months and years from the one in which the start lies to the one in which the end lies",
        arguments: [
            (.hour, ["2026-11-03T10:00"]),
            // The end is the first moment of the fourth, which counts.
            (.day, ["2026-11-03", "2026-11-04"]),
            (.week, ["2026-11-02"]),
            (.month, ["2026-11-01"]),
            (.year, ["2026-01-01"]),
        ] as [(StatisticsPeriod, [String])]
    )
    func whole(period: StatisticsPeriod, starts: [String]) {
        let hours = [
            "2026-10-31T12:00", "2026-11-02T12:00", "2026-11-03T08:00", "2026-11-03T10:00", "2026-11-04T12:00",
        ]
        let rows = hours.map { HourlyRow(start: Self.moment($0), figures: .mean(1, min: 1, max: 1)) }
        let found = period.rows(
            rows,
            in: Self.moment("2026-11-03T09:17")..<Self.moment("2026-11-04T00:00"),
            timeZone: Self.berlin
        )
        #expect(found.map(\.start) == starts.map(Self.moment))
    }

    @Test("say when the total began that stands at their end")
    func lastReset() {
        let rows = [("2026-11-03", 100, 100), ("2026-11-04", 150, 50)].map { day, sum, state in
            HourlyRow(
                start: Self.moment(day) + 3_600,
                figures: .sum(Decimal(sum), state: Decimal(state)),
                lastReset: Self.moment(day)
            )
        }
        let month = StatisticsPeriod.month.rows(rows, in: 0..<4_000_000_000, timeZone: Self.berlin)
        #expect(month.map(\.lastReset) == [Self.moment("2026-11-04")])
        let json = month.first.map { StatisticsJSON.row($0, types: ["last_reset", "change"]) }
        #expect(json?["last_reset"] == .int(Self.moment("2026-11-04") * 1000))
        #expect(json?["change"] == 150)
    }

    @Test("come in the units that are wanted; a unit of another kind changes nothing")
    func units() async throws {
        let listener = try await SocketListener.welcome(try await HistoryTests.bridge())
        func highest(_ id: Int, _ units: JSONValue) async -> JSONValue? {
            await listener.ask(
                id,
                "recorder/statistics_during_period",
                [
                    "start_time": "2026-11-01", "statistic_ids": ["sensor.anna_weight"], "period": "month",
                    "types": ["max"], "units": units,
                ]
            )["result"]?["sensor.anna_weight"]?.array?.first?["max"]
        }
        #expect(await highest(1, ["mass": "g", "volume": "L"]) == 80000)
        #expect(await highest(2, ["mass": "lb"]) == .number("176.3698097479"))
        #expect(await highest(3, ["distance": "km"]) == 80)
        #expect(await highest(4, ["mass": "μg"]) == .number("80000000000"))
        for (id, units) in [(5, ["mass": "x"]), (6, ["weight": "kg"])] as [(Int, JSONValue)] {
            let members: [String: JSONValue] = [
                "start_time": "2026-11-01", "statistic_ids": ["sensor.anna_weight"], "period": "month", "units": units,
            ]
            let answer = await listener.ask(id, "recorder/statistics_during_period", members)
            #expect(answer["error"]?["code"] == "invalid_format")
        }
    }

    @Test(
        "are one figure for the statistic card: of everything, of a calendar month, of the last days, of a fixed stretch"
    )
    func figure() async throws {
        let listener = try await SocketListener.welcome(try await HistoryTests.bridge())
        func ask(_ id: Int, _ members: [String: JSONValue]) async -> JSONValue {
            let ids: [String: JSONValue] = ["statistic_id": "sensor.anna_weight"]
            return await listener.ask(id, "recorder/statistic_during_period", ids.merging(members) { $1 })["result"]
                ?? .null
        }
        let all = await ask(1, [:])
        #expect(all["min"] == .number("79.5") && all["change"] == JSONValue.null)
        #expect(all["max"] == 81)
        let month = await ask(2, ["calendar": ["period": "month"], "types": ["max"]])
        #expect(month == ["max": 80])
        let none = await ask(3, ["rolling_window": ["duration": ["minutes": 1]]])
        #expect(none == ["max": nil, "min": nil, "mean": nil, "change": nil])
        let fixed = await ask(
            4,
            ["fixed_period": ["start_time": "2026-11-19T00:00:00Z"], "types": ["min"], "units": ["mass": "g"]]
        )
        #expect(fixed == ["min": 79500])
        let unknown = await listener.ask(5, "recorder/statistic_during_period", ["statistic_id": "sensor.nobody"])
        #expect(unknown["result"] == [:])
    }

    @Test(
        "of a stretch that no clock can measure are nothing, and end nothing",
        arguments: [
            ["days": .number("1e999")], ["fortnights": .number("1e999")],
            ["days": .number("1e999"), "hours": .number("-1e999")], ["days": .number("-9223372036854775808")],
        ] as [[String: JSONValue]]
    )
    func endless(duration: [String: JSONValue]) {
        for offset in [[:], duration] {
            let fields: [String: JSONValue] = [
                "statistic_id": "a", "rolling_window": ["duration": .object(duration), "offset": .object(offset)],
            ]
            let question = StatisticQuestion(CommandFields(members: fields), now: 1_800_000_000, timeZone: .gmt)
            #expect(question.start != nil && question.end != nil)
            #expect(question.answer([], form: .mean)["mean"] == JSONValue.null)
        }
    }

    @Test("of a total are what it grew by in the stretch")
    func change() {
        let rows = (0..<4).map { day in
            HourlyRow(start: 86_400 * EpochSeconds(day), figures: .sum(Decimal(day + 1) * 10, state: 10))
        }
        func change(from start: EpochSeconds?, to end: EpochSeconds?) -> JSONValue? {
            var fields: [String: JSONValue] = ["statistic_id": "a"]
            var period: [String: JSONValue] = [:]
            period["start_time"] = start.map { .string(MomentText.utc($0)) }
            period["end_time"] = end.map { .string(MomentText.utc($0)) }
            fields["fixed_period"] = .object(period)
            let question = StatisticQuestion(CommandFields(members: fields), now: 0, timeZone: .gmt)
            return question.answer(rows, form: .sum)["change"]
        }
        #expect(change(from: nil, to: nil) == 40)
        #expect(change(from: 86_400, to: 3 * 86_400) == 20)
        // Where nothing was counted nobody can say, as Home Assistant has it.
        #expect(change(from: 10 * 86_400, to: nil) == JSONValue.null)
    }
}
