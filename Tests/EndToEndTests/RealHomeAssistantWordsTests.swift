import Foundation
import HomeAssistantLink
import JSONDocument
import TestSupport
import Testing

/// The same command to a real Home Assistant and to the bridge: the answers have the same members, and the statistics that
/// were brought over are the ones that the bridge itself answers with.
@Suite("A real Home Assistant beside the bridge", .serialized, .timeLimit(.minutes(20)))
struct RealHomeAssistantWordsTests {
    static let commands: [(type: String, members: [String: JSONValue], path: [String])] = [
        ("get_states", [:], []), ("get_config", [:], []),
        ("config/entity_registry/list", [:], []), ("config/device_registry/list", [:], []),
        ("config/area_registry/list", [:], []), ("config_entries/get", [:], []), ("auth/current_user", [:], []),
        ("recorder/info", [:], []), ("recorder/list_statistic_ids", [:], []),
        (
            "recorder/get_statistics_metadata", ["statistic_ids": ["sensor.anna_weight"]], []
        ),
        (
            "history/history_during_period",
            ["start_time": "2026-01-01T00:00:00+00:00", "entity_ids": ["sensor.anna_weight"]],
            ["sensor.anna_weight"]
        ),
        (
            "recorder/statistics_during_period",
            [
                "start_time": "2010-01-01T00:00:00+00:00", "statistic_ids": ["sensor.anna_weight"], "period": "hour",
            ],
            ["sensor.anna_weight"]
        ),
        (
            "recorder/statistics_during_period",
            [
                "start_time": "2010-01-01T00:00:00+00:00", "statistic_ids": ["sensor.anna_weight"], "period": "month",
                "types": ["mean"],
            ],
            ["sensor.anna_weight"]
        ),
    ]

