import Entities
import Foundation
import Store
import TestSupport
import Testing
import WebServer
import WithingsModel

@testable import WebAPI

@Suite("History and calendars")
struct HistoryTests {
    static let user = WithingsUserID(101)

    /// Anna, with four weighings, a walk and a game.
    static func bridge() async throws -> Bridge {
        let bridge = try Bridge()
        try await bridge.store.save(Account(id: "e1", user: user, profile: "Anna", linkedAt: 1, scopes: []))
        let weights: [(EpochSeconds, Int64)] = [
            (1_700_000_000, 8_100), (1_795_000_000, 8_000), (1_795_090_000, 8_000), (1_795_100_000, 7_950),
        ]
        var page = RecordPage()
        page.measureGroups = weights.enumerated().map { index, weight in
            MeasureGroup(
                id: Int64(index + 1),
                measuredAt: weight.0,
                createdAt: weight.0,
                modifiedAt: weight.0,
                measures: [Measure(type: .weight, value: ExactDecimal(weight.1, exponent: -2))]
            )
        }
        page.workouts = [
            Workout(
                id: 7,
                category: WorkoutCategory(12 + 1),
                day: try #require(LocalDay("2026-11-18")),
                timeZone: "Europe/Berlin",
                startAt: 1_795_010_000,
                endAt: 1_795_013_600,
                modifiedAt: 1_795_013_600,
                values: [WorkoutField("distance"): 1200]
            )
        ]
        _ = try await bridge.store.save(page, of: user)
        try await bridge.board.refreshAll()
        return bridge
    }

    static let path = "/api/history/period/2026-11-18T00:00:00+00:00?filter_entity_id=sensor.anna_weight"

    @Test("gives the values at their measuring times, the one that stood at the start first")
    func values() async throws {
        try await Self.bridge().visit { (visitor: Visitor) async throws in
            let lists = try await visitor.get(Self.path + "&end_time=2026-11-21T00:00:00Z").json.array ?? []
            let states = lists.first?.array ?? []
            #expect(states.compactMap { $0["state"]?.string } == ["81", "80", "79.5"])
            #expect(states.first?["last_changed"] == "2026-11-18T00:00:00.000000+00:00")
            #expect(states.dropFirst().first?["last_changed"] == "2026-11-18T11:06:40.000000+00:00")
            #expect(states.last?["attributes"]?["measured_at"] == "2026-11-19T14:53:20+00:00")
            #expect(states.last?["attributes"]?["unit_of_measurement"] == "kg")
        }
    }

    @Test("leaves out a repeated value, unless every one is asked for")
    func significant() async throws {
        try await Self.bridge().visit { (visitor: Visitor) async throws in
            let path = Self.path + "&end_time=2026-11-21T00:00:00Z&significant_changes_only=0&skip_initial_state"
            let states = try await visitor.get(path).json.array?.first?.array ?? []
            #expect(states.compactMap { $0["state"]?.string } == ["80", "80", "79.5"])
        }
    }

    @Test("is short on wish")
    func minimal() async throws {
        try await Self.bridge().visit { (visitor: Visitor) async throws in
            let path = Self.path + "&end_time=2026-11-21&minimal_response&no_attributes"
            let states = try await visitor.get(path).json.array?.first?.array ?? []
            #expect(states.first?["attributes"] == [:])
            #expect(states.last == ["state": "79.5", "last_changed": "2026-11-19T14:53:20.000000+00:00"])
        }
    }

    @Test(
        "says in Home Assistant's words what does not fit",
        arguments: [
            ("/api/history/period/yesterday?filter_entity_id=sensor.a", "Invalid datetime"),
            ("/api/history/period/2026-02-30?filter_entity_id=sensor.a", "Invalid datetime"),
            ("/api/history/period/2026-11-18", "filter_entity_id is missing"),
            ("/api/history/period?filter_entity_id=../..", "Invalid filter_entity_id"),
            ("/api/history/period?filter_entity_id=sensor.anna_weight,", "Invalid filter_entity_id"),
            ("/api/history/period?filter_entity_id=sensor.a&end_time=soon", "Invalid end_time"),
        ]
    )
    func faults(path: String, message: String) async throws {
        try await Self.bridge().visit { (visitor: Visitor) async throws in
            let answer = try await visitor.get(path)
            #expect(answer.status == 400)
            #expect(answer.json["message"]?.string == message)
        }
    }

