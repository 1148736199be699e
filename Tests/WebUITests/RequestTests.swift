import BridgeConfiguration
import HTTPTypes
import Hummingbird
import NIOCore
import Testing
import WebServer

@testable import WebUI

@Suite("Requests")
struct RequestTests {
    @Test(
        "What comes after signing in never leads to another host",
        arguments: [
            ("/integrations?done=kept", "/integrations?done=kept"), ("//evil.example", "/"),
            ("https://evil.example", "/"), ("/\\evil.example", "/"), ("", "/"), ("/a\nb", "/"),
        ]
    )
    func localPath(_ path: String, _ expected: String) {
        #expect(LocalPath.checked(path) == expected)
    }

    @Test(
        "A form is taken only from our own addresses",
        arguments: [
            ("http://localhost:8123", nil, true), (nil, nil, true), ("https://bridge.example.com", nil, true),
            ("https://evil.example", nil, false), ("http://localhost:9999", nil, false), ("null", nil, false),
            ("null", "same-origin", true), ("http://localhost:8123", "cross-site", false), (nil, "cross-site", false),
        ] as [(String?, String?, Bool)]
    )
    func sameSite(_ origin: String?, _ site: String?, _ isAllowed: Bool) throws {
        var headers = HTTPFields()
        headers[.origin] = origin
        let name = try #require(HTTPField.Name("Sec-Fetch-Site"))
        headers[name] = site
        let request = Request(
            head: .init(
                method: .post,
                scheme: "http",
                authority: "localhost:8123",
                path: "/sync",
                headerFields: headers
            ),
            body: RequestBody(buffer: ByteBuffer())
        )
        #expect(SameSite.allows(request, settings: Household.settings) == isAllowed)
    }

    @Test("Tokens are equal only if they are the same, and an empty one is equal to nothing")
    func tokens() {
        #expect(SameSite.areEqual("abc", "abc"))
        #expect(!SameSite.areEqual("abc", "abd"))
        #expect(!SameSite.areEqual("abc", "abcd"))
        #expect(!SameSite.areEqual("", ""))
    }

    @Test(
        "The session's cookie is Secure where a tunnel brings the https address here, and not at plain http, or nobody could sign in",
        arguments: [
            ("bridge.example.com", "https://bridge.example.com", true), ("bridge.example.com", nil, true),
            ("BRIDGE.example.com", nil, true), ("bridge.example.com", "http://bridge.example.com", false),
            ("bridge.example.com:8123", "http://bridge.example.com:8123", false),
            ("localhost:8123", "http://localhost:8123", false), ("192.168.1.7:8123", nil, false), (nil, nil, false),
        ] as [(String?, String?, Bool)]
    )
    func secureCookie(_ host: String?, _ origin: String?, _ isSecure: Bool) {
        var headers = HTTPFields()
        headers[.origin] = origin
        let request = Request(
            head: .init(method: .post, scheme: "http", authority: host, path: "/signin", headerFields: headers),
            body: RequestBody(buffer: ByteBuffer())
        )
        var settings = Settings()
        settings.home.externalURL = "https://bridge.example.com"
        #expect(SameSite.isSecure(request, settings: settings) == isSecure)
        settings.home.externalURL = "http://bridge.example.com"
        #expect(!SameSite.isSecure(request, settings: settings))
    }
}
