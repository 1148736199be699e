import Foundation
import SimulatedCloud
import TestSupport
import Testing

@Suite("Codes and tokens")
struct TokenTests {
    let clock = CloudClock()

    /// A cloud on the test's clock with one person; repeated requests are let through unless asked otherwise.
    func cloud(_ change: (inout CloudRules) -> Void = { _ in }) -> SimulatedCloud {
        var rules = CloudRules()
        rules.refusesRepeatedTokenRequests = false
        change(&rules)
        let clock = clock
        let person = CloudPerson(userID: 101, name: "Anna", timeZone: "Europe/Berlin")
        return SimulatedCloud(people: [person], rules: rules, now: { clock.now })
    }

    func devices(_ client: RawClient, _ token: String) async throws -> RawClient.Answer {
        try await client.post("/v2/user", ["action": "getdevice"], token: token)
    }

    @Test("a code gives a pair of tokens for three hours and names the user by a string")
    func exchanges() async throws {
        try await RunningCloud.with(cloud()) { running in
            let body = try await RawClient(running: running).link()
            #expect(body["userid"] as? String == "101")
            #expect((body["access_token"] as? String)?.count == 40)
            #expect((body["refresh_token"] as? String)?.count == 40)
            #expect(body["expires_in"] as? Int == 10_800)
            #expect(body["token_type"] as? String == "Bearer")
            #expect(body["scope"] as? String == RawClient.allScopes)
            #expect(body["csrf_token"] is String)
        }
    }

    @Test("a code is good once")
    func codeOnce() async throws {
        try await RunningCloud.with(cloud()) { running in
            let client = RawClient(running: running)
            let code = try await client.code()
            let first = try await client.exchange(code)
            let second = try await client.exchange(code)
            #expect(try first.status() == 0)
            #expect(try second.status() == 503)
            #expect(try second.error() == "Invalid Params: invalid code")
            #expect(second.code == 200)
        }
    }

    @Test("a code dies after 30 seconds", arguments: [(30.0, 0), (30.5, 503)])
    func codeLife(seconds: Double, status: Int) async throws {
        try await RunningCloud.with(cloud()) { running in
            let client = RawClient(running: running)
            let code = try await client.code()
            clock.advance(by: seconds)
            let answer = try await client.exchange(code)
            #expect(try answer.status() == status)
        }
    }

    @Test("another redirect address than the one of the authorization gives 293")
    func wrongRedirect() async throws {
        try await RunningCloud.with(cloud()) { running in
            let client = RawClient(running: running)
            let answer = try await client.exchange(client.code(), redirect: "http://127.0.0.1/other")
            #expect(try answer.status() == 293)
            #expect(try answer.error()?.hasPrefix("Wrong redirect_uri") == true)
        }
    }

    @Test("a wrong secret and an unknown application are refused")
    func wrongClient() async throws {
        try await RunningCloud.with(cloud()) { running in
            let client = RawClient(running: running)
            let secret = try await client.exchange(client.code(), secret: "wrong")
            #expect(try secret.status() == 503)
            let unknown = try await client.post("/v2/oauth2", ["action": "requesttoken", "client_id": "nobody"])
            #expect(try unknown.error()?.hasPrefix("Invalid_request: The client ID") == true)
            let grant = try await client.post(
                "/v2/oauth2",
                ["action": "requesttoken", "client_id": "demo-client-id", "client_secret": "demo-client-secret"]
            )
            #expect(try grant.error() == "invalid_params: invalid grant_type")
        }
    }

    @Test("the same token request within ten seconds gives 601 with the seconds to wait")
    func repeated() async throws {
        try await RunningCloud.with(cloud { $0.refusesRepeatedTokenRequests = true }) { running in
            let client = RawClient(running: running)
            _ = try await client.refresh("nonsense")
            clock.advance(by: 4)
            let again = try await client.refresh("nonsense")
            #expect(try again.status() == 601)
            #expect(try again.error() == "Same arguments in less than 10 seconds")
            #expect(try again.body()["wait_seconds"] as? Int == 6)
            clock.advance(by: 6)
            let later = try await client.refresh("nonsense")
            #expect(try later.error() == "Invalid Params: invalid refresh_token")
        }
    }

    @Test("a refresh turns both tokens and names the user by a number; the old access token lives on")
    func refreshes() async throws {
        try await RunningCloud.with(cloud()) { running in
            let client = RawClient(running: running)
            let first = try await client.link()
            let old = try (first["refresh_token"] as? String).orFail("no refresh token")
            let answer = try await client.refresh(old)
            let second = try answer.body()
            #expect(second["userid"] as? Int == 101)
            #expect(second["refresh_token"] as? String != old)
            #expect(second["access_token"] as? String != first["access_token"] as? String)
            let before = try await devices(client, (first["access_token"] as? String).orFail("no token"))
            #expect(try before.status() == 0)
        }
    }

