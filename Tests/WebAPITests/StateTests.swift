import Entities
import Testing
import WebServer
import WithingsModel

@testable import WebAPI

@Suite("States")
struct StateTests {
    static let weight = Entity(
        description: Catalogue.measure(.weight, position: nil),
        uniqueID: "withings_101_weight_kg",
        entityID: "sensor.anna_weight",
        person: Person(user: WithingsUserID(101), name: "Anna"),
        value: .number(ExactDecimal(80250, exponent: -3)),
        measuredAt: 1_795_447_800,
        device: "Body+",
        attribution: .device,
        changedAt: 1_795_447_824,
        updatedAt: 1_795_447_825,
        timeZone: "Europe/Berlin"
    )

    @Test("have Home Assistant's form, with exact numbers and where they come from")
    func form() throws {
        let state = StateJSON.state(Self.weight, language: "en")
        let id = StateJSON.contextID(of: "withings_101_weight_kg", at: 1_795_447_824)
        #expect(
            state
                == (json(
                    """
                    {"entity_id":"sensor.anna_weight","state":"80.25","attributes":{"withings_key":"weight_kg",\
                    "measured_at":"2026-11-23T16:30:00+01:00","device":"Body+","attribution":"device","state_class":"measurement",\
                    "unit_of_measurement":"kg","device_class":"weight","friendly_name":"Anna Weight"},\
                    "last_changed":"2026-11-23T15:30:24.000000+00:00","last_reported":"2026-11-23T15:30:25.000000+00:00",\
                    "last_updated":"2026-11-23T15:30:24.000000+00:00","context":{"id":"\(id)","parent_id":null,"user_id":null}}
                    """
                ))
        )
    }

    @Test("have a context as Home Assistant makes them, which a restart does not change")
    func context() {
        let id = StateJSON.contextID(of: "withings_101_weight_kg", at: 1_795_447_825)
        // 2026-11-23T15:30:25Z in the ten digits that Home Assistant had for that second: 01M84GF8…
        #expect(id.hasPrefix("01M84GF8"))
        #expect(id.count == 26)
        #expect(id.allSatisfy { "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains($0) })
        #expect(id == StateJSON.contextID(of: "withings_101_weight_kg", at: 1_795_447_825))
        #expect(id != StateJSON.contextID(of: "withings_102_weight_kg", at: 1_795_447_825))
        #expect(id != StateJSON.contextID(of: "withings_101_weight_kg", at: 1_795_447_826))
    }

    @Test("speak the configured language")
    func language() {
        #expect(StateJSON.state(Self.weight, language: "ko")["attributes"]?["friendly_name"] == "Anna 체중")
    }

    @Test("keep lists, flags and numbers in attributes as such")
    func attributes() {
        #expect(StateJSON.json(.list(["a", "b"])) == ["a", "b"])
        #expect(StateJSON.json(.flag(true)) == true)
        #expect(StateJSON.json(.number(ExactDecimal(125, exponent: -2))) == .number("1.25"))
    }

    @Test("are found in whatever case and with whatever escapes the id is written, and so is the past")
    func spelling() async throws {
        try await HistoryTests.bridge().visit { (visitor: Visitor) async throws in
            for id in ["sensor.anna_weight", "SENSOR.Anna_Weight", "sensor%2Eanna%5Fweight"] {
                #expect(try await visitor.get("/api/states/\(id)").json["entity_id"] == "sensor.anna_weight", "\(id)")
            }
            // As HomeAssistant-API and every library that quotes paths write it.
            let past = "/api/history/period/2026-11-18T00%3A00%3A00%2B00%3A00?filter_entity_id=sensor.anna_weight"
            #expect(try await visitor.get(past).json.array?.count == 1)
        }
    }

    @Test("of nobody are an empty list; one that is not there is 404", arguments: [false, true])
    func empty(inSafeMode: Bool) async throws {
        try await Bridge().visit(inSafeMode: inSafeMode) { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/api/states").text == "[]")
            let missing = try await visitor.get("/api/states/sensor.x")
            #expect(missing.status == 404)
            #expect(missing.text == #"{"message":"Entity not found."}"#)
        }
    }
}
