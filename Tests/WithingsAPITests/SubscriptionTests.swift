import Testing
import WithingsAPI

@Suite("Subscriptions to notifications")
struct SubscriptionTests {
    private static let address = "https://home.example.com/push/a1?b=c"
    private static let encoded = "https%3A%2F%2Fhome.example.com%2Fpush%2Fa1%3Fb%3Dc"
    private static let done = #"{"status":0,"body":{}}"#

    @Test("Every call goes to /notify with the address whole and the category's number")
    func forms() async throws {
        let transport = ScriptedTransport(
            json: Self.done,
            #"{"status":0,"body":[]}"#,
            Self.done,
            Self.done,
            Self.done,
            Self.done,
            #"{"status":0,"body":{"profiles":[]}}"#
        )
        let client = WithingsClient.scripted(transport)
        try await client.subscribe(to: .sleep, callbackURL: Self.address, comment: "house & home", accessToken: "abc")
        try await client.subscribe(to: .bedIn, callbackURL: Self.address, accessToken: "abc")
        for change in [SubscriptionChange.callbackURL("https://b/"), .category(.weight), .comment("new")] {
            try await client.updateSubscription(
                to: .sleep,
                callbackURL: Self.address,
                change: change,
                accessToken: "abc"
            )
        }
        try await client.unsubscribe(from: .sleep, callbackURL: Self.address, accessToken: "abc")
        _ = try await client.subscriptions(to: .sleep, accessToken: "abc")
        let requests = transport.requests
        #expect(requests.allSatisfy { $0.url == "https://wbsapi.withings.net/notify" })
        #expect(requests.allSatisfy { $0.headers["Authorization"] == "Bearer abc" })
        let common = "callbackurl=\(Self.encoded)&appli=44"
        #expect(
            requests.map(\.form) == [
                "action=subscribe&\(common)&comment=house%20%26%20home",
                "action=subscribe&callbackurl=\(Self.encoded)&appli=50",
                "action=update&\(common)&new_callbackurl=https%3A%2F%2Fb%2F", "action=update&\(common)&new_appli=1",
                "action=update&\(common)&comment=new", "action=revoke&\(common)", "action=list&appli=44",
            ]
        )
    }

    @Test("The list has everybody's subscriptions, with what nobody knows, and no end where there is none")
    func list() async throws {
        let transport = ScriptedTransport(
            json:
                #"{"status":0,"body":{"profiles":[{"appli":1,"callbackurl":"https:\/\/a\/","expires":2147483647,"comment":null},"#
                + #"{"appli":"777","callbackurl":"https:\/\/b","expires":1700000000,"comment":"x","since":5},"#
                + #"{"appli":16,"callbackurl":"https:\/\/c","expires":null},{"callbackurl":"https:\/\/d"},{"appli":4},7]}}"#
        )
        let page = try await WithingsClient.scripted(transport).subscriptions(accessToken: "t")
        #expect(
            page.rows == [
                NotificationSubscription(category: .weight, callbackURL: "https://a/"),
                NotificationSubscription(
                    category: NotificationCategory(777),
                    callbackURL: "https://b",
                    expiresAt: 1_700_000_000,
                    comment: "x",
                    unknownFields: #"{"since":5}"#
                ), NotificationSubscription(category: .activity, callbackURL: "https://c"),
            ]
        )
        #expect(page.rejected.count == 3)
        #expect(transport.requests.map(\.form) == ["action=list"])
    }

    @Test(
        "A subscription is found, or there is none",
        arguments: [
            (
                #"{"status":0,"body":{"appli":44,"callbackurl":"https:\/\/a","comment":"c"}}"#,
                NotificationSubscription(category: .sleep, callbackURL: "https://a", comment: "c")
            ),
            (
                #"{"status":0,"body":{"callbackurl":"https:\/\/a","expires":0}}"#,
                NotificationSubscription(category: .sleep, callbackURL: "https://a")
            ),
            (#"{"status":286,"body":{},"error":"No such subscription"}"#, nil), (#"{"status":294,"body":[]}"#, nil),
            (#"{"status":0,"body":[]}"#, nil), (#"{"status":0,"body":{}}"#, nil),
        ] as [(String, NotificationSubscription?)]
    )
    func get(json: String, found: NotificationSubscription?) async throws {
        let client = WithingsClient.scripted(ScriptedTransport(json: json))
        #expect(try await client.subscription(to: .sleep, callbackURL: "https://a", accessToken: "t") == found)
    }

    @Test("Ending what is not there counts as ended", arguments: [286, 294])
    func missing(status: Int) async throws {
        let transport = ScriptedTransport(json: #"{"status":\#(status),"body":{},"error":"nothing to delete"}"#)
        try await WithingsClient.scripted(transport)
            .unsubscribe(from: .sleep, callbackURL: "https://a", accessToken: "t")
        #expect(transport.requests.count == 1)
    }

    @Test(
        "A refusal says in plain words what is wrong, and whether asking again helps",
        arguments: [
            (293, .invalidParameters, .none, "HEAD"), (343, .invalidParameters, .none, "exactly"),
            (304, .invalidParameters, .none, "255"), (305, .invalidParameters, .none, "other programs"),
            (286, .invalidParameters, .none, "List"), (342, .invalidParameters, .none, "secret"),
            (401, .unauthenticated, .refreshToken, "Refresh"), (283, .unauthenticated, .refreshToken, "Refresh"),
            (403, .forbidden, .owner, "box"), (328, .forbidden, .owner, "Link"),
            (601, .tooManyRequests, .retry(afterSeconds: 60), "60"), (2556, .serverFault, .retry(afterSeconds: 60), ""),
        ] as [(Int, WithingsError.Code, WithingsError.Remedy, String)]
    )
    func refusals(status: Int, code: WithingsError.Code, remedy: WithingsError.Remedy, hint: String) async throws {
        let transport = ScriptedTransport(json: #"{"status":\#(status),"body":{},"error":"Because"}"#)
        let error = try #require(
            await #expect(throws: WithingsError.self) {
                try await WithingsClient.scripted(transport)
                    .subscribe(to: .weight, callbackURL: "https://a", accessToken: "t")
            }
        )
        #expect(error.code == code)
        #expect(error.remedy == remedy)
        #expect(error.status == status)
        #expect(error.hint.contains(hint))
    }

    @Test("HTTP 401 without words asks for a fresh token here too")
    func unauthorized() async {
        let transport = ScriptedTransport(status: 401, "nope")
        let error = await #expect(throws: WithingsError.self) {
            try await WithingsClient.scripted(transport).subscriptions(accessToken: "t")
        }
        #expect(error?.remedy == .refreshToken)
    }
}
