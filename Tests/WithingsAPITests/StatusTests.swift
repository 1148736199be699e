import TestSupport
import Testing

@testable import WithingsAPI

@Suite("What a refusal of Withings means")
struct StatusTests {
    private func fault(_ transport: ScriptedTransport) async -> WithingsError? {
        await #expect(throws: WithingsError.self) {
            try await WithingsClient.scripted(transport).devices(accessToken: "token")
        }
    }

    private func tokenFault(_ transport: ScriptedTransport) async -> WithingsError? {
        await #expect(throws: WithingsError.self) { try await WithingsClient.scripted(transport).refresh("r") }
    }

    @Test(
        "Each class of statuses has its code and its remedy",
        arguments: [
            (100, .unauthenticated, .refreshToken), (102, .unauthenticated, .refreshToken),
            (200, .unauthenticated, .refreshToken), (283, .unauthenticated, .refreshToken),
            (401, .unauthenticated, .refreshToken), (403, .forbidden, .owner), (214, .forbidden, .none),
            (2555, .forbidden, .none), (247, .forbidden, .owner), (250, .forbidden, .owner),
            (503, .invalidParameters, .none), (293, .invalidParameters, .none), (2554, .invalidParameters, .none),
            (601, .tooManyRequests, .retry(afterSeconds: 60)), (522, .serverFault, .retry(afterSeconds: 60)),
            (524, .serverFault, .retry(afterSeconds: 60)), (215, .serverFault, .retry(afterSeconds: 60)),
            (10_000, .serverFault, .retry(afterSeconds: 60)), (-5, .serverFault, .retry(afterSeconds: 60)),
            (4_321, .serverFault, .retry(afterSeconds: 60)),
        ] as [(Int, WithingsError.Code, WithingsError.Remedy)]
    )
    func classes(status: Int, code: WithingsError.Code, remedy: WithingsError.Remedy) async {
        let error = await fault(ScriptedTransport(json: #"{"status":\#(status),"body":{},"error":"Because"}"#))
        #expect(error?.code == code)
        #expect(error?.remedy == remedy)
        #expect(error?.status == status)
    }

    @Test("The table holds as many statuses of each class as are published")
    func published() {
        var counts: [StatusClass: Int] = [:]
        for status in 1...10_000 { counts[StatusClass(status: status), default: 0] += 1 }
        // 122 in the published class, without 247, 250, 283 and 328, which mean more; with 2554, "not implemented".
        #expect(counts[.invalidParameters] == 119)
        // 100, 101, 102, 200, 283, 401
        #expect(counts[.unauthenticated] == 6)
        #expect(counts[.unlinked] == 3)
        #expect(counts[.forbidden] == 4)
        #expect(counts[.missingScope] == 1)
        #expect(counts[.tooManyRequests] == 1)
    }

    @Test(
        "Too many requests: the wait that Withings asks for, for everybody",
        arguments: [
            (#"{"status":601,"body":{"wait_seconds":188},"error":"Same arguments in less than 10 seconds"}"#, 188.0),
            (#"{"body":{"wait_seconds":"30"},"status":601}"#, 30), (#"{"status":601,"body":[]}"#, 60),
            (#"{"status":601}"#, 60), (#"{"status":601,"body":{"wait_seconds":-1}}"#, 60),
            (#"{"status":601,"body":{"wait_seconds":1e300}}"#, 3_600),
        ]
    )
    func tooMany(json: String, wait: Double) async {
        let clock = ManualClock()
        let budget = RequestBudget(clock: clock)
        let client = WithingsClient.scripted(ScriptedTransport(json: json), clock: clock, budget: budget)
        let error = await #expect(throws: WithingsError.self) { try await client.goals(accessToken: "t") }
        #expect(error?.code == .tooManyRequests)
        #expect(error?.remedy == .retry(afterSeconds: wait))
        #expect(await budget.snapshot.heldUntil == 1_700_000_000 + min(wait, RequestBudget.longestHold))
    }

    @Test(
        "The status of HTTP counts where the body has none to tell",
        arguments: [
            (429, 17, "", .tooManyRequests, .retry(afterSeconds: 17)),
            (429, nil, "<html>", .tooManyRequests, .retry(afterSeconds: 60)),
            (503, 120, "<html>", .serverFault, .retry(afterSeconds: 120)),
            (500, nil, #"{"status":0,"body":{"devices":[]}}"#, .serverFault, .retry(afterSeconds: 60)),
            (302, nil, "", .unreadable, .retry(afterSeconds: 60)),
            (401, nil, "nope", .unauthenticated, .refreshToken),
            (401, nil, #"{"status":403,"body":{}}"#, .forbidden, .owner),
            (403, nil, "<html>blocked", .serverFault, .retry(afterSeconds: 60)),
            (200, nil, "<!DOCTYPE html><html></html>", .unreadable, .retry(afterSeconds: 60)),
            (200, nil, "", .unreadable, .retry(afterSeconds: 60)),
            (200, nil, " \n", .unreadable, .retry(afterSeconds: 60)),
            (200, nil, #"{"status":0,"body":{"devices":["#, .unreadable, .retry(afterSeconds: 60)),
            (200, nil, #"{"errors":[{"message":"x"}]}"#, .unreadable, .retry(afterSeconds: 60)),
            (200, nil, #"{"status":0}"#, .unreadable, .retry(afterSeconds: 60)),
            (200, nil, #"{"status":0,"body":{"something":1}}"#, .unreadable, .retry(afterSeconds: 60)),
            (200, nil, #"{"status":0,"body":{"devices":[]}} x"#, .unreadable, .retry(afterSeconds: 60)),
        ] as [(Int, Double?, String, WithingsError.Code, WithingsError.Remedy)]
    )
    func http(
        status: Int,
        retryAfter: Double?,
        body: String,
        code: WithingsError.Code,
        remedy: WithingsError.Remedy
    ) async {
        let error = await fault(ScriptedTransport(status: status, retryAfter: retryAfter, body))
        #expect(error?.code == code)
        #expect(error?.remedy == remedy)
    }

    @Test("An answer above the limit is refused unread")
    func tooLarge() async {
        let body = [UInt8](repeating: 0x20, count: WithingsClient.maximumAnswerBytes + 1)
        let error = await fault(ScriptedTransport([.success(HTTPAnswer(status: 200, body: body))]))
        #expect(error?.code == .unreadable)
        #expect(error?.message == "The answer is larger than 64 MiB.")
    }

    @Test(
        "Only words about the code or the refresh token end a link",
        arguments: [
            #"{"status":503,"body":{},"error":"Invalid Params: invalid code"}"#,
            #"{"status":503,"body":{},"error":"Invalid Params: invalid refresh_token"}"#,
            #"{"status":401,"body":{},"error":"XRequestID: Not provided invalid_token"}"#, #"{"status":100,"body":{}}"#,
            #"{"status":200,"body":[]}"#, #"{"error":"invalid_grant"}"#,
            #"{"status":400,"body":{},"error":"invalid_grant: the grant is gone"}"#,
        ]
    )
    func invalidGrant(json: String) async {
        let error = await tokenFault(ScriptedTransport(json: json))
        #expect(error?.code == .invalidGrant)
        #expect(error?.remedy == .owner)
    }

    @Test(
        "An outage, a refusal or a wrong secret is never taken for a withdrawn link",
        arguments: [
            (503, "<html>Service Unavailable</html>"),
            (503, #"{"status":503,"body":{},"error":"invalid refresh_token"}"#),
            (502, ""), (500, #"{"error":"invalid_grant"}"#), (200, ""), (200, "<html></html>"), (200, "null"),
            (200, "[]"),
            (200, #"{"status":0,"body":{}}"#), (200, #"{"status":601,"body":{"wait_seconds":188}}"#),
            (200, #"{"status":503,"body":{},"error":"Invalid Params: invalid client_secret"}"#),
            (200, #"{"status":503,"body":{},"error":"Invalid signature"}"#), (200, #"{"status":503,"body":{}}"#),
            (200, #"{"status":503,"body":{},"error":"invalid_params: invalid grant_type"}"#),
            (200, #"{"status":293,"body":{},"error":"Wrong redirect_uri"}"#), (200, #"{"status":342,"body":{}}"#),
            (200, #"{"status":401,"body":{},"error":"Invalid_request: The client ID is unknown"}"#),
            (200, #"{"status":2556,"body":{},"error":"An error occurred"}"#), (200, #"{"status":522,"body":{}}"#),
            (200, #"{"status":215,"body":{},"error":"invalid code path reached"}"#), (429, ""), (403, "<html>"),
            (404, ""),
            (301, ""),
        ]
    )
    func outage(status: Int, body: String) async {
        let error = await tokenFault(ScriptedTransport(status: status, body))
        #expect(error != nil)
        #expect(error?.code != .invalidGrant)
        #expect(error?.remedy != .owner)
    }

    @Test(
        "A signed call that is refused points at the client id and secret",
        arguments: [
            #"{"status":342,"body":{}}"#, #"{"status":401,"body":{}}"#,
            #"{"status":503,"body":{},"error":"Invalid signature"}"#,
        ]
    )
    func signed(json: String) async {
        let client = WithingsClient.scripted(ScriptedTransport(json: json))
        let error = await #expect(throws: WithingsError.self) { try await client.nonce() }
        #expect(error?.code == .invalidParameters)
        #expect(error?.hint.contains("client secret") == true)
    }

    @Test("A message holds Withings' words, short, printable and without anything like a token")
    func words() async {
        let token = "a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6a7b8c9d0"
        let json =
            #"{"status":503,"body":{},"error":"Invalid \u0007 token \#(token)/\#(token)\n\#(String(repeating: "very ", count: 100))"}"#
        let error = await fault(ScriptedTransport(json: json))
        let message = error?.message ?? ""
        #expect(message.contains("Invalid token …/… very very"))
        #expect(!message.contains(token.prefix(20)))
        #expect(message.count < 200)
        #expect(!message.unicodeScalars.contains { $0.value < 0x20 })
    }

    @Test("No error shows the access token, the refresh token or the client secret")
    func secrets() async {
        for body in ["", "<html>", #"{"status":401,"body":{}}"#, #"{"status":503,"body":{}}"#] {
            let error = await tokenFault(ScriptedTransport(status: 200, body))
            let shown = "\(String(describing: error)) \(String(reflecting: error))"
            #expect(!shown.contains("test_client_secret"))
        }
        let grant = OAuth2Grant(
            user: WithingsUserID(1),
            accessToken: "secret-a",
            refreshToken: "secret-r",
            expiresIn: 1,
            scopes: []
        )
        var dumped = ""
        dump(grant, to: &dumped)
        dump(WithingsClient.scripted(ScriptedTransport(json: "")), to: &dumped)
        let shown = "\(grant) \(String(reflecting: grant)) \(dumped)"
        #expect(!shown.contains("secret-"))
        #expect(!shown.contains("test_client_secret"))
    }
}