    @Test(
        "answers have the same members, faults the same code, and merged statistics the same hours",
        .enabled(if: RealHomeAssistant.program != nil, "HASS does not name a Home Assistant"),
        .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed")
    )
    func sideBySide() async throws {
        let broker = try await MosquittoBroker.started()
        defer { broker.kill() }
        let home = try RealHomeAssistant()
        defer { home.stop() }
        let more = ["mqtt:", "  broker: 127.0.0.1", "  port: \(broker.port)"]
        let cloud = RealHomeAssistant.household()
        try await World.with(cloud, interval: RealHomeAssistant.interval, more: more) { world in
            try await world.link("Anna")
            try await world.awaitHistory(within: RealHomeAssistant.patience)
            // Home Assistant comes last: it takes back the settings of its own server after five minutes.
            try await home.start(brokerPort: broker.port)
            try await Eventually.holds("Home Assistant shows the weight", within: 60) {
                try await home.state("sensor.anna_weight").flatMap { Double($0) } != nil
            }
            let file = world.bridge.folder.appendingPathComponent("configuration.yaml")
            let lines = [
                try String(contentsOf: file, encoding: .utf8), "home_assistant:",
                "  url: http://127.0.0.1:\(home.port)", "  token: \(home.client.accessToken)", "  statistics: merge",
            ]
            try world.bridge.write(lines.joined(separator: "\n") + "\n")
            let brought = try world.bridge.command(["statistics"])
            #expect(brought.status == 0, "\(brought.output)")
            let ours = try Self.link(world.bridge.url, world.client.accessToken)
            let theirs = try Self.link("http://127.0.0.1:\(home.port)", home.client.accessToken)
            for (type, members, path) in Self.commands {
                let (mine, real) = try await (Self.ask(ours, type, members), Self.ask(theirs, type, members))
                let (a, b) = (Self.members(mine, path), Self.members(real, path))
                // It makes areas when it is set up; the bridge has none.
                if mine.array?.isEmpty == true { continue }
                #expect(
                    a.subtracting(Self.older) == b.subtracting(Self.older),
                    "\(type): not here \(b.subtracting(a).sorted()), not there \(a.subtracting(b).sorted())"
                )
            }
            // It has the services that make sense here, by Home Assistant's names.
            let services = try await (Self.ask(ours, "get_services", [:]), Self.ask(theirs, "get_services", [:]))
            let (few, all) = (
                Self.members(services.0, ["homeassistant"]), Self.members(services.1, ["homeassistant"])
            )
            #expect(!few.isEmpty && few.isSubset(of: all), "\(few.subtracting(all).sorted())")
            for (type, members) in Self.wrong {
                let (mine, real) = try await (Self.ask(ours, type, members), Self.ask(theirs, type, members))
                #expect(
                    mine["fault"] == real["fault"],
                    "\(type): \(mine["fault"] ?? .null), not \(real["fault"] ?? .null)"
                )
                #expect(real["fault"] != nil)
            }
            // Every hour of the record is in Home Assistant's own series.
            let listed = try await Self.ask(ours, "recorder/list_statistic_ids", [:]).array ?? []
            let known = try await Self.ask(theirs, "recorder/list_statistic_ids", [:]).array ?? []
            let ids = Set(listed.compactMap { $0["statistic_id"]?.string })
                .intersection(known.compactMap { $0["statistic_id"]?.string })
            #expect(ids.count > 20)
            for id in ids.sorted() {
                let mine = try await RealHomeAssistantStatisticsTests.hours(id, ours)
                let real = try await RealHomeAssistantStatisticsTests.hours(id, theirs)
                #expect(!mine.isEmpty)
                let wrong = mine.filter { hour, row in
                    guard hour < Self.thisHour else { return false }
                    return ["mean", "min", "max"].contains { row[$0] != real[hour]?[$0] }
                }
                #expect(wrong.isEmpty, "\(id): \(wrong.count) of \(mine.count) hours differ")
            }
        }
    }

    /// What Home Assistant said before 2026 and clients of that time look for.
    static let older: Set<String> = ["has_entity_name"]

    static let wrong: [(String, [String: JSONValue])] = [
        ("no/such/command", [:]), ("history/history_during_period", [:]),
        ("history/history_during_period", ["start_time": "soon", "entity_ids": ["sensor.a"]]),
        ("recorder/statistics_during_period", ["start_time": "soon", "statistic_ids": ["sensor.a"], "period": "hour"]),
        (
            "recorder/statistics_during_period",
            ["start_time": "2026-01-01", "statistic_ids": ["sensor.a"], "period": "x"]
        ),
        ("call_service", ["domain": "no", "service": "such"]),
    ]

    private static func link(_ url: String, _ token: String) throws -> WebSocketHomeAssistant {
        let address = try #require(HomeAssistantAddress(url: url, token: token))
        return WebSocketHomeAssistant(address: address, logger: RealHomeAssistantStatisticsTests.quiet)
    }

    private static var thisHour: Int64 { Int64(Date().timeIntervalSince1970) / 3_600 * 3_600 - 3_600 }

    static func ask(_ link: WebSocketHomeAssistant, _ type: String, _ members: [String: JSONValue]) async throws
        -> JSONValue
    {
        do {
            return try await link.withSession { try await $0.call(type, members) }
        } catch let fault as HomeAssistantFault {
            return ["fault": .string(fault.code.rawValue)]
        }
    }

    /// The names of the members that objects in an answer have: of the answer itself, or of the rows of a list.
    static func members(_ answer: JSONValue, _ path: [String]) -> Set<String> {
        var answer = answer
        for name in path { answer = answer[name] ?? .null }
        if let rows = answer.array {
            let ours = rows.filter { row in
                let text = "\(row)"
                return row["entity_id"] == nil || text.contains("anna_weight")
            }
            return (ours.first ?? rows.first)?.object.map { Set($0.keys) } ?? []
        }
        return answer.object.map { Set($0.keys) } ?? []
    }
}