    @Test("the old refresh token is good until the new access token is used")
    func lostAnswer() async throws {
        try await RunningCloud.with(cloud()) { running in
            let client = RawClient(running: running)
            let old = try (await client.link()["refresh_token"] as? String).orFail("no refresh token")
            let lost = try (await client.refresh(old).body()["refresh_token"] as? String).orFail("no refresh token")
            let answer = try await client.refresh(old)
            #expect(try answer.status() == 0)
            // The pair of the lost answer is dead, its successor lives.
            let dead = try await client.refresh(lost)
            #expect(try dead.error() == "Invalid Params: invalid refresh_token")
            let used = try await devices(client, (answer.body()["access_token"] as? String).orFail("no token"))
            #expect(try used.status() == 0)
            let over = try await client.refresh(old)
            #expect(try over.error() == "Invalid Params: invalid refresh_token")
            let current = try await client.refresh((answer.body()["refresh_token"] as? String).orFail("no token"))
            #expect(try current.status() == 0)
        }
    }

    @Test("the old refresh token dies after eight hours even if the new one was never used")
    func eightHours() async throws {
        try await RunningCloud.with(cloud()) { running in
            let client = RawClient(running: running)
            let old = try (await client.link()["refresh_token"] as? String).orFail("no refresh token")
            _ = try await client.refresh(old)
            clock.advance(by: 8 * 3_600 + 1)
            let answer = try await client.refresh(old)
            #expect(try answer.error() == "Invalid Params: invalid refresh_token")
        }
    }

    @Test("an access token ends after three hours with 401 in the body and HTTP 200")
    func accessLife() async throws {
        try await RunningCloud.with(cloud()) { running in
            let client = RawClient(running: running)
            let token = try await client.accessToken()
            clock.advance(by: 10_799)
            let before = try await devices(client, token)
            #expect(try before.status() == 0)
            clock.advance(by: 1)
            let after = try await devices(client, token)
            #expect(after.code == 200)
            #expect(try after.status() == 401)
            let text = "XRequestID: Not provided invalid_token: The access token provided is invalid"
            #expect(try after.error() == text)
        }
    }

    @Test("access tokens can be made to expire, and a grant to be revoked, after which a refresh gives 503")
    func steered() async throws {
        try await RunningCloud.with(cloud()) { running in
            let client = RawClient(running: running)
            let pair = try await client.link()
            let token = try (pair["access_token"] as? String).orFail("no token")
            await running.cloud.expireAccessTokens()
            let expired = try await devices(client, token)
            #expect(try expired.status() == 401)
            #expect(await running.cloud.hasGrant(for: 101))
            await running.cloud.revokeGrant(of: 101)
            #expect(await running.cloud.hasGrant(for: 101) == false)
            let answer = try await client.refresh((pair["refresh_token"] as? String).orFail("no token"))
            #expect(try answer.error() == "Invalid Params: invalid refresh_token")
        }
    }

    @Test("a signature is the HMAC of the sorted values")
    func signature() {
        let vectors = [
            (
                ["action": "getnonce", "client_id": "test_client_id", "timestamp": "1700000000"],
                "496df8970fd645edd50468d0de7446cf83fc931d4dfa441ab36bf4c76425477a"
            ),
            (
                [
                    "action": "revoke", "client_id": "test_client_id",
                    "nonce": "0123456789abcdef0123456789abcdef01234567",
                ],
                "c6fc51ccbcf72af2c465ecce61c81683f459a4ef34539d33f7a9a99a089e0b6b"
            ),
        ]
        for (parameters, expected) in vectors {
            #expect(Signature.sign(parameters, secret: "test_client_secret") == expected)
        }
    }

    @Test("a signed revoke ends the tokens; its nonce is good once and for half an hour")
    func signedRevoke() async throws {
        try await RunningCloud.with(cloud()) { running in
            let client = RawClient(running: running)
            let token = try await client.accessToken()
            let stale = try await nonce(client)
            clock.advance(by: 1_801)
            let late = try await revoke(client, nonce: stale)
            #expect(try late.error() == "Invalid Params: invalid nonce")
            let fresh = try await nonce(client)
            let forged = try await revoke(client, nonce: fresh, secret: "wrong")
            #expect(try forged.error() == "Invalid signature")
            let done = try await revoke(client, nonce: fresh)
            #expect(try done.status() == 0)
            let again = try await revoke(client, nonce: fresh)
            #expect(try again.error() == "Invalid Params: invalid nonce")
            let ended = try await devices(client, token)
            #expect(try ended.status() == 401)
        }
    }

    private func nonce(_ client: RawClient) async throws -> String {
        var fields = ["action": "getnonce", "client_id": "demo-client-id", "timestamp": String(Int(clock.now))]
        fields["signature"] = Signature.sign(fields, secret: "demo-client-secret")
        let answer = try await client.post("/v2/signature", fields)
        return try (answer.body()["nonce"] as? String).orFail(answer.text)
    }

    private func revoke(
        _ client: RawClient,
        nonce: String,
        secret: String = "demo-client-secret"
    ) async throws -> RawClient.Answer {
        var fields = ["action": "revoke", "client_id": "demo-client-id", "nonce": nonce]
        fields["signature"] = Signature.sign(fields, secret: secret)
        fields["userid"] = "101"
        return try await client.post("/v2/oauth2", fields)
    }
}
