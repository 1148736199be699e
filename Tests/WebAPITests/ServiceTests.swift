import Entities
import Store
import TestSupport
import Testing
import WebServer
import WithingsModel

@Suite("Services")
struct ServiceTests {
    @Test("are listed in Home Assistant's form")
    func list() async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            let domains = try await visitor.get("/api/services").json.array ?? []
            #expect(domains.compactMap { $0["domain"]?.string } == ["homeassistant", "button", "withings"])
            #expect(domains.first?["services"]?["restart"] == ["fields": [:]])
        }
    }

    @Test("restart the program, fetch everybody's readings or one person's")
    func calls() async throws {
        let bridge = try Bridge()
        try await bridge.store.save(
            Account(id: "e1", user: WithingsUserID(101), profile: "Anna", linkedAt: 1, scopes: [])
        )
        try await bridge.visit { (visitor: Visitor) async throws in
            #expect(try await visitor.post("/api/services/withings/sync", text: "").text == "[]")
            #expect(try await visitor.post("/api/services/withings/sync", ["profile": "Anna"]).status == 200)
            #expect(try await visitor.post("/api/services/withings/sync", ["entry_id": "e1"]).status == 200)
            #expect(try await visitor.post("/api/services/withings/sync", ["profile": "Nobody"]).status == 400)
            #expect(try await visitor.post("/api/services/withings/reread", ["profile": "Anna"]).text == "[]")
            #expect(try await visitor.post("/api/services/withings/reread", ["profile": "Nobody"]).status == 400)
            #expect(try await visitor.post("/api/services/homeassistant/restart", [:]).text == "[]")
            #expect(try await visitor.post("/api/services/homeassistant/check_config", [:]).text == "[]")
            #expect(bridge.orders.with { $0 } == ["sync", "sync 101", "sync 101", "reread 101", "restart"])
        }
    }

    @Test("fetch for the people whose entities are named, as scripts of Home Assistant do it")
    func entities() async throws {
        let bridge = try await HistoryTests.bridge()
        try await bridge.visit { (visitor: Visitor) async throws in
            let update = "/api/services/homeassistant/update_entity"
            #expect(try await visitor.post(update, ["entity_id": "sensor.anna_weight"]).text == "[]")
            #expect(try await visitor.post(update, ["entity_id": ["sensor.nobody"]]).status == 200)
            #expect(try await visitor.post(update, [:]).status == 400)
            #expect(try await visitor.post(update, ["entity_id": "bad"]).text == "400: Bad Request")
            let sync = "/api/services/withings/sync"
            #expect(try await visitor.post(sync, ["entity_id": "sensor.anna_weight,sensor.anna_height"]).status == 200)
            // Nobody's entity, and a word that is misspelt, do not stand for everybody.
            #expect(try await visitor.post(sync, ["entity_id": "sensor.nobody"]).status == 400)
            #expect(try await visitor.post(sync, ["prfile": "Anna"]).text == "400: Bad Request")
            #expect(bridge.orders.with { $0 } == ["sync 101", "sync 101"])
        }
    }

    @Test("press buttons, and those that are off by default by their names alone")
    func buttons() async throws {
        let bridge = try await HistoryTests.bridge()
        await bridge.board.show(BridgeFacts(version: "1.0"))
        try await bridge.visit { (visitor: Visitor) async throws in
            let press = "/api/services/button/press"
            #expect(try await visitor.post(press, ["entity_id": "button.withings_bridge_sync_now"]).text == "[]")
            #expect(try await visitor.post(press, ["entity_id": "all"]).status == 200)
            let reread = "button.withings_bridge_read_everything_again"
            #expect(try await visitor.post(press, ["entity_id": [.string(reread)]]).status == 200)
            #expect(try await visitor.post(press, ["entity_id": "button.nobody"]).status == 200)
            #expect(try await visitor.post(press, [:]).status == 400)
            #expect(bridge.orders.with { $0 } == ["sync", "sync", "reread"])
        }
    }

    @Test("take names kindly, everybody by a word, and no number for a name")
    func kindly() async throws {
        let bridge = try await HistoryTests.bridge()
        try await bridge.visit { (visitor: Visitor) async throws in
            let sync = "/api/services/withings/sync"
            #expect(try await visitor.post(sync, ["profile": "anna"]).status == 200)
            #expect(try await visitor.post(sync, ["profile": 5]).status == 400)
            #expect(try await visitor.post(sync, ["entity_id": "all"]).status == 200)
            #expect(bridge.orders.with { $0 } == ["sync 101", "sync"])
        }
    }

    @Test("do not restart the running program into a broken configuration; from safe mode they do")
    func brokenConfiguration() async throws {
        let bridge = try Bridge(configuration: "withings:\n  client_id: a\n")
        try await bridge.visit { (visitor: Visitor) async throws in
            let answer = try await visitor.post("/api/services/homeassistant/restart", [:])
            #expect(answer.status == 400)
            #expect(answer.json["message"]?.string?.contains("configuration.yaml:") == true)
            #expect(bridge.orders.with { $0 }.isEmpty)
        }
        let other = try Bridge(configuration: "withings:\n  client_id: a\n")
        try await other.visit(inSafeMode: true) { (visitor: Visitor) async throws in
            #expect(try await visitor.post("/api/services/homeassistant/restart", [:]).status == 200)
            #expect(other.orders.with { $0 } == ["restart"])
        }
    }

    @Test(
        "take data that is nothing for none, as Home Assistant does",
        arguments: ["", "null", "[]", "{}", "false", "0", "0.0", "\"\""]
    )
    func nothing(text: String) async throws {
        let bridge = try Bridge()
        try await bridge.visit { (visitor: Visitor) async throws in
            let answer = try await visitor.post("/api/services/homeassistant/check_config", text: text)
            #expect(answer.status == 200)
            #expect(answer.text == "[]")
            #expect(try await visitor.post("/api/services/withings/sync", text: text).status == 200)
            #expect(bridge.orders.with { $0 } == ["sync"])
        }
    }

    @Test("refuse data that is something else", arguments: ["[1]", "[[]]", "true", "1", "\"x\""])
    func something(text: String) async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            let answer = try await visitor.post("/api/services/homeassistant/check_config", text: text)
            #expect(answer.status == 400)
            #expect(answer.text == "400: Bad Request")
            let question = "/api/services/homeassistant/check_config?return_response"
            #expect(try await visitor.post(question, text: text).json["message"] != nil)
        }
    }

    @Test("that do not exist, and data that is no data, are refused as in Home Assistant")
    func refused() async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            #expect(try await visitor.post("/api/services/a/b", [:]).text == "400: Bad Request")
            #expect(
                try await visitor.post("/api/services/withings/sync", text: "x{").json["message"]
                    == "Data should be valid JSON."
            )
            #expect(try await visitor.post("/api/services/withings/sync", [1]).status == 400)
            #expect(try await visitor.post("/api/services/withings/sync?return_response", [:]).status == 400)
        }
    }
}
