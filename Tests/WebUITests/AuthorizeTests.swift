import Access
import BridgeConfiguration
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing
import WebServer

@testable import WebUI

/// Clients of Home Assistant in a browser (home-assistant-js-websocket's `getAuth`, its apps) lead here to be let in.
@Suite("/auth/authorize")
struct AuthorizeTests {
    static let client = "http://dashboard.test/"
    /// As home-assistant-js-websocket writes it.
    static let query =
        "response_type=code&redirect_uri=http%3A%2F%2Fdashboard.test%2Fa%3Fx%3D1%26auth_callback%3D1"
        + "&client_id=http%3A%2F%2Fdashboard.test%2F&state=eyJoIjoiPT0ifQ%3D%3D"
    static let back = "http://dashboard.test/a?x=1&auth_callback=1"

    private func with(
        _ test: @Sendable @escaping (any TestClientProtocol, Gatekeeper) async throws -> Void
    ) async throws {
        let folder = try ConfigurationFixture("homeassistant:\n  name: Here\n")
        defer { folder.remove() }
        var settings = Household.settings
        settings.withings = nil
        let routes = TestPages.routes(settings: settings, folder: folder.path)
        try await TestPages.application(routes).test(.router) { client in try await test(client, routes.gatekeeper) }
    }

    /// The fields of the form that was shown, as a browser sends them.
    private func fields(of page: TestResponse) -> String {
        String(buffer: page.body).matches(of: /name="([a-z_]+)" value="([^"]*)"/)
            .filter { !["form_token", "answer", "next", "language"].contains($0.1) }
            .map { match in
                let value = match.2.replacing("&amp;", with: "&").replacing("&#61;", with: "=")
                return "\(match.1)=\(String(value).addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
            }
            .joined(separator: "&")
    }

    @Test("leads through the sign-in, asks, and gives a code that works once")
    func allowed() async throws {
        try await with { client, gatekeeper in
            var owner = TestBrowser()
            try await owner.becomeOwner(client)
            var browser = TestBrowser()
            let entry = try await browser.get("/auth/authorize?\(Self.query)", client).headers[.location] ?? ""
            #expect(entry.hasPrefix("/signin?next=%2Fauth%2Fauthorize%3F"))
            _ = try await browser.get(entry, client)
            let next = entry.dropFirst("/signin?next=".count)
            let signedIn = try await browser.post("/signin", "username=ada&password=12345678&next=\(next)", client)
            #expect(signedIn.headers[.location] == "/auth/authorize?\(Self.query)")
            let page = try await browser.get("/auth/authorize?\(Self.query)", client)
            #expect(page.status == .ok)
            let text = String(buffer: page.body)
            #expect(text.contains("http://dashboard.test/ asks to be let in."))
            #expect(text.contains("led back to http://dashboard.test/a"))
            let policy = page.headers[.contentSecurityPolicy] ?? ""
            #expect(policy.contains("form-action 'self' http://dashboard.test "))
            #expect(policy.contains("frame-ancestors 'none'"))
            let answer = try await browser.post("/auth/authorize", "\(fields(of: page))&answer=allow", client)
            #expect(answer.status == .seeOther)
            let address = answer.headers[.location] ?? ""
            #expect(address.hasPrefix(Self.back + "&code="))
            #expect(address.hasSuffix("&state=eyJoIjoiPT0ifQ%3D%3D"))
            let code = try #require(address.firstMatch(of: /&code=([0-9a-f]+)&/)).1
            let tokens = try await gatekeeper.tokens(authorizationCode: String(code), clientID: Self.client)
            #expect(await gatekeeper.isGood(bearer: tokens.accessToken))
            await #expect(throws: AccessError.self) {
                _ = try await gatekeeper.tokens(authorizationCode: String(code), clientID: Self.client)
            }
            let trail = try await gatekeeper.trail.entries()
            #expect(trail.first?.event == "client_allowed")
            #expect(trail.first?.about == Self.client)
        }
    }

    @Test("binds the code to the client's secret where it sent a challenge (PKCE)")
    func challenge() async throws {
        try await with { client, gatekeeper in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            let challenge = "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
            let page = try await browser.get("/auth/authorize?\(Self.query)\(challenge)", client)
            let answer = try await browser.post("/auth/authorize", "\(fields(of: page))&answer=allow", client)
            let code = try #require(answer.headers[.location]?.firstMatch(of: /&code=([0-9a-f]+)/)).1
            let tokens = try await gatekeeper.tokens(
                authorizationCode: String(code),
                clientID: Self.client,
                verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
            )
            #expect(tokens.refreshToken != nil)
        }
    }

    @Test("gives nothing unless the owner says so", arguments: ["", "&answer=deny", "&answer=x"])
    func denied(answer: String) async throws {
        try await with { client, _ in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            let page = try await browser.get("/auth/authorize?\(Self.query)", client)
            let answer = try await browser.post("/auth/authorize", fields(of: page) + answer, client)
            #expect(answer.headers[.location] == Self.back + "&error=access_denied&state=eyJoIjoiPT0ifQ%3D%3D")
        }
    }

    @Test("takes no answer but its own form's: no other site can give it (CSRF), nor anybody who is not signed in")
    func forged() async throws {
        try await with { client, gatekeeper in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            let page = try await browser.get("/auth/authorize?\(Self.query)", client)
            let form = "\(fields(of: page))&answer=allow"
            var forged = browser
            forged.token = "forged"
            #expect(try await forged.post("/auth/authorize", form, client).status == .forbidden)
            var headers = browser.headers
            headers[.origin] = "http://dashboard.test"
            let body = ByteBuffer(string: "form_token=\(browser.token)&\(form)")
            let foreign = try await client.execute(uri: "/auth/authorize", method: .post, headers: headers, body: body)
            #expect(foreign.status == .forbidden)
            var stranger = TestBrowser()
            stranger.token = browser.token
            #expect(try await stranger.post("/auth/authorize", form, client).headers[.location] == "/signin?why=ended")
            #expect(try await gatekeeper.signedInClients().isEmpty)
        }
    }

    @Test(
        "leads nobody to an address that is not the client's own (open redirect)",
        arguments: [
            ("http://dashboard.test/", "http://evil.test/"), ("http://dashboard.test/", "http://dashboard.test:81/"),
            ("http://dashboard.test/", "http://dashboard.test@evil.test/"),
            ("http://dashboard.test/", #"http://evil.test\@dashboard.test/"#),
            ("http://dashboard.test/", "//dashboard.test/"), ("http://dashboard.test/", "javascript:alert(1)"),
            ("http://dashboard.test/", "homeassistant://auth-callback"), ("http://dashboard.test/", ""),
            ("http://dashboard.test/", "http://dashboard.test/\r\nSet-Cookie: a=b"),
            ("javascript:alert(1)", "javascript:alert(1)"), ("", "http://dashboard.test/"), ("x", "x"),
            ("http://203.0.113.9/", "http://203.0.113.9/"),
        ]
    )
    func openRedirect(name: String, redirect: String) async throws {
        try await with { client, _ in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            func escaped(_ text: String) -> String {
                text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            }
            let query = "client_id=\(escaped(name))&redirect_uri=\(escaped(redirect))&state=x"
            _ = try await browser.get("/config", client)
            let page = try await browser.get("/auth/authorize?\(query)", client)
            #expect(page.status == .badRequest)
            #expect(!String(buffer: page.body).contains("evil.test"))
            for answer in ["allow", "deny"] {
                let answer = try await browser.post("/auth/authorize", "\(query)&answer=\(answer)", client)
                #expect(answer.status == .badRequest)
                #expect(answer.headers[.location] == nil)
            }
        }
    }

    @Test(
        "refuses what is incomplete or in a form that it does not know",
        arguments: [
            "response_type=token", "code_challenge=abc", "code_challenge=abc&code_challenge_method=plain",
            "state=" + String(repeating: "x", count: 5000),
        ]
    )
    func incomplete(more: String) async throws {
        try await with { client, _ in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            let query = "client_id=http%3A%2F%2Fdashboard.test&redirect_uri=http%3A%2F%2Fdashboard.test"
            #expect(try await browser.get("/auth/authorize?\(query)&\(more)", client).status == .badRequest)
            #expect(try await browser.get("/auth/authorize?\(query)", client).status == .ok)
        }
    }

    @Test("knows Home Assistant's own apps")
    func apps() async throws {
        try await with { client, _ in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            let query =
                "client_id=https%3A%2F%2Fhome-assistant.io%2FiOS&redirect_uri=homeassistant%3A%2F%2Fauth-callback"
            let page = try await browser.get("/auth/authorize?response_type=code&\(query)", client)
            #expect(String(buffer: page.body).contains("Home Assistant for iOS asks to be let in."))
            #expect(page.headers[.contentSecurityPolicy]?.contains("form-action 'self' homeassistant: ") == true)
            let answer = try await browser.post("/auth/authorize", "\(query)&answer=allow", client)
            #expect(answer.headers[.location]?.hasPrefix("homeassistant://auth-callback?code=") == true)
        }
    }

    @Test(
        "puts nothing of an address into the page's policy but a host",
        arguments: ["a;sandbox", "a,b", "[::1]:81", "a'b"]
    )
    func policy(host: String) async throws {
        try await with { client, _ in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            let address = "http://\(host)/".addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let page = try await browser.get("/auth/authorize?client_id=\(address)&redirect_uri=\(address)", client)
            let policy = page.headers[.contentSecurityPolicy] ?? ""
            #expect(page.status == .badRequest || policy.contains("form-action 'self' http: "), "\(policy)")
            #expect(!policy.contains("sandbox"))
        }
    }

    @Test("what was let in is listed beside the tokens, and shut out with a click")
    func listed() async throws {
        try await with { client, gatekeeper in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            let empty = String(buffer: try await browser.get("/config/tokens", client).body)
            #expect(!empty.contains("Programs that signed in"))
            let code = try await gatekeeper.authorizationCode(clientID: "http://<b>.test/")
            let tokens = try await gatekeeper.tokens(authorizationCode: code, clientID: "http://<b>.test/")
            let page = String(buffer: try await browser.get("/config/tokens", client).body)
            #expect(page.contains("Programs that signed in"))
            #expect(page.contains("http://&lt;b&gt;.test/"))
            let id = try #require(try await gatekeeper.signedInClients().first?.id)
            let done = try await browser.post("/config/tokens/revoke", "id=\(id)", client)
            #expect(done.headers[.location] == "/config/tokens?done=revoked")
            #expect(await !gatekeeper.isGood(bearer: tokens.accessToken))
            let renewed = try? await gatekeeper.tokens(
                refreshToken: tokens.refreshToken ?? "",
                clientID: "http://<b>.test/"
            )
            #expect(renewed == nil)
            #expect(try await gatekeeper.signedInClients().isEmpty)
        }
    }
}
