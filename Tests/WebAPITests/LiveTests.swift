import HTTPTypes
import HummingbirdTesting
import Testing
import WebServer

@Suite("Over a real connection")
struct LiveTests {
    @Test("a script comes in, asks and is answered")
    func script() async throws {
        try await Bridge().application().test(.live) { client in
            var visitor = Visitor(client: client)
            try await visitor.signUp()
            let states = try await visitor.get("/api/states")
            #expect(states.status == 200)
            #expect(states.headers[.contentType] == "application/json")
            #expect(states.headers[.xContentTypeOptions] == "nosniff")
            #expect(try await visitor.send(.head, "/api/states").text.isEmpty)
            #expect(try await visitor.get("/auth/providers").json["preselect_remember_me"] == true)
            visitor.token = nil
            #expect(try await visitor.get("/api/states").status == 401)
        }
    }
}
