import TestSupport
import Testing
import WithingsAPI

@testable import struct WithingsAPI.RequestSignature

@Suite("Linking by OAuth 2.0")
struct OAuth2Tests {
    static let grant = #"""
        {"status":0,"body":{"userid":"12345678","access_token":"a1","refresh_token":"b2","expires_in":10800,
        "scope":"user.info,user.metrics","csrf_token":"x","token_type":"Bearer"}}
        """#

    @Test(
        "The signature is HMAC-SHA256 over the values in the order of their names",
        arguments: [
            (
                ["getnonce", "test_client_id", "1700000000"],
                "496df8970fd645edd50468d0de7446cf83fc931d4dfa441ab36bf4c76425477a"
            ),
            (
                ["requesttoken", "test_client_id", "0123456789abcdef0123456789abcdef01234567"],
                "2730696abd6a8da3471eda4aee3e4c2ec1bf1fd5cb07ed435bac8dea7af962fc"
            ),
            (
                ["revoke", "test_client_id", "0123456789abcdef0123456789abcdef01234567"],
                "c6fc51ccbcf72af2c465ecce61c81683f459a4ef34539d33f7a9a99a089e0b6b"
            ),
        ]
    )
    func signature(values: [String], hex: String) {
        #expect(RequestSignature(values, secret: "test_client_secret").hex == hex)
    }

    @Test("The consent address has every value fully encoded")
    func authorizeURL() {
        let client = WithingsClient.scripted(ScriptedTransport(json: ""))
        let url = client.authorizeURL(
            state: "a+b/c=&d é",
            redirectURI: "https://home.example.com/auth/external/callback?x=1",
            scopes: ["user.info", "user.metrics"]
        )
        #expect(
            url == "https://account.withings.com/oauth2_user/authorize2?response_type=code&client_id=test_client_id"
                + "&state=a%2Bb%2Fc%3D%26d%20%C3%A9&scope=user.info%2Cuser.metrics"
                + "&redirect_uri=https%3A%2F%2Fhome.example.com%2Fauth%2Fexternal%2Fcallback%3Fx%3D1"
        )
        let demo = client.authorizeURL(state: "s", redirectURI: "https://a.example/b", isDemo: true)
        #expect(demo.hasSuffix("&redirect_uri=https%3A%2F%2Fa.example%2Fb&mode=demo"))
        #expect(!url.contains("mode="))
        #expect(
            client.signOutURL(thenAuthorize: "https://a/b?c=d%20e&f")
                == "https://account.withings.com/logout?r=https%3A%2F%2Fa%2Fb%3Fc%3Dd%2520e%26f"
        )
    }

    @Test("A code is exchanged for tokens with the client secret in the form")
    func exchange() async throws {
        let transport = ScriptedTransport(json: Self.grant)
        let grant = try await WithingsClient.scripted(transport).exchange(code: "c/d", redirectURI: "https://a/")
        #expect(
            grant
                == OAuth2Grant(
                    user: WithingsUserID(12_345_678),
                    accessToken: "a1",
                    refreshToken: "b2",
                    expiresIn: 10_800,
                    scopes: ["user.info", "user.metrics"]
                )
        )
        let request = try #require(transport.requests.first)
        #expect(request.url == "https://wbsapi.withings.net/v2/oauth2")
        #expect(
            request.form == "action=requesttoken&client_id=test_client_id&client_secret=test_client_secret"
                + "&grant_type=authorization_code&code=c%2Fd&redirect_uri=https%3A%2F%2Fa%2F"
        )
        #expect(request.headers["Authorization"] == nil)
    }

    @Test("The user's number may be a number, and a missing refresh token leaves the old one")
    func refresh() async throws {
        let transport = ScriptedTransport(
            json: #"{"status":0,"body":{"userid":7,"access_token":"n","expires_in":"60"}}"#
        )
        let grant = try await WithingsClient.scripted(transport).refresh("old")
        #expect(grant.user == WithingsUserID(7))
        #expect(grant.refreshToken == "old")
        #expect(grant.expiresIn == 60)
        #expect(transport.requests.first?.fields["grant_type"] == "refresh_token")
    }

    @Test(
        "An answer without a token or a user is unreadable",
        arguments: [
            #"{"status":0,"body":[]}"#, #"{"status":0,"body":{}}"#, #"{"status":0}"#,
            #"{"status":0,"body":{"userid":1,"access_token":"","refresh_token":"b"}}"#,
            #"{"status":0,"body":{"userid":null,"access_token":"a","refresh_token":"b"}}"#,
        ]
    )
    func incomplete(json: String) async throws {
        let client = WithingsClient.scripted(ScriptedTransport(json: json))
        let error = await #expect(throws: WithingsError.self) { try await client.exchange(code: "c", redirectURI: "r") }
        #expect(error?.code == .unreadable)
    }

    @Test("Revoking asks for a nonce, signs with it, and takes what is gone already for done")
    func revoke() async throws {
        let transport = ScriptedTransport(
            json: #"{"status":0,"body":{"nonce":"0123456789abcdef0123456789abcdef01234567"}}"#,
            #"{"status":294,"body":{},"error":"nothing"}"#
        )
        try await WithingsClient.scripted(transport).revoke(user: WithingsUserID(9))
        let requests = transport.requests
        #expect(
            requests.map(\.url) == [
                "https://wbsapi.withings.net/v2/signature", "https://wbsapi.withings.net/v2/oauth2",
            ]
        )
        #expect(requests.first?.fields["timestamp"] == "1700000000")
        #expect(
            requests.first?.fields["signature"] == "496df8970fd645edd50468d0de7446cf83fc931d4dfa441ab36bf4c76425477a"
        )
        #expect(
            requests.last?.fields["signature"] == "c6fc51ccbcf72af2c465ecce61c81683f459a4ef34539d33f7a9a99a089e0b6b"
        )
        #expect(requests.last?.fields["userid"] == "9")
    }
}
