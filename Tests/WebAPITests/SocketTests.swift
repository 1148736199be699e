import Access
import Entities
import Store
import TestSupport
import Testing
import WebServer
import WebSocketServer
import WithingsModel

@testable import WebAPI

@Suite("The WebSocket API")
struct SocketTests {
    @Test("asks for a token, and lets in who has a good one")
    func auth() async throws {
        let bridge = try Bridge()
        let listener = await SocketListener(bridge)
        #expect(listener.heard() == [["type": "auth_required", "ha_version": "1.2.3"]])
        let token = try await bridge.gatekeeper.createLongLivedToken(name: "a").token
        await listener.say(["type": "auth", "access_token": .string(token)])
        #expect(listener.heard() == [["type": "auth_ok", "ha_version": "1.2.3"]])
        #expect(await listener.ask(1, "ping") == ["id": 1, "type": "pong"])
    }

    @Test(
        "sends away who has none",
        arguments: [
            (#"{"type":"auth","access_token":"x"}"#, "Invalid access token or password"),
            (#"{"type":"auth"}"#, "Invalid access token or password"),
            (
                #"{"type":"ping","id":1}"#,
                "Auth message incorrectly formatted: not a valid option at 'id'. Got 1\n"
                    + "not a valid value at 'type'. Got 'ping'"
            ),
            ("[]", "Auth message incorrectly formatted: expected a mapping. Got []"),
            (
                #"{"type":"auth","access_token":1}"#,
                "Auth message incorrectly formatted: expected str at 'access_token'. Got 1"
            ),
        ]
    )
    func refused(text: String, message: String) async throws {
        let listener = await SocketListener(try Bridge())
        _ = listener.heard()
        await listener.talk.received(Array(text.utf8), isText: true)
        #expect(listener.heard() == [["type": "auth_invalid", "message": .string(message)]])
        #expect(listener.outbox.isClosing)
    }

    @Test("does not wait for a token for ever")
    func patience() async throws {
        let bridge = try Bridge()
        let listener = await SocketListener(bridge)
        await bridge.clock.sleepers(atLeast: 1)
        bridge.clock.advance(by: 11)
        while !listener.outbox.isClosing { await Task.yield() }
        #expect(listener.outbox.isClosing)
    }

    @Test("sends away whose token is revoked")
    func revoked() async throws {
        let bridge = try Bridge()
        let listener = try await SocketListener.welcome(bridge)
        for token in try await bridge.gatekeeper.longLivedTokens() {
            _ = try await bridge.gatekeeper.revokeLongLivedToken(token.id)
        }
        #expect(await listener.ask(1, "get_states") == .null)
        #expect(listener.outbox.isClosing)
    }

    @Test("sends away at once whose token is revoked though nothing is said")
    func revokedInSilence() async throws {
        let bridge = try Bridge()
        let (listener, other) = (try await SocketListener.welcome(bridge), await SocketListener(bridge))
        let staying = try await bridge.gatekeeper.createLongLivedToken(name: "staying")
        await other.say(["type": "auth", "access_token": .string(staying.token)])
        for token in try await bridge.gatekeeper.longLivedTokens() where token.id != staying.record.id {
            _ = try await bridge.gatekeeper.revokeLongLivedToken(token.id)
        }
        while !listener.outbox.isClosing { await Task.yield() }
        #expect(!other.outbox.isClosing)
        await bridge.gatekeeper.endEverything()
        while !other.outbox.isClosing { await Task.yield() }
    }

    @Test("tells the workouts of a calendar, and again when there is another")
    func calendar() async throws {
        let bridge = try await HistoryTests.bridge()
        let listener = try await SocketListener.welcome(bridge)
        let range: [String: JSONValue] = [
            "entity_id": "calendar.anna_workouts", "start": "2026-11-18T00:00:00Z", "end": "2026-11-20T00:00:00Z",
        ]
        var command = range
        command["id"] = 1
        command["type"] = "calendar/event/subscribe"
        await listener.say(.object(command))
        let said = listener.heard()
        #expect(said.first == ["id": 1, "type": "result", "success": true, "result": nil])
        let first = said.last?["event"]?["events"]?.array ?? []
        #expect(first.map { $0["summary"] } == ["Table tennis"])
        #expect(first.first?["start"] == "2026-11-18T14:53:20+01:00")
        var page = RecordPage()
        page.workouts = [
            Workout(
                id: 8,
                category: .run,
                day: try #require(LocalDay("2026-11-19")),
                startAt: 1_795_070_000,
                endAt: 1_795_073_600,
                modifiedAt: 1_795_073_600
            )
        ]
        _ = try await bridge.store.save(page, of: HistoryTests.user)
        try await bridge.board.refreshAll()
        var later: [JSONValue] = []
        while later.isEmpty {
            later = listener.heard()
            await Task.yield()
        }
        #expect(later.last?["event"]?["events"]?.array?.count == 2)
        var wrong = range
        wrong["entity_id"] = "calendar.nobody"
        #expect(await listener.ask(2, "calendar/event/subscribe", wrong)["error"]?["code"] == "not_found")
        wrong = range
        wrong["end"] = range["start"]
        #expect(
            await listener.ask(3, "calendar/event/subscribe", wrong)["error"]?["message"] == "Start must be before end"
        )
    }

    @Test("tells commands that it does not know, and numbers that do not increase, in Home Assistant's words")
    func faults() async throws {
        let listener = try await SocketListener.welcome(try Bridge())
        #expect(
            await listener.ask(5, "nonsense")
                == [
                    "id": 5, "type": "result", "success": false,
                    "error": ["code": "unknown_command", "message": "Unknown command."],
                ]
        )
        // Only a command that is known counts.
        #expect(await listener.ask(5, "ping")["type"] == "pong")
        #expect(await listener.ask(5, "ping")["error"]?["code"] == "id_reuse")
        #expect(await listener.ask(4, "ping")["error"]?["message"] == "Identifier values have to increase.")
        await listener.say(["type": "ping"])
        #expect(
            listener.heard() == [
                [
                    "id": nil, "type": "result", "success": false,
                    "error": ["code": "invalid_format", "message": "Message incorrectly formatted."],
                ]
            ]
        )
        #expect(await listener.ask(6, "config/entity_registry/get")["error"]?["code"] == "invalid_format")
        #expect(await listener.ask(7, "ping")["type"] == "pong")
    }

    @Test("answers what a client asks at its start")
    func start() async throws {
        let bridge = try await HistoryTests.bridge()
        let listener = try await SocketListener.welcome(bridge)
        let states = await listener.ask(1, "get_states")["result"]?.array ?? []
        #expect(states.contains { $0["entity_id"] == "sensor.anna_weight" && $0["state"] == "79.5" })
        #expect(await listener.ask(2, "get_config")["result"]?["location_name"] == "Home")
        #expect(await listener.ask(3, "get_services")["result"]?["withings"]?["sync"] != nil)
        let entities = await listener.ask(4, "config/entity_registry/list")["result"]?.array ?? []
        let weight = entities.first { $0["entity_id"] == "sensor.anna_weight" }
        #expect(weight?["unique_id"] == "withings_101_weight_kg")
        #expect(weight?["config_entry_id"] == "e1")
        let devices = await listener.ask(5, "config/device_registry/list")["result"]?.array ?? []
        #expect(devices.contains { $0["id"] == weight?["device_id"] && $0["name"] == "Anna" })
        #expect(await listener.ask(6, "config/area_registry/list")["result"] == [])
        #expect(await listener.ask(7, "config_entries/get")["result"]?.array?.first?["title"] == "Anna")
        #expect(await listener.ask(8, "get_panels")["result"] == [:])
    }

    @Test("calls services, and says which it does not have")
    func services() async throws {
        let bridge = try await HistoryTests.bridge()
        let listener = try await SocketListener.welcome(bridge)
        let called = await listener.ask(
            1,
            "call_service",
            ["domain": "withings", "service": "sync", "service_data": ["profile": "Anna"]]
        )
        #expect(called["success"] == true)
        #expect(called["result"]?["context"]?["id"]?.string?.count == 26)
        #expect(bridge.orders.with { $0 } == ["sync 101"])
        let unknown = await listener.ask(2, "call_service", ["domain": "light", "service": "turn_on"])
        #expect(
            unknown["error"] == [
                "code": "not_found", "message": "Service light.turn_on not found.",
                "translation_key": "service_not_found", "translation_domain": "homeassistant",
                "translation_placeholders": ["domain": "light", "service": "turn_on"],
            ]
        )
    }

    @Test("makes long-lived tokens")
    func tokens() async throws {
        let bridge = try Bridge()
        let listener = try await SocketListener.welcome(bridge)
        let made = await listener.ask(1, "auth/long_lived_access_token", ["client_name": "x", "lifespan": 365])
        #expect(await bridge.gatekeeper.isGood(bearer: made["result"]?.string ?? ""))
        let again = await listener.ask(2, "auth/long_lived_access_token", ["client_name": "x", "lifespan": 365])
        #expect(again["error"] == ["code": "unknown_error", "message": "x already exists"])
        let spent = await listener.ask(3, "auth/long_lived_access_token", ["client_name": "y", "lifespan": -5])
        #expect(await !bridge.gatekeeper.isGood(bearer: spent["result"]?.string ?? ""))
        let lasting = await listener.ask(4, "auth/long_lived_access_token", ["client_name": "z", "lifespan": 99_999])
        #expect(await bridge.gatekeeper.isGood(bearer: lasting["result"]?.string ?? ""))
    }

    @Test("lists who may come in, and shuts out whom it is told to")
    func refreshTokens() async throws {
        let bridge = try Bridge()
        let listener = try await SocketListener.welcome(bridge)
        _ = await listener.ask(1, "auth/long_lived_access_token", ["client_name": "x", "lifespan": 365])
        let code = try await bridge.gatekeeper.authorizationCode(clientID: "http://other.test/")
        let other = try await bridge.gatekeeper.tokens(authorizationCode: code, clientID: "http://other.test/")
        let rows = await listener.ask(2, "auth/refresh_tokens")["result"]?.array ?? []
        #expect(rows.count { $0["is_current"] == true } == 1)
        #expect(rows.contains { $0["client_name"] == "x" && $0["type"] == "long_lived_access_token" })
        let row = try #require(rows.first { $0["client_id"] == "http://other.test/" })
        #expect(
            row.object?.keys.sorted() == [
                "auth_provider_type", "client_icon", "client_id", "client_name", "created_at", "expire_at", "id",
                "is_current", "last_used_at", "last_used_ip", "type",
            ]
        )
        #expect(row["type"] == "normal")
        #expect(row["is_current"] == false)
        let gone = await listener.ask(3, "auth/delete_refresh_token", ["refresh_token_id": row["id"] ?? nil])
        #expect(gone["result"] == [:])
        #expect(await !bridge.gatekeeper.isGood(bearer: other.accessToken))
        let again = await listener.ask(4, "auth/delete_refresh_token", ["refresh_token_id": row["id"] ?? nil])
        #expect(again["error"] == ["code": "invalid_token_id", "message": "Received invalid token"])
    }

    @Test("tells what changed: whole states to one, the difference to another, nothing to who left")
    func subscriptions() async throws {
        let bridge = try await HistoryTests.bridge()
        let listener = try await SocketListener.welcome(bridge)
        await listener.say(["id": 1, "type": "subscribe_events", "event_type": "state_changed"])
        await listener.say(["id": 2, "type": "subscribe_entities", "entity_ids": ["sensor.anna_weight"]])
        await listener.say(["id": 3, "type": "subscribe_events", "event_type": "state_changed"])
        await listener.say(["id": 4, "type": "unsubscribe_events", "subscription": 3])
        let first = listener.heard()
        #expect(first.count == 5)
        let whole = first.first { $0["type"] == "event" }?["event"]?["a"]?["sensor.anna_weight"]
        #expect(whole?["s"] == "79.5")
        #expect(whole?["lc"] == .number("1795100000.0"))
        var page = RecordPage()
        page.measureGroups = [
            MeasureGroup(
                id: 99,
                measuredAt: 1_795_400_000,
                createdAt: 1_795_400_000,
                modifiedAt: 1_795_400_000,
                measures: [Measure(type: .weight, value: 79)]
            )
        ]
        _ = try await bridge.store.save(page, of: HistoryTests.user)
        try await bridge.board.refreshAll()
        var heard: [JSONValue] = []
        // Others change too: what is made of the weight, and when it was measured.
        func isWeight(_ message: JSONValue) -> Bool {
            message["id"] == 1 && message["event"]?["data"]?["entity_id"] == "sensor.anna_weight"
        }
        while !heard.contains(where: isWeight) || !heard.contains(where: { $0["id"] == 2 }) {
            await Task.yield()
            heard += listener.heard()
        }
        let changed = heard.first(where: isWeight)?["event"]
        #expect(changed?["event_type"] == "state_changed")
        #expect(changed?["data"]?["old_state"]?["state"] == "79.5")
        #expect(changed?["data"]?["new_state"]?["state"] == "79")
        let difference = heard.first { $0["id"] == 2 }?["event"]?["c"]?["sensor.anna_weight"]
        #expect(difference?["+"]?["s"] == "79")
        #expect(difference?["+"]?["a"] == ["measured_at": "2026-11-23T02:13:20+00:00"])
        #expect(!heard.contains { $0["id"] == 3 })
        #expect(await listener.ask(9, "unsubscribe_events", ["subscription": 77])["error"]?["code"] == "not_found")
    }

    @Test("reads history in the short form")
    func history() async throws {
        let listener = try await SocketListener.welcome(try await HistoryTests.bridge())
        let answer = await listener.ask(
            1,
            "history/history_during_period",
            [
                "start_time": "2026-11-18T00:00:00Z", "end_time": "2026-11-21T00:00:00Z",
                "entity_ids": ["sensor.anna_weight"], "minimal_response": true, "no_attributes": true,
            ]
        )["result"]?["sensor.anna_weight"]?.array
        #expect(answer?.first == ["s": "81", "lu": .number("1794960000.0")])
        #expect(answer?.last == ["s": "79.5", "lu": .number("1795100000.0")])
        let fault = await listener.ask(2, "history/history_during_period", ["start_time": "x", "entity_ids": ["a.b"]])
        #expect(fault["error"]?["code"] == "invalid_start_time")
    }

    @Test("makes statistics of the record: means by the hour, and by longer stretches of local time")
    func statistics() async throws {
        let listener = try await SocketListener.welcome(try await HistoryTests.bridge())
        let ids =
            await listener.ask(1, "recorder/list_statistic_ids", ["statistic_type": "mean"])["result"]?.array ?? []
        let weight = ids.first { $0["statistic_id"] == "sensor.anna_weight" }
        #expect(weight?["unit_class"] == "mass")
        #expect(weight?["mean_type"] == 1)
        let hours = await listener.ask(
            2,
            "recorder/statistics_during_period",
            ["start_time": "2026-11-01", "statistic_ids": ["sensor.anna_weight"], "period": "hour"]
        )["result"]?["sensor.anna_weight"]?.array
        #expect(hours?.count == 3)
        #expect(
            hours?.first
                == json(
                    #"{"start":1794999600000,"end":1795003200000,"mean":80,"min":80,"max":80,"last_reset":null}"#
                )
        )
        let month = await listener.ask(
            3,
            "recorder/statistics_during_period",
            [
                "start_time": "2026-11-01", "statistic_ids": ["sensor.anna_weight"], "period": "month",
                "types": ["min", "max"],
            ]
        )["result"]?["sensor.anna_weight"]?.array
        // November in Berlin begins an hour before it does in Greenwich.
        #expect(month == [json(#"{"start":1793487600000,"end":1796079600000,"min":79.5,"max":80}"#)])
    }

    @Test("has nothing to show in safe mode, and says so in the same form")
    func safeMode() async throws {
        let listener = try await SocketListener.welcome(try Bridge(), inSafeMode: true)
        #expect(await listener.ask(1, "get_states")["result"] == [])
        #expect(await listener.ask(2, "config/entity_registry/list")["result"] == [])
        #expect(await listener.ask(3, "subscribe_events")["success"] == true)
    }

    @Test("is not brought down by anything that is said")
    func mutations() async throws {
        let listener = try await SocketListener.welcome(try await HistoryTests.bridge())
        var dice = SystemRandomNumberGenerator()
        let seeds =
            SocketCommand.all.map(\.type) + ["subscribe_entities", "subscribe_events", "unsubscribe_events", "ping"]
        let values: [JSONValue] = [
            nil, true, -1, 1, "x", [], [:], ["sensor.anna_weight"], "2026-11-18", .number("1e400"), [nil], "hour",
        ]
        let names = [
            "start_time", "end_time", "entity_ids", "statistic_ids", "period", "types", "entity_id", "subscription",
            "service_data", "domain", "service", "target", "type_filter", "event_type", "features", "lifespan",
            "client_name",
        ]
        for id in 1...600 {
            var members: [String: JSONValue] = [:]
            for _ in 0..<Int.random(in: 0...4, using: &dice) {
                members[names.randomElement(using: &dice) ?? ""] = values.randomElement(using: &dice)
            }
            let type = seeds.randomElement(using: &dice) ?? ""
            members["id"] = .int(id)
            members["type"] = .string(type)
            await listener.say(.object(members))
            let heard = listener.heard()
            #expect(heard.contains { $0["id"] == .int(id) }, "\(type) \(members)")
        }
        var bytes = JSONValue.object(["id": 601, "type": "get_states"]).bytes
        for _ in 0..<400 {
            bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            await listener.talk.received(bytes, isText: Bool.random())
        }
        await listener.talk.closed()
    }
}
