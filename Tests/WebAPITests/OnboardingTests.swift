import BridgeConfiguration
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing
import WebServer

@Suite("First start, in Home Assistant's form")
struct OnboardingTests {
    @Test("lists the steps, and all are done with the owner account")
    func steps() async throws {
        try await Bridge().application().test(.router) { client in
            var visitor = Visitor(client: client)
            let before = try await visitor.get("/api/onboarding")
            #expect(before.status == 200)
            #expect(before.headers[.contentType] == "application/json")
            #expect(
                before.text
                    == #"[{"done":false,"step":"user"},{"done":false,"step":"core_config"},{"done":false,"step":"analytics"},{"done":false,"step":"integration"}]"#
            )
            #expect(try await visitor.get("/api/onboarding/installation_type").status == 200)
            #expect(
                try await visitor.get("/auth/providers").text
                    == #"{"code":"onboarding_required","message":"Onboarding not finished"}"#
            )
            try await visitor.signUp()
            #expect(try await !visitor.get("/api/onboarding").text.contains("false"))
            #expect(try await visitor.get("/api/onboarding/installation_type").text == "401: Unauthorized")
            #expect(try await visitor.post("/api/onboarding/core_config", text: "").json == [:])
            #expect(try await visitor.post("/api/onboarding/analytics", text: "").json == [:])
            let last = try await visitor.post(
                "/api/onboarding/integration",
                ["client_id": "http://x.test/", "redirect_uri": "http://x.test/back"]
            )
            #expect(last.json["auth_code"]?.string?.count == 32)
            let strange = try await visitor.post(
                "/api/onboarding/integration",
                ["client_id": "http://x.test/", "redirect_uri": "http://y.test/"]
            )
            #expect(strange.status == 400)
        }
    }

    @Test(
        "takes no owner from another site's page in the owner's browser, and no guesses at the password",
        arguments: [
            (["Origin": "http://evil.test"], false), (["Origin": "null"], false),
            (["Sec-Fetch-Site": "cross-site"], false), (["Sec-Fetch-Site": "same-site"], false),
            (["Origin": "http://named.test", "Sec-Fetch-Site": "cross-site"], true),
            (["Origin": "http://localhost:8123"], true),
            (["Origin": "http://x.test", "Sec-Fetch-Site": "same-origin"], true),
            (["Sec-Fetch-Site": "none"], true), ([:], true),
        ]
    )
    func foreignPages(said: [String: String], isLetIn: Bool) async throws {
        try await Bridge().application { $0.http.allowedOrigins = ["*", "http://named.test"] }.test(.router) { client in
            var headers: HTTPFields = [.contentType: "text/plain"]
            for (name, value) in said { headers[try #require(HTTPField.Name(name))] = value }
            // What a page can send without asking first.
            let owner = try await client.execute(
                uri: "/api/onboarding/users",
                method: .post,
                headers: headers,
                body: ByteBuffer(bytes: Visitor.user.bytes)
            )
            #expect(owner.status == (isLetIn ? .ok : .forbidden))
        }
        try await Bridge().application { $0.http.allowedOrigins = ["http://named.test"] }.test(.router) { client in
            var visitor = Visitor(client: client)
            try await visitor.signUp()
            var headers: HTTPFields = [.contentType: "text/plain"]
            for (name, value) in said { headers[try #require(HTTPField.Name(name))] = value }
            let flow: JSONValue = [
                "client_id": .string(Visitor.id), "handler": ["homeassistant", nil],
                "redirect_uri": .string(Visitor.id),
            ]
            let begun = try await client.execute(
                uri: "/auth/login_flow",
                method: .post,
                headers: headers,
                body: ByteBuffer(bytes: flow.bytes)
            )
            #expect(begun.status == (isLetIn ? .ok : .forbidden))
            let id = try #require(try await visitor.post("/auth/login_flow", flow).json["flow_id"]?.string)
            let guess: JSONValue = ["client_id": .string(Visitor.id), "username": "anna", "password": "guess"]
            let guessed = try await client.execute(
                uri: "/auth/login_flow/\(id)",
                method: .post,
                headers: headers,
                body: ByteBuffer(bytes: guess.bytes)
            )
            #expect(guessed.status == (isLetIn ? .ok : .forbidden))
        }
    }

    @Test("makes one owner; the second is told that it is done")
    func once() async throws {
        try await Bridge().visit { (visitor: Visitor) async throws in
            let second = try await visitor.post("/api/onboarding/users", Visitor.user)
            #expect(second.status == 403)
            #expect(second.text == #"{"message":"User step already done"}"#)
        }
    }

    @Test(
        "says what is wrong in Home Assistant's words",
        arguments: [
            ("{}", "Message format incorrect: required key not provided at 'name'"), ("x{", "Invalid JSON."),
            ("", "Invalid JSON."),
            ("[1]", "Message format incorrect: expected a mapping"),
            (
                #"{"name":"A","username":"a","password":"p","client_id":1,"language":"en"}"#,
                "Message format incorrect: expected str at 'client_id'"
            ),
            (
                #"{"name":"A","username":"a","password":"p","client_id":"x","language":"en","z":1}"#,
                "Message format incorrect: not a valid option at 'z'"
            ),
            (#"{"name":"A","username":"a","password":"","client_id":"x","language":"en"}"#, "The password is empty."),
        ]
    )
    func faults(body: String, message: String) async throws {
        try await Bridge().application().test(.router) { client in
            let answer = try await Visitor(client: client).post("/api/onboarding/users", text: body)
            #expect(answer.status == 400)
            #expect(answer.json["message"] == .string(message))
        }
    }

    @Test("refuses a user name that is not in its plain form, with the code that clients know")
    func normalized() async throws {
        try await Bridge().application().test(.router) { client in
            var user = Visitor.user.object ?? [:]
            user["username"] = "  Ann"
            let answer = try await Visitor(client: client).post("/api/onboarding/users", .object(user))
            #expect(answer.status == 400)
            #expect(answer.json["code"] == "username_not_normalized")
        }
    }
}
