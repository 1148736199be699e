import Access
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing
import WebServer

@Suite("Sign-in of Home Assistant's clients")
struct LoginFlowTests {
    private static let start: JSONValue = [
        "client_id": .string(Visitor.id), "handler": ["homeassistant", nil], "redirect_uri": "http://client.test/back",
    ]

    private static func answer(_ password: String) -> JSONValue {
        ["client_id": .string(Visitor.id), "username": "Anna", "password": .string(password)]
    }

    @Test("asks for user name and password, says when they are wrong, and gives a code for a token")
    func whole() async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            let first = try await visitor.post("/auth/login_flow", Self.start).json
            let id = try #require(first["flow_id"]?.string)
            #expect(
                first
                    == (json(
                        #"{"type":"form","flow_id":"\#(id)","handler":["homeassistant",null],"data_schema":[{"type":"string","name":"username","required":true},{"type":"string","name":"password","required":true}],"errors":{},"description_placeholders":null,"last_step":null,"preview":null,"step_id":"init"}"#
                    ))
            )
            let wrong = try await visitor.post("/auth/login_flow/\(id)", Self.answer("wrong"))
            #expect(wrong.status == 200)
            #expect(wrong.json["errors"] == ["base": "invalid_auth"])
            let right = try await visitor.post("/auth/login_flow/\(id)", Self.answer("secret")).json
            let code = try #require(right["result"]?.string)
            #expect(
                right
                    == (json(
                        #"{"type":"create_entry","flow_id":"\#(id)","handler":["homeassistant",null],"description":null,"description_placeholders":null,"result":"\#(code)"}"#
                    ))
            )
            let tokens = try await visitor.form(
                "/auth/token",
                "grant_type=authorization_code&client_id=http%3A%2F%2Fclient.test%2F&code=\(code)"
            )
            #expect(tokens.status == 200)
            #expect(
                try await visitor.post("/auth/login_flow/\(id)", Self.answer("secret")).text
                    == #"{"message":"Invalid flow specified"}"#
            )
        }
    }

    @Test("holds back who guesses, and says for how long")
    func throttle() async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            let id = try await visitor.post("/auth/login_flow", Self.start).json["flow_id"]?.string ?? ""
            for _ in 0..<4 { _ = try await visitor.post("/auth/login_flow/\(id)", Self.answer("wrong")) }
            let held = try await visitor.post("/auth/login_flow/\(id)", Self.answer("secret"))
            #expect(held.status == 429)
            #expect(held.headers[.retryAfter] == "1")
            #expect(held.json["code"] == "too_many_attempts")
        }
    }

    @Test("sends nobody to an address that is not the client's")
    func redirect() async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            var start = Self.start.object ?? [:]
            start["redirect_uri"] = "http://evil.test/"
            let id = try await visitor.post("/auth/login_flow", .object(start)).json["flow_id"]?.string ?? ""
            let answer = try await visitor.post("/auth/login_flow/\(id)", Self.answer("secret"))
            #expect(answer.status == 403)
            #expect(answer.text == #"{"message":"Invalid redirect URI"}"#)
        }
    }

    @Test("is given up, and ends after ten minutes")
    func ends() async throws {
        let bridge = try Bridge()
        try await bridge.visit { (visitor: Visitor) async throws in
            let one = try await visitor.post("/auth/login_flow", Self.start).json["flow_id"]?.string ?? ""
            #expect(try await visitor.delete("/auth/login_flow/\(one)").text == #"{"message":"Flow aborted"}"#)
            #expect(try await visitor.delete("/auth/login_flow/\(one)").status == 404)
            let other = try await visitor.post("/auth/login_flow", Self.start).json["flow_id"]?.string ?? ""
            bridge.clock.advance(by: 600)
            #expect(try await visitor.post("/auth/login_flow/\(other)", Self.answer("secret")).status == 404)
        }
    }

    @Test(
        "answers what is wrong as Home Assistant does",
        arguments: [
            (#"{}"#, 400, "Message format incorrect: required key not provided at 'client_id'"),
            (
                #"{"client_id":"zzz","handler":["homeassistant",null],"redirect_uri":"http://x/"}"#, 400,
                "Invalid client id"
            ),
            (
                #"{"client_id":"http://x/","handler":["z",null],"redirect_uri":"http://x/"}"#, 404,
                "Invalid handler specified"
            ),
            (
                #"{"client_id":"http://x/","handler":["z"],"redirect_uri":"http://x/"}"#, 400,
                "Message format incorrect: length of value must be at least 2 at 'handler'"
            ),
            (
                #"{"client_id":"http://x/","handler":"z","redirect_uri":"http://x/"}"#, 400,
                "Message format incorrect: expected a list at 'handler'"
            ),
        ]
    )
    func faults(body: String, status: Int, message: String) async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            let answer = try await visitor.post("/auth/login_flow", text: body)
            #expect(answer.status == status)
            #expect(answer.json["message"] == .string(message))
        }
    }
}
