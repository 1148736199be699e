import HummingbirdTesting
import TestSupport
import Testing
import WebServer

@Suite("Health")
struct HealthTests {
    @Test("is alive and ready, to anybody")
    func ready() async throws {
        try await Bridge().application().test(.router) { client in
            let visitor = Visitor(client: client)
            #expect(try await visitor.get("/health/live").text == #"{"status":"alive"}"#)
            let ready = try await visitor.get("/health/ready")
            #expect(ready.status == 200)
            #expect(ready.text == #"{"broker":"not_configured","reasons":[],"status":"ready","warnings":[]}"#)
        }
    }

    @Test("is alive but not ready in safe mode and with a store that does not answer, and says why")
    func notReady() async throws {
        let bridge = try Bridge()
        await bridge.store.close()
        try await bridge.application(inSafeMode: true).test(.router) { client in
            let visitor = Visitor(client: client)
            #expect(try await visitor.get("/health/live").status == 200)
            let ready = try await visitor.get("/health/ready")
            #expect(ready.status == 503)
            #expect(
                ready.json["reasons"]?.array?.compactMap { $0["code"]?.string } == ["invalid_configuration", "storage"]
            )
        }
    }

    @Test("of a store that fails shows in every answer that needs it, as one sentence")
    func storage() async throws {
        let bridge = try Bridge()
        await bridge.store.close()
        try await bridge.application().test(.router) { client in
            let answer = try await Visitor(client: client).post("/api/onboarding/users", Visitor.user)
            #expect(answer.status == 503)
            #expect(answer.json["message"]?.string?.contains("closed") == true)
        }
    }

    @Test("of a broker that is down does not make the program unready")
    func broker() async throws {
        let bridge = try Bridge()
        bridge.broker.with { $0.isConfigured = true }
        try await bridge.application().test(.router) { client in
            let ready = try await Visitor(client: client).get("/health/ready")
            #expect(ready.status == 200)
            #expect(ready.json["broker"] == "disconnected")
        }
    }
}
