import Testing

@testable import WebServer

@Suite("A client's address")
struct ClientIDTests {
    @Test(
        "is one by the rules of IndieAuth",
        arguments: [
            "http://x/", "https://home-assistant.io/iOS", "http://192.168.1.2:8123/", "http://localhost:8123",
            "http://[::1]:8123/",
            "HTTPS://Example.org", "http://203.0.113.5:8123/",
        ]
    )
    func good(text: String) {
        #expect(ClientID(text, requestAuthority: "203.0.113.5:8123") != nil)
    }

    @Test(
        "is none by the same rules",
        arguments: [
            "", "zzz", "ftp://x/", "http:///", "http://x/#f", "http://u@x/", "http://u:p@x/", "http://x/a/../b",
            "http://x/./",
            "http://203.0.113.6/", "http://[2001:db8::1]/", "javascript:alert(1)",
            "http://" + String(repeating: "x", count: 3000),
        ]
    )
    func bad(text: String) {
        #expect(ClientID(text, requestAuthority: "203.0.113.5:8123") == nil)
    }

    @Test(
        "says where it may be sent back to",
        arguments: [
            ("http://x.test/", "http://x.test/callback?a=1", true), ("http://x.test/", "http://X.test/", true),
            ("http://x.test/", "https://x.test/", false), ("http://x.test/", "http://x.test:81/", false),
            ("http://x.test/", "http://y.test/", false), ("http://x.test/", "x", false),
            ("https://home-assistant.io/iOS", "homeassistant://auth-callback", true),
            ("http://x.test/", "homeassistant://auth-callback", false),
            // Not what a browser would make of it.
            ("http://x.test/", #"http://y.test\@x.test/"#, false), ("http://x.test/", #"http:\\y.test/"#, false),
            ("http://x.test/", "http://y.test@x.test/", false), ("http://x.test/", "http://x.test@y.test/", false),
            ("http://x.test/", "http://x.test/ ", false), ("http://x.test/", "http://x.test/\n", false),
            ("http://x.test/", "http://x.test.y.test/", false), ("http://x.test/", "//x.test/", false),
            ("http://x.test/", "javascript://x.test/%0aalert(1)", false), ("http://x.test/", "http://x.tést/", false),
        ]
    )
    func redirects(client: String, redirect: String, isAllowed: Bool) throws {
        #expect(try #require(ClientID(client, requestAuthority: nil)).allows(redirect: redirect) == isAllowed)
    }
}
