import BridgeConfiguration
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

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
}
