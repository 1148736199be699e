import Access
import BridgeConfiguration
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Testing
import WebServer

@testable import WebUI

@Suite("Routes")
struct RouteTests {
    private let html: HTTPFields = [.accept: "text/html"]

    @Test("Without an owner every page leads to the first start", arguments: ["/integrations", "/", "/config"])
    func firstStart(_ path: String) async throws {
        let folder = try ConfigurationFixture("homeassistant:\n  name: Here\n")
        defer { folder.remove() }
        var settings = Household.settings
        settings.withings = nil
        let routes = TestPages.routes(settings: settings, folder: folder.path)
        try await TestPages.application(routes).test(.router) { client in
            try await client.execute(uri: path, method: .get) { response in
                #expect(response.status == .seeOther)
                #expect(response.headers[.location] == "/setup")
            }
        }
    }

    @Test("The first start speaks the browser's language and sets what its form needs")
    func setupPage() async throws {
        try await TestPages.application(TestPages.routes()).test(.router) { client in
            try await client.execute(uri: "/setup", method: .get, headers: [.acceptLanguage: "ko-KR,ko"]) { response in
                let page = String(buffer: response.body)
                #expect(response.status == .ok)
                #expect(page.contains(#"<html lang="ko">"#))
                #expect(page.contains("환영합니다"))
                #expect(response.headers[.setCookie] == nil)
                let token = try #require(page.firstMatch(of: /name="form_token" value="([^"]+)"/)).output.1
                #expect(FormTicket.isGood(String(token), now: FixedClock.noon))
                #expect(page.firstMatch(of: /(src|href|action)="(https?:)?\/\//) == nil)
            }
        }
    }

    @Test("A form from nowhere or from another site is refused", arguments: [nil, "https://evil.example"])
    func foreignForm(_ origin: String?) async throws {
        let token = FormTicket.make(now: FixedClock.noon)
        var fields: HTTPFields = [.contentType: TestPages.formType]
        fields[.origin] = origin
        let headers = fields
        let form = origin == nil ? "form_token=wrong&name=A" : "form_token=\(token)&name=A"
        try await TestPages.application(TestPages.routes()).test(.router) { client in
            for path in ["/setup", "/signin", "/language"] {
                try await client.execute(uri: path, method: .post, headers: headers, body: .init(string: form)) {
                    #expect($0.status == .forbidden)
                }
            }
        }
    }

    @Test("What is wrong with a new account is said on the page, and what was entered stays")
    func setupFaults() async throws {
        let token = FormTicket.make(now: FixedClock.noon)
        let headers: HTTPFields = [.origin: "http://localhost", .contentType: TestPages.formType]
        try await TestPages.application(TestPages.routes()).test(.router) { client in
            let form = "form_token=\(token)&name=Ada+L&username=ada&password=12345678&repeated=12345679"
            try await client.execute(uri: "/setup", method: .post, headers: headers, body: .init(string: form)) {
                #expect($0.status == .badRequest)
                let page = String(buffer: $0.body)
                #expect(page.contains("The two passwords are not the same."))
                #expect(page.contains(#"value="Ada L""#))
                #expect(!page.contains("12345678"))
            }
        }
    }

    @Test("Withings' check of the callback address is answered on both addresses without login")
    func callbackWithoutCode() async throws {
        try await TestPages.application(TestPages.routes()).test(.router) { client in
            for path in ["/auth/external/callback", "/api/withings/authorize"] {
                for method in [HTTPRequest.Method.head, .get] {
                    try await client.execute(uri: path, method: method) { response in
                        #expect(response.status == .ok)
                    }
                }
                // HEAD never uses a code up, so it is not even looked at.
                try await client.execute(uri: "\(path)?code=c&state=s", method: .head) { response in
                    #expect(response.status == .ok)
                }
            }
        }
    }

    @Test("A redirect that cannot be taken says why and never repeats the code")
    func callbackInSafeMode() async throws {
        try await TestPages.application(TestPages.routes()).test(.router) { client in
            let uri = "/auth/external/callback?code=topsecretcode&state=topsecretstate"
            try await client.execute(uri: uri, method: .get) { response in
                let page = String(buffer: response.body)
                #expect(response.status == .serviceUnavailable)
                #expect(page.contains("Mend it"))
                #expect(!page.contains("topsecret"))
                #expect(HTTPField.Name("Referrer-Policy").flatMap { response.headers[$0] } == "no-referrer")
            }
        }
    }

