import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing
import WebServer

@testable import WebAPI

@Suite("The doors")
struct DoorTests {
    /// Everything that may be open; whoever opens another door has to write it here.
    private static let open: Set<String> = [
        "/health/live", "/health/ready", "/api/onboarding", "/api/onboarding/installation_type",
        "/api/onboarding/users",
        "/auth/token", "/auth/revoke", "/auth/providers", "/auth/login_flow", "/auth/login_flow/:flow_id",
        "/api/websocket", "/api/webhook/**",
    ]

    private static func concrete(_ path: String) -> String {
        path.replacing(":flow_id", with: "abc").replacing(":entry_id", with: "abc").replacing(
            ":entity_id",
            with: "sensor.x"
        )
        .replacing(":domain", with: "withings").replacing(":service", with: "sync")
    }

    @Test(
        "are all closed but the named ones: without a token, with a bad, a foreign and an expired one, and in safe mode",
        arguments: [false, true]
    )
    func closed(inSafeMode: Bool) async throws {
        let bridge = try Bridge()
        let stranger = try Bridge()
        let foreign = Guarded<String?>(nil)
        try await stranger.visit { visitor in foreign.with { $0 = visitor.token } }
        let routes = bridge.routes(inSafeMode: inSafeMode).routes
        try await bridge.visit(inSafeMode: inSafeMode) { (visitor: Visitor) async throws in
            bridge.clock.advance(by: 1800)
            let bearers = [nil, "", "x", visitor.refreshToken, foreign.with { $0 }, visitor.token]
            for route in routes where !Self.open.contains(route.path) {
                for method in route.method == .get ? [.get, .head] : [route.method] {
                    for bearer in bearers {
                        let answer = try await visitor.send(
                            method,
                            Self.concrete(route.path),
                            body: ByteBuffer(string: "{}"),
                            type: "application/json",
                            bearer: bearer
                        )
                        #expect(answer.status == 401, "\(method) \(route.path)")
                        #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
                        if method != .head { #expect(answer.text == "401: Unauthorized") }
                    }
                }
            }
            #expect(bridge.orders.with { $0 }.isEmpty)
        }
    }

    @Test("that are open are exactly the named ones")
    func opened() throws {
        let routes = try Bridge().routes().routes
        #expect(Set(routes.filter { $0.door == .anybody }.map(\.path)) == Self.open)
        #expect(routes.count > 35)
    }

    @Test("do not open to a token in another writing", arguments: ["bearer", "Basic", "Token"])
    func schemes(scheme: String) async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            let headers: HTTPFields = [.authorization: "\(scheme) \(visitor.token ?? "")"]
            let answer = try await visitor.client.execute(uri: "/api/", method: .get, headers: headers)
            #expect(answer.status == .unauthorized)
        }
    }

    @Test("answer another method with 405 and what is allowed, also without a token")
    func methods() async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            let answer = try await visitor.send(
                .get,
                "/api/config/config_entries/flow",
                body: nil,
                type: "",
                bearer: nil
            )
            #expect(answer.status == 405)
            #expect(answer.text == "405: Method Not Allowed")
            #expect(answer.headers[.allow] == "POST")
            #expect(try await visitor.send(.put, "/api/onboarding").headers[.allow] == "GET, HEAD")
        }
    }

    @Test("that do not exist are 404 in plain text")
    func unknown() async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            #expect(try await visitor.get("/api/nope").text == "404: Not Found")
            #expect(try await visitor.get("/auth/nope").status == 404)
        }
    }

    @Test("answer HEAD without a body also where something is wrong")
    func headOfFaults() async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            for (path, status) in [("/api/states/sensor.x", 404), ("/auth/token", 405), ("/api/nope", 404)] {
                let answer = try await visitor.send(.head, path)
                #expect(answer.status == status)
                #expect(answer.text.isEmpty)
            }
        }
    }

    @Test("answer HEAD like GET, without a body")
    func head() async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            for path in ["/api/", "/api/config", "/api/states", "/health/live", "/api/onboarding"] {
                let answer = try await visitor.send(.head, path)
                #expect(answer.status == 200)
                #expect(answer.text.isEmpty)
                #expect(answer.headers[.contentType] == "application/json")
            }
        }
    }
}
