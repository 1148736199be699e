import Entities
import Store
import TestSupport
import Testing
import WebServer
import WithingsModel

@testable import WebAPI

@Suite("What a client of the WebSocket goes on hearing")
struct SocketStreamTests {
    private static func weigh(_ bridge: Bridge, _ id: Int64, at moment: EpochSeconds, _ kilograms: ExactDecimal)
        async throws
    {
        var page = RecordPage()
        page.measureGroups = [
            MeasureGroup(
                id: id,
                measuredAt: moment,
                createdAt: moment,
                modifiedAt: moment,
                measures: [Measure(type: .weight, value: kilograms)]
            )
        ]
        _ = try await bridge.store.save(page, of: HistoryTests.user)
        try await bridge.board.refreshAll()
    }

    private static func next(_ listener: SocketListener, _ id: Int) async -> JSONValue {
        while true {
            if let found = listener.heard().first(where: { $0["id"] == .int(id) }) { return found }
            await Task.yield()
        }
    }

    @Test("is of the past the past, and then each new state as it comes")
    func stream() async throws {
        let bridge = try await HistoryTests.bridge()
        let listener = try await SocketListener.welcome(bridge)
        await listener.say([
            "id": 1, "type": "history/stream", "start_time": "2026-11-18T00:00:00Z",
            "entity_ids": ["sensor.anna_weight"], "no_attributes": true,
        ])
        let heard = listener.heard()
        #expect(heard.first == ["id": 1, "type": "result", "success": true, "result": nil])
        let event = heard.last?["event"]
        #expect(
            event?["states"]?["sensor.anna_weight"]?.array?.last == [
                "s": "79.5", "a": [:], "lu": .number("1795100000.0"),
            ]
        )
        #expect(event?["start_time"] == .number("1794960000.0"))
        #expect(event?["end_time"] == .number("1795100000.0"))
        try await Self.weigh(bridge, 99, at: 1_795_400_000, 79)
        let news = await Self.next(listener, 1)["event"]
        let moment = bridge.clock.nowSeconds
        #expect(news == ["states": ["sensor.anna_weight": [["s": "79", "lu": .number("\(moment).0")]]]])
    }

    @Test("ends with the end that was asked for, and cannot begin in the future")
    func ends() async throws {
        let bridge = try await HistoryTests.bridge()
        let listener = try await SocketListener.welcome(bridge)
        await listener.say([
            "id": 1, "type": "history/stream", "start_time": "2026-11-18T00:00:00Z",
            "end_time": "2026-11-20T00:00:00Z", "entity_ids": ["sensor.anna_weight"],
        ])
        #expect(listener.heard().count == 2)
        await listener.say(["id": 2, "type": "subscribe_entities", "entity_ids": ["sensor.anna_weight"]])
        _ = listener.heard()
        try await Self.weigh(bridge, 99, at: 1_795_400_000, 79)
        // What comes next is for the other subscription.
        var heard: [JSONValue] = []
        while heard.isEmpty {
            await Task.yield()
            heard += listener.heard()
        }
        #expect(heard.allSatisfy { $0["id"] == 2 })
        #expect(await listener.ask(3, "unsubscribe_events", ["subscription": 1])["success"] == true)
        let ids: JSONValue = ["sensor.anna_weight"]
        let future = await listener.ask(4, "history/stream", ["start_time": "2999-01-01T00:00:00Z", "entity_ids": ids])
        #expect(future["error"] == ["code": "invalid_start_time", "message": "Invalid start_time"])
        let backwards = await listener.ask(
            5,
            "history/stream",
            ["start_time": "2026-11-18T10:00:00Z", "end_time": "2026-11-18T09:00:00Z", "entity_ids": ids]
        )
        #expect(backwards["error"] == ["code": "invalid_end_time", "message": "Invalid end_time"])
    }

    @Test("of a value that repeats: when it was updated moves, when it changed does not")
    func repeated() async throws {
        let bridge = try await HistoryTests.bridge()
        let listener = try await SocketListener.welcome(bridge)
        await listener.say(["id": 1, "type": "subscribe_entities", "entity_ids": ["sensor.anna_weight"]])
        _ = listener.heard()
        let before = try #require(await bridge.board.entity("sensor.anna_weight"))
        bridge.clock.advance(by: 60)
        try await Self.weigh(bridge, 99, at: 1_795_400_000, ExactDecimal(795, exponent: -1))
        let difference = await Self.next(listener, 1)["event"]?["c"]?["sensor.anna_weight"]?["+"]
        let now = bridge.clock.nowSeconds
        #expect(difference?["s"] == nil && difference?["lc"] == nil)
        #expect(difference?["lu"] == .number("\(now).0"))
        #expect(difference?["c"] != nil)
        let states = await listener.ask(2, "get_states")["result"]?.array ?? []
        let weight = states.first { $0["entity_id"] == "sensor.anna_weight" }
        #expect(weight?["last_changed"] == StateJSON.microseconds(before.changedAt))
        #expect(weight?["last_updated"] == StateJSON.microseconds(now))
        // In the past it is the same, where somebody asks for what repeats too.
        let past = await listener.ask(
            3,
            "history/history_during_period",
            [
                "start_time": "2026-11-19T00:00:00Z", "entity_ids": ["sensor.anna_weight"], "no_attributes": true,
                "significant_changes_only": false,
            ]
        )["result"]?["sensor.anna_weight"]?.array
        #expect(
            past?.last == [
                "s": "79.5", "a": [:], "lu": .number("1795400000.0"), "lc": .number("1795100000.0"),
            ]
        )
    }

    @Test("is of events each one, also where several happen in one moment")
    func events() async throws {
        let bridge = try await HistoryTests.bridge()
        let listener = try await SocketListener.welcome(bridge)
        await listener.say(["id": 1, "type": "subscribe_entities", "entity_ids": ["event.anna_new_reading"]])
        await listener.say(["id": 2, "type": "subscribe_events", "event_type": "state_changed"])
        _ = listener.heard()
        let now = bridge.clock.nowSeconds
        let group = MeasureGroup(
            id: 500,
            measuredAt: now - 60,
            createdAt: now - 30,
            modifiedAt: now - 30,
            measures: [
                Measure(type: .weight, value: 79), Measure(type: .fatRatio, value: 21),
                Measure(type: .heartPulse, value: 60),
            ]
        )
        var page = RecordPage()
        page.measureGroups = [group]
        let news = try await bridge.store.save(page, of: HistoryTests.user)
        await bridge.events.take(news.news, of: HistoryTests.user)
        try await bridge.board.refreshAll()
        var (short, whole): ([String], [String]) = ([], [])
        func isDone() -> Bool { short.count >= 3 && whole.count >= 3 }
        while !isDone() {
            await Task.yield()
            for message in listener.heard() {
                let event = message["event"]
                if let type = event?["c"]?["event.anna_new_reading"]?["+"]?["a"]?["event_type"]?.string {
                    short.append(type)
                }
                let data = event?["data"]
                if data?["entity_id"] == "event.anna_new_reading",
                    let type = data?["new_state"]?["attributes"]?["event_type"]?.string
                {
                    whole.append(type)
                }
            }
        }
        #expect(Set(short) == ["weight", "body_composition", "heart_rate"])
        #expect(short == whole)
    }

    @Test("is only of the domains, patterns and entities that were asked for")
    func filters() async throws {
        let listener = try await SocketListener.welcome(try await HistoryTests.bridge())
        func names(_ id: Int, _ members: [String: JSONValue]) async -> [String] {
            var command = members
            command["id"] = .int(id)
            command["type"] = "subscribe_entities"
            await listener.say(.object(command))
            return (listener.heard().last?["event"]?["a"]?.object ?? [:]).keys.sorted()
        }
        let all = await names(1, [:])
        #expect(await names(2, ["entity_ids": []]) == all)
        #expect(await names(3, ["entity_ids": "SENSOR.anna_weight, sensor.nobody"]) == ["sensor.anna_weight"])
        #expect(await names(4, ["include": ["domains": "sensor"]]) == all.filter { $0.hasPrefix("sensor.") })
        #expect(
            await names(5, ["include": ["entity_globs": ["sensor.anna_w*t"]]])
                == all.filter { $0.hasPrefix("sensor.anna_w") && $0.hasSuffix("t") }
        )
        #expect(
            await names(6, ["exclude": ["domains": ["sensor"]]]) == all.filter { !$0.hasPrefix("sensor.") }
        )
        #expect(
            await names(7, ["include": ["entities": ["sensor.anna_weight"]], "exclude": ["domains": ["sensor"]]])
                .contains("sensor.anna_weight")
        )
    }

    @Test("of linked people: who they are, and who is no longer")
    func entries() async throws {
        let bridge = try await HistoryTests.bridge()
        let listener = try await SocketListener.welcome(bridge)
        await listener.say(["id": 1, "type": "config_entries/subscribe", "type_filter": ["hub"]])
        let first = listener.heard().last?["event"]?.array
        #expect(first?.count == 1)
        #expect(first?.first?["type"] == JSONValue.null)
        #expect(first?.first?["entry"]?["title"] == "Anna")
        try await bridge.store.removeAccount(of: HistoryTests.user)
        try await bridge.board.refreshAll()
        let news = await Self.next(listener, 1)["event"]?.array
        #expect(news?.first?["type"] == "removed")
        #expect(news?.first?["entry"]?["entry_id"] == "e1")
        await listener.say(["id": 2, "type": "config_entries/subscribe", "type_filter": ["helper"]])
        #expect(listener.heard().last?["event"] == [])
    }
}
