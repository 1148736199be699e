import HTTPTypes
import HummingbirdTesting
import Linking
import SimulatedCloud
import TestSupport
import Testing
import WebServer

@Suite("Linking a person through the API")
struct FlowRouteTests {
    private static let path = "/api/config/config_entries/flow"

    @Test("starts with Withings' site, can be looked at, and given up")
    func begin() async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            let first = try await visitor.post(Self.path, ["handler": "withings", "show_advanced_options": true])
            #expect(first.status == 200)
            #expect(first.json["type"] == "external")
            #expect(first.json["url"]?.string?.hasPrefix("http://cloud.test/oauth2_user/authorize2?") == true)
            let id = try #require(first.json["flow_id"]?.string)
            #expect(try await visitor.get("\(Self.path)/\(id)").json["step_id"] == "auth")
            #expect(try await visitor.post("\(Self.path)/\(id)", text: "").json["type"] == "external")
            #expect(try await visitor.get("/api/withings/status").json["flows"]?.array?.count == 1)
            #expect(try await visitor.delete("\(Self.path)/\(id)").text == #"{"message":"Flow aborted"}"#)
            for answer in [try await visitor.delete("\(Self.path)/\(id)"), try await visitor.get("\(Self.path)/\(id)")]
            {
                #expect(answer.status == 404)
                #expect(answer.text == #"{"message":"Invalid flow specified"}"#)
            }
        }
    }

    @Test("lists what can be added")
    func handlers() async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/api/config/config_entries/flow_handlers").text == #"["withings"]"#)
            #expect(try await visitor.get("/api/config/config_entries/flow_handlers?type=helper").text == "[]")
        }
    }

    @Test(
        "answers what is wrong as Home Assistant does",
        arguments: [
            ("{}", 400, "Message format incorrect: required key not provided at 'handler'"),
            ("[", 400, "Invalid JSON."),
            (#"{"handler":"nope"}"#, 404, "Invalid handler specified"),
            (#"{"handler":["withings"]}"#, 404, "Invalid handler specified"),
            (#"{"handler":3}"#, 400, "Message format incorrect: expected str or list at 'handler'"),
            ("[1]", 400, "Message format incorrect: expected a mapping"),
            (#"{"handler":"withings","entry_id":"zz"}"#, 404, "Invalid entry specified"),
        ]
    )
    func faults(body: String, status: Int, message: String) async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            let answer = try await visitor.post(Self.path, text: body)
            #expect(answer.status == status)
            #expect(answer.json["message"] == .string(message))
        }
    }

    @Test("is not to be had while the configuration is broken, and says so")
    func safeMode() async throws {
        try await Bridge().visit(inSafeMode: true) { (visitor: Visitor) async throws in
            let answer = try await visitor.post(Self.path, ["handler": "withings"]).json
            #expect(answer["type"] == "abort")
            #expect(answer["reason"] == "missing_configuration")
        }
    }

    @Test("goes from Withings' site to the created entry, and keeps the wrong person out")
    func whole() async throws {
        let clock = ManualClock(now: 1_795_447_825)
        let people = [
            CloudPerson(userID: 101, name: "Anna", timeZone: "Europe/Berlin"),
            CloudPerson(userID: 102, name: "Ben", timeZone: "Europe/Berlin"),
        ]
        try await RunningCloud.with(SimulatedCloud(people: people, now: { clock.now })) { cloud in
            let bridge = try Bridge(cloud: cloud.cloud, consent: cloud.url)
            try await bridge.visit { (visitor: Visitor) async throws in
                func approve(_ person: String, entry: JSONValue? = nil) async throws -> String {
                    var start: JSONValue = ["handler": "withings"]
                    if let entry { start = ["handler": "withings", "entry_id": entry] }
                    let flow = try await visitor.post(Self.path, start).json
                    let back = try await cloud.approve(authorizeURL: flow["url"]?.string ?? "", person: person)
                    _ = try await bridge.desk.callback(pastedAddress: back)
                    return "\(Self.path)/\(flow["flow_id"]?.string ?? "")"
                }
                let first = try await approve("Anna")
                #expect(try await visitor.get(first).json["description_placeholders"]?["user_id"] == "101")
                let unknown = try await visitor.post(first, ["profile": "Nobody"])
                #expect(unknown.status == 400)
                #expect(unknown.text == #"{"errors":{"profile":"value must be one of ['Anna', 'Ben']"}}"#)
                let created = try await visitor.post(first, ["profile": "Anna"]).json
                #expect(created["type"] == "create_entry")
                #expect(created["result"]?["title"] == "Anna")

                let again = try await approve("Anna")
                let duplicate = try await visitor.post(again, ["profile": "Ben"])
                #expect(duplicate.status == 200)
                #expect(duplicate.json["errors"] == ["base": "already_configured"])
                _ = try await visitor.delete(again)

                let other = try await approve("Ben")
                let wrong = try await visitor.post(other, ["profile": "Anna"]).json
                #expect(wrong["errors"] == ["profile": "wrong_account"])
                #expect(wrong["data_schema"]?.array?.last?["name"] == "replace")
                #expect(try await visitor.post(other, ["profile": "Ben"]).json["type"] == "create_entry")

                let entries = try await visitor.get("/api/config/config_entries/entry").json.array ?? []
                #expect(entries.compactMap { $0["title"]?.string } == ["Anna", "Ben"])
                #expect(try await visitor.get("/api/withings/status").json["accounts"]?.array?.count == 2)

                let renewed = try await approve("Anna", entry: created["result"]?["entry_id"])
                let end = try await visitor.get(renewed).json
                #expect(end["reason"] == "reconfigure_successful")
            }
        }
    }
}