    @Test("of the future, and of entities that there are not, is empty")
    func nothing() async throws {
        try await Self.bridge().visit { (visitor: Visitor) async throws in
            #expect(
                try await visitor.get("/api/history/period/2030-01-01?filter_entity_id=sensor.anna_weight").text == "[]"
            )
            #expect(try await visitor.get("/api/history/period?filter_entity_id=sensor.nobody").text == "[]")
            // Nor is there anything in a stretch that ends before it begins.
            #expect(try await visitor.get(Self.path + "&end_time=2026-11-17T00:00:00Z").text == "[]")
        }
    }

    @Test("shows workouts as a calendar for each person, in Home Assistant's words and without a place")
    func calendar() async throws {
        try await Self.bridge().visit { (visitor: Visitor) async throws in
            #expect(
                try await visitor.get("/api/calendars").json
                    == [["entity_id": "calendar.anna_workouts", "name": "Anna Workouts"]]
            )
            let path = "/api/calendars/calendar.anna_workouts?start=2026-11-18T00:00:00Z&end=2026-11-19T00:00:00Z"
            let events = try await visitor.get(path).json.array ?? []
            #expect(events.count == 1)
            #expect(events.first?["summary"] == "Table tennis")
            #expect(events.first?["start"] == ["dateTime": "2026-11-18T14:53:20+01:00"])
            #expect(events.first?["description"] == "Distance: 1200 m")
            #expect(events.first?["location"] == JSONValue.null)
            // Half of it lies in this hour.
            let hour = "/api/calendars/calendar.anna_workouts?start=2026-11-18T14:00:00Z&end=2026-11-18T15:00:00Z"
            #expect(try await visitor.get(hour).json.array?.count == 1)
        }
    }

    @Test(
        "has the calendar among the states, in the registry and among the sources, as every calendar of Home Assistant"
    )
    func calendarEntity() async throws {
        let bridge = try await Self.bridge()
        try await bridge.visit { (visitor: Visitor) async throws in
            let state = try await visitor.get("/api/states/calendar.anna_workouts").json
            #expect(state["state"] == "off" && state["attributes"]?["friendly_name"] == "Anna Workouts")
            let all = try await visitor.get("/api/states").json.array ?? []
            #expect(all.contains(state))
        }
        let listener = try await SocketListener.welcome(bridge)
        let rows = await listener.ask(1, "config/entity_registry/list")["result"]?.array ?? []
        let row = rows.first { $0["entity_id"] == "calendar.anna_workouts" }
        #expect(row?["unique_id"] == "withings_101_workout" && row?["config_entry_id"] == "e1")
        #expect(await listener.ask(2, "entity/source")["result"]?["calendar.anna_workouts"] == ["domain": "withings"])
    }

    @Test("of a calendar that there is not are refused as Home Assistant does it, and so is what is no range")
    func calendarFaults() async throws {
        try await Self.bridge().visit { (visitor: Visitor) async throws in
            #expect(
                try await visitor.get("/api/calendars/calendar.ben_workouts?start=2026-01-01&end=2026-01-02").status
                    == 400
            )
            for query in ["", "?start=2026-01-01", "?start=a&end=b", "?start=2026-01-02&end=2026-01-01"] {
                #expect(try await visitor.get("/api/calendars/calendar.anna_workouts\(query)").status == 400)
            }
        }
    }

    @Test(
        "reads moments in every form that clients write",
        arguments: [
            ("2026-11-19T06:03:00+00:00", 1_795_068_180), ("2026-11-19T06:03:00Z", 1_795_068_180),
            ("2026-11-19T07:03:00.123456+01:00", 1_795_068_180), ("2026-11-19 07:03:00", 1_795_068_180),
            ("2026-11-19T06:03:00 00:00", 1_795_068_180), ("2026-11-19", 1_795_042_800),
            ("20261119T060300Z", 1_795_068_180), ("20261119T0703", 1_795_068_180), ("20261119", 1_795_042_800),
            ("2026-11-19t06:03:00z", 1_795_068_180), ("2026-11-19T07:03", 1_795_068_180),
            ("2026-11-19T06:03:00+0000", 1_795_068_180),
        ]
    )
    func moments(text: String, moment: EpochSeconds) throws {
        let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
        #expect(MomentReader.moment(text, timeZone: berlin) == moment)
    }
}
