import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing
import WebServer

@Suite("/auth/token")
struct TokenRouteTests {
    private static let client = "client_id=http%3A%2F%2Fclient.test%2F"

    @Test("gives what Home Assistant gives for a code, once")
    func code() async throws {
        try await Bridge().application().test(.router) { client in
            let visitor = Visitor(client: client)
            let code = try await visitor.post("/api/onboarding/users", Visitor.user).json["auth_code"]?.string ?? ""
            let fields = "grant_type=authorization_code&\(Self.client)&code=\(code)"
            let answer = try await visitor.form("/auth/token", fields)
            #expect(answer.status == 200)
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(
                answer.json.object?.keys.sorted() == [
                    "access_token", "expires_in", "ha_auth_provider", "refresh_token", "token_type",
                ]
            )
            #expect(answer.json["expires_in"] == 1800)
            #expect(answer.json["token_type"] == "Bearer")
            let again = try await visitor.form("/auth/token", fields)
            #expect(again.status == 400)
            #expect(again.text == #"{"error":"invalid_request","error_description":"Invalid code"}"#)
        }
    }

    @Test("takes a form in parts, as aiohttp and fetch send it")
    func multipart() async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            let fields = [
                "grant_type": "refresh_token", "client_id": Visitor.id, "refresh_token": visitor.refreshToken ?? "",
            ]
            let body =
                fields.map { "--x\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n" }.joined()
                + "--x--\r\n"
            let answer = try await visitor.send(
                .post,
                "/auth/token",
                body: ByteBuffer(string: body),
                type: "multipart/form-data; boundary=x",
                bearer: nil
            )
            #expect(answer.status == 200)
            #expect(answer.json.object?.keys.sorted() == ["access_token", "expires_in", "token_type"])
        }
    }

    @Test(
        "answers what is wrong exactly as Home Assistant does",
        arguments: [
            ("", #"{"error":"unsupported_grant_type"}"#), ("grant_type=x", #"{"error":"unsupported_grant_type"}"#),
            ("grant_type=authorization_code", #"{"error":"invalid_request","error_description":"Invalid client id"}"#),
            (
                "grant_type=authorization_code&client_id=x",
                #"{"error":"invalid_request","error_description":"Invalid client id"}"#
            ),
            (
                "grant_type=authorization_code&\(client)",
                #"{"error":"invalid_request","error_description":"Invalid code"}"#
            ),
            (
                "grant_type=authorization_code&\(client)&code=q",
                #"{"error":"invalid_request","error_description":"Invalid code"}"#
            ),
            ("grant_type=refresh_token&\(client)", #"{"error":"invalid_request"}"#),
            ("grant_type=refresh_token&\(client)&refresh_token=zz", #"{"error":"invalid_grant"}"#),
            (
                "grant_type=refresh_token&client_id=x&refresh_token=zz",
                #"{"error":"invalid_request","error_description":"Invalid client id"}"#
            ),
            ("grant_type=x&grant_type=refresh_token", #"{"error":"invalid_request"}"#),
        ]
    )
    func faults(fields: String, body: String) async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            let answer = try await visitor.form("/auth/token", fields)
            #expect(answer.status == 400)
            #expect(answer.text == body)
        }
    }

    @Test("binds a refresh token to its client")
    func otherClient() async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            let token = visitor.refreshToken ?? ""
            let other = try await visitor.form(
                "/auth/token",
                "grant_type=refresh_token&client_id=http%3A%2F%2Fother.test%2F&refresh_token=\(token)"
            )
            #expect(other.text == #"{"error":"invalid_request"}"#)
            let none = try await visitor.form("/auth/token", "grant_type=refresh_token&refresh_token=\(token)")
            #expect(none.text == #"{"error":"invalid_request"}"#)
        }
    }

    @Test(
        "revokes at either address, says yes to anything, and the door is closed at once",
        arguments: ["/auth/token", "/auth/revoke"]
    )
    func revoke(path: String) async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            #expect(try await visitor.form(path, "action=revoke&token=unknown").status == 200)
            #expect(try await visitor.get("/api/").status == 200)
            let answer = try await visitor.form(path, "action=revoke&token=\(visitor.refreshToken ?? "")")
            #expect(answer.status == 200)
            #expect(answer.text.isEmpty)
            #expect(try await visitor.get("/api/").status == 401)
        }
    }
}
