import Foundation
import SimulatedCloud
import TestSupport
import Testing

/// Real answers of the real API, served page by page: what is kept and shown is what a reader of the file finds by hand.
@Suite("A recorded person", .serialized, .timeLimit(.minutes(5)))
struct RecordedPersonTests {
    static let folder: URL? = {
        let named = ProcessInfo.processInfo.environment["WITHINGS_RECORDINGS"].map { URL(fileURLWithPath: $0) }
        let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/recordings")
        return [named, beside].compactMap { $0 }.first {
            FileManager.default.fileExists(atPath: $0.appendingPathComponent("measurement_list.json").path)
        }
    }()

    struct Group: Decodable {
        struct Measure: Decodable {
            var value: Int
            var type: Int
            var unit: Int
            var position: Int?
        }
        var grpid: Int
        var attrib: Int
        var date: Int
        var created: Int
        var category: Int
        var measures: [Measure]
    }

    struct Nights: Decodable {
        struct Body: Decodable { var series: [Night] }
        struct Night: Decodable {
            struct Values: Decodable {
                var deepsleepduration: Int?
            }
            var id: Int
            var startdate: Int
            var enddate: Int
            var data: Values
        }
        var body: Body
    }

    @Test(
        "every group, measure and night is kept, and the states are what the file says",
        .enabled(if: folder != nil, "the recordings are not on this machine")
    )
    func everything() async throws {
        let folder = try #require(Self.folder)
        let person = try CloudPerson.recorded(in: folder, name: "Anna")
        let groups = try JSONDecoder().decode(
            [Group].self,
            from: Data(contentsOf: folder.appendingPathComponent("measurement_list.json"))
        )
        let nights = try JSONDecoder().decode(
            Nights.self,
            from: Data(contentsOf: folder.appendingPathComponent("sleep_summary.json"))
        ).body.series
        let cloud = SimulatedCloud(people: [person])
        await cloud.change { rules in
            rules.measurePageSize = 100
            rules.sleepPageSize = 50
        }
        try await World.with(cloud, profiles: ["Anna"]) { world in
            try await world.link("Anna")
            let measures = groups.reduce(0) { $0 + $1.measures.count }
            var said = ""
            try await world.eventually("\(groups.count) groups, \(measures) values, \(nights.count) nights are kept") {
                said = try world.bridge.command(["status"]).output
                // What lies within three hundred nights comes at the pace of Withings' limit, for minutes.
                let lists = said.split(separator: "\n").filter { line in
                    ["  measures:", "  sleep:", "  activity:"].contains { line.hasPrefix($0) }
                }
                return said.contains(" \(groups.count) weigh-ins") && said.contains(" \(measures) values")
                    && said.contains(" \(nights.count) nights") && lists.count == 3
                    && !lists.contains { $0.contains("history still") }
            }
            for (key, type) in [
                ("weight_kg", 1), ("systolic_blood_pressure_mmhg", 10), ("diastolic_blood_pressure_mmhg", 9),
            ] {
                let latest = try #require(Self.latest(type, in: groups))
                let state = try #require(try await world.client.state(key: key, person: "Anna")?["state"] as? String)
                let shown = try #require(Decimal(string: state))
                #expect(shown == Decimal(latest.value) * Self.power(latest.unit), "\(key)")
            }
            let last = try #require(
                nights.filter { $0.enddate - $0.startdate > 3 * 3600 }.max { $0.enddate < $1.enddate }
            )
            let deep =
                try await world.client.state(key: "sleep_deep_duration_seconds", person: "Anna")?["state"] as? String
            #expect(deep == last.data.deepsleepduration.map(String.init))
        }
    }

    static func power(_ unit: Int) -> Decimal {
        unit < 0 ? 1 / pow(10, -unit) : pow(10, unit)
    }

    /// The reading measured last, by hand.
    static func latest(_ type: Int, in groups: [Group]) -> Group.Measure? {
        groups.filter { group in
            group.attrib != 1 && group.category == 1 && group.measures.contains { $0.type == type }
        }
        .max { ($0.date, $0.created, $0.grpid) < ($1.date, $1.created, $1.grpid) }?
        .measures.first { $0.type == type && [nil, 7, 6].contains($0.position) }
    }
}
