import Access
import BridgeConfiguration
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing
import WebServer

@testable import WebUI

/// What the owner does, with the real sign-in behind the pages.
@Suite("Owner")
struct OwnerTests {
    private static let valid = "withings:\n  client_id: a\n  client_secret: b\n  profiles: [Ada]\n"
    private static let broken = "withings:\n  client_id: a\n  client_secret: ''\n  profiles: [Ada]\n"

    private func with(
        _ configuration: String,
        settings: Settings = Household.settings,
        restart: @escaping @Sendable () async -> Void = {},
        _ test: @Sendable @escaping (any TestClientProtocol, ConfigurationFixture) async throws -> Void
    ) async throws {
        let folder = try ConfigurationFixture(configuration)
        defer { folder.remove() }
        let routes = TestPages.routes(settings: settings, folder: folder.path, restart: restart)
        try await TestPages.application(routes).test(.router) { client in try await test(client, folder) }
    }

    @Test("The first start makes the owner, signs in, and works once; signing out ends it")
    func firstStart() async throws {
        var settings = Household.settings
        settings.withings = nil
        try await with("homeassistant:\n  name: Here\n", settings: settings) { client, _ in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            #expect(try await browser.get("/", client).headers[.location] == "/start")
            let start = try await browser.get("/start", client)
            #expect(start.status == .ok)
            #expect(String(buffer: start.body).contains("name=\"client_secret\""))
            #expect(try await browser.get("/setup", client).headers[.location] == "/")
            #expect(try await browser.post("/signout", "", client).headers[.location] == "/signin")
            var stranger = TestBrowser()
            #expect(
                try await stranger.get("/config?result=check", client).headers[.location]
                    == "/signin?next=%2Fconfig%3Fresult%3Dcheck"
            )
        }
    }

    @Test("A wrong password is said plainly, the right one leads to where one wanted to go")
    func signIn() async throws {
        try await with(Self.valid) { client, _ in
            var owner = TestBrowser()
            try await owner.becomeOwner(client)
            var browser = TestBrowser()
            _ = try await browser.get("/signin?next=/config", client)
            let wrong = try await browser.post("/signin", "username=ada&password=nonsense&next=/config", client)
            #expect(wrong.status == .forbidden)
            #expect(String(buffer: wrong.body).contains("The user name or the password is wrong."))
            let right = try await browser.post("/signin", "username=ada&password=12345678&next=/config", client)
            #expect(right.headers[.location] == "/config")
            let evil = try await owner.get("/signin?next=//evil.example", client)
            #expect(evil.headers[.location] == "/")
        }
    }

    @Test("A form without the session's own token changes nothing")
    func forgedForm() async throws {
        try await with(Self.valid) { client, _ in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            browser.token = "forged"
            #expect(try await browser.post("/signout", "", client).status == .forbidden)
            #expect(
                try await browser.get("/config/waiting?since=x", client).headers[.location] == "/config?done=restarted"
            )
        }
    }

    @Test("A broken file is shown with its places instead of every page; once mended it can be applied")
    func safeMode() async throws {
        try await with(Self.broken) { client, folder in
            var browser = TestBrowser()
            let open = try await browser.get("/", client)
            #expect(String(buffer: open.body).contains("configuration.yaml:3:18"))
            try await browser.becomeOwner(client)
            for path in ["/", "/integrations", "/config"] {
                let page = try await browser.get(path, client)
                #expect(String(buffer: page.body).contains("configuration.yaml:3:18"))
            }
            let before = try await browser.get("/config/state", client)
            try folder.write(Self.valid)
            let after = try await browser.get("/config/state", client)
            #expect(String(buffer: before.body) != String(buffer: after.body))
            #expect(String(buffer: after.body).contains(#""mode":"safe""#))
            #expect(String(buffer: try await browser.get("/", client).body).contains("/config/restart"))
        }
    }

    @Test("Once there is an owner, the faults are for the owner only")
    func safeModeForStrangers() async throws {
        try await with(Self.broken) { client, _ in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            var stranger = TestBrowser()
            #expect(try await stranger.get("/", client).headers[.location] == "/signin")
        }
    }

    @Test("A broken file is never applied, a mended one is")
    func restart() async throws {
        let restarts = Counter()
        try await with(Self.broken, restart: { await restarts.add() }) { client, folder in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            _ = try await browser.get("/", client)
            let refused = try await browser.post("/config/restart", "", client)
            #expect(String(buffer: refused.body).contains("configuration.yaml:3:18"))
            #expect(await restarts.count == 0)
            try folder.write(Self.valid)
            let page = String(buffer: try await browser.post("/config/restart", "", client).body)
            #expect(await restarts.count == 1)
            #expect(page.contains(#"data-wait="\#(Household.now - 3600)""#))
        }
    }
}

private actor Counter {
    private(set) var count = 0
    func add() { count += 1 }
}
