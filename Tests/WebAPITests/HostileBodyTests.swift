import HTTPTypes
import NIOCore
import Testing
import WebServer

@testable import WebAPI

@Suite("Hostile requests")
struct HostileBodyTests {
    private static let bodies = [
        "", "{", "null", "[]", "[[[[", "1e999", "\"", "{\"handler\":null}", "{\"handler\":{}}",
        #"{"handler":"withings","entry_id":[]}"#,
        #"{"client_id":"http://x/","username":1,"password":[]}"#, #"{"profile":{}}"#, #"{"profile":null,"replace":3}"#,
        "grant_type=%00&code=%ff", "&&&===", "--x\r\n\r\n--x--", String(repeating: "[", count: 50_000),
        "{\"name\":\"\u{0}\",\"username\":\"\u{202E}\",\"password\":\"x\",\"client_id\":\"\",\"language\":\"\"}",
    ]

    @Test(
        "of any kind at any door are never answered with 500",
        arguments: ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
    )
    func bodies(type: String) async throws {
        let bridge = try Bridge()
        let routes = bridge.routes().routes
        try await bridge.visit { (visitor: Visitor) async throws in
            let flow =
                try await visitor.post("/api/config/config_entries/flow", ["handler": "withings"]).json["flow_id"]?
                .string ?? ""
            for route in routes {
                for name in ["abc", flow, "%00", "..%2f..", "'\"<", String(repeating: "a", count: 5000)] {
                    let path = route.path.split(separator: "/").map {
                        $0.hasPrefix(":") || $0 == "**" ? name : String($0)
                    }
                    if name != "abc", !route.path.contains(":") { continue }
                    for body in Self.bodies + [String(decoding: [0xFF, 0xFE, 0x00], as: UTF8.self)] {
                        let answer = try await visitor.send(
                            route.method,
                            "/" + path.joined(separator: "/"),
                            body: ByteBuffer(string: body),
                            type: type
                        )
                        #expect(answer.status < 500, "\(route.method) \(route.path) \(body.prefix(60))")
                    }
                }
            }
        }
    }

    @Test("with more than anybody needs to say are cut off at 413")
    func large() async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            let body = ByteBuffer(repeating: UInt8(ascii: "x"), count: 70_000)
            for path in ["/api/onboarding/users", "/auth/token", "/auth/revoke", "/auth/login_flow"] {
                #expect(
                    try await visitor.send(.post, path, body: body, type: "application/x-www-form-urlencoded").status
                        == 413
                )
            }
            let huge = ByteBuffer(repeating: UInt8(ascii: "x"), count: 1024 * 1024 + 1)
            #expect(try await visitor.send(.post, "/api/config/config_entries/flow", body: huge).status == 413)
        }
    }
}