    @Test("Static files are kept by browsers under the address of their content, and asked about under any other")
    func staticFiles() async throws {
        try await TestPages.application(TestPages.routes()).test(.router) { client in
            try await client.execute(uri: StaticFile.style.address, method: .get) { response in
                #expect(response.status == .ok)
                #expect(response.headers[.cacheControl]?.contains("immutable") == true)
                #expect(response.headers[.contentType] == "text/css; charset=utf-8")
            }
            try await client.execute(uri: "/static/app.css?v=old", method: .get) { response in
                #expect(response.headers[.cacheControl] == "no-cache")
            }
            let known: HTTPFields = [.ifNoneMatch: "\"\(StaticFile.script.version)\""]
            try await client.execute(uri: "/static/app.js", method: .get, headers: known) { response in
                #expect(response.status == .notModified)
            }
        }
    }

    @Test("A missing page is a page for browsers, and none for programs")
    func notFound() async throws {
        try await TestPages.application(TestPages.routes()).test(.router) { client in
            try await client.execute(uri: "/nowhere", method: .get, headers: html) { response in
                #expect(response.status == .notFound)
                #expect(String(buffer: response.body).contains("This page does not exist"))
            }
            try await client.execute(uri: "/api/nowhere", method: .get, headers: html) { response in
                #expect(response.status == .notFound)
                #expect(!String(buffer: response.body).contains("<html"))
            }
        }
    }

    @Test(
        "An address that nothing is at is a page in the visitor's language, wherever it lies",
        arguments: [
            "/nonsense", "/config/nonsense", "/config/tokens/nonsense", "/integrations/a/b/c/d", "/people/1/2/3/4/5/6",
            "/static/none.js", "/signin/nonsense",
        ]
    )
    func unknownAddresses(_ path: String) async throws {
        let router = WebRouter.make(logger: Logger(label: "test"), usesForwarded: true, trustedProxies: ["127.0.0.1"])
        TestPages.routes().add(to: router)
        let korean: HTTPFields = [.accept: "text/html", .acceptLanguage: "ko", .xForwardedPrefix: "/bridge"]
        try await Application(router: router).test(.live) { client in
            try await client.execute(uri: path, method: .get, headers: korean) { response in
                let page = String(buffer: response.body)
                #expect(response.status == .notFound)
                #expect(page.contains("페이지를 찾을 수 없습니다") && page.contains(#"href="/bridge/""#))
                #expect(response.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
            }
            try await client.execute(uri: path, method: .head, headers: korean) { response in
                #expect(response.status == .notFound)
                #expect(response.headers[.contentType] == "text/html; charset=utf-8")
                #expect(response.body.readableBytes == 0)
            }
            // A program gets no page to read.
            try await client.execute(uri: path, method: .get) { response in
                #expect(response.status == .notFound && !String(buffer: response.body).contains("<html"))
            }
        }
    }

    @Test("Fragments and events are only for who is signed in, without a redirect")
    func liveParts() async throws {
        try await TestPages.application(TestPages.routes()).test(.router) { client in
            try await client.execute(uri: "/fragments/overview", method: .get) { #expect($0.status == .unauthorized) }
            try await client.execute(uri: "/events", method: .get) { #expect($0.status == .noContent) }
        }
    }

    @Test("Pages allow nothing from other hosts, but let forms lead on to Withings' consent")
    func contentPolicy() async throws {
        try await TestPages.application(TestPages.routes()).test(.router) { client in
            try await client.execute(uri: "/setup", method: .get) { response in
                let policy = HTTPField.Name("Content-Security-Policy").flatMap { response.headers[$0] } ?? ""
                #expect(policy.contains("default-src 'none'"))
                #expect(policy.contains("form-action 'self' https://account.withings.com"))
            }
        }
    }

    @Test("Forms may lead to the address that Withings sends people back to, whatever the one in the address bar is")
    func redirectedForms() async throws {
        var settings = Household.settings
        settings.home.externalURL = "https://bridge.example.org:8443/withings"
        settings.home.internalURL = "http://bridge.local:8123"
        try await TestPages.application(TestPages.routes(settings: settings)).test(.router) { client in
            try await client.execute(uri: "/setup", method: .get) { response in
                let policy = HTTPField.Name("Content-Security-Policy").flatMap { response.headers[$0] } ?? ""
                let forms = policy.split(separator: ";").first { $0.contains("form-action") }
                let targets = forms?.split(separator: " ").dropFirst().map(String.init) ?? []
                #expect(targets.contains("https://bridge.example.org:8443"))
                #expect(targets.contains("http://bridge.local:8123"))
                #expect(Set(targets).count == targets.count && !targets.contains { $0.hasSuffix("/withings") })
            }
        }
    }
}
