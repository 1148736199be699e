import NIOHTTP1
import SimulatedCloud
import TestSupport
import Testing

@Suite("The consent page")
struct ConsentTests {
    static let household = [
        CloudPerson(userID: 101, name: "Anna", timeZone: "Europe/Berlin"),
        CloudPerson(userID: 102, name: "Jonas <b>", timeZone: "Europe/Berlin"),
    ]

    @Test("approving redirects with a code and the state that was sent")
    func approves() async throws {
        try await RunningCloud.with(SimulatedCloud(people: Self.household)) { running in
            let client = RawClient(running: running)
            let location = try await running.approve(authorizeURL: client.authorizeURL(state: "s%26t"), person: "Anna")
            #expect(location.hasPrefix(RawClient.redirect + "?"))
            let query = RawClient.query(location)
            #expect(query["state"] == "s&t")
            #expect(query["code"]?.count == 40)
        }
    }

    @Test("denying redirects with access_denied and the state, and gives no code")
    func denies() async throws {
        try await RunningCloud.with(SimulatedCloud(people: Self.household)) { running in
            let location = try await running.deny(authorizeURL: RawClient(running: running).authorizeURL())
            #expect(RawClient.query(location) == ["error": "access_denied", "state": "abc"])
        }
    }

    @Test("a redirect address that is not registered gives the mismatch as JSON and no redirect")
    func mismatch() async throws {
        var application = CloudApplication.demo
        application.callbacks = ["https://bridge.example/"]
        try await RunningCloud.with(SimulatedCloud(people: Self.household, applications: [application])) { running in
            let client = RawClient(running: running)
            let path = client.authorizeURL().dropFirst(running.url.count)
            let answer = try await client.get(String(path))
            #expect(answer.code == 400)
            #expect(
                answer.text.contains("redirect_uri_mismatch: The redirect URI provided is missing or does not match")
            )
            let deeper = client.authorizeURL(redirect: "https://bridge.example/path?x=1")
            let location = try await running.approve(authorizeURL: deeper, person: "Anna")
            #expect(location.hasPrefix("https://bridge.example/path?x=1&code="))
        }
    }

    @Test("an unknown application is refused")
    func unknownApplication() async throws {
        try await RunningCloud.with(SimulatedCloud(people: Self.household)) { running in
            let client = RawClient(running: running)
            let path = client.authorizeURL(clientID: "nobody").dropFirst(running.url.count)
            let answer = try await client.get(String(path))
            #expect(answer.code == 400)
            #expect(answer.text.contains("invalid_client"))
        }
    }

    @Test("a browser stays signed in as who approved first, until it signs out")
    func remembers() async throws {
        try await RunningCloud.with(SimulatedCloud(people: Self.household)) { running in
            let client = RawClient(running: running)
            _ = try await running.approve(authorizeURL: client.authorizeURL(), person: "Jonas <b>")
            let page = try await running.browser.page(client.authorizeURL())
            #expect(page.contains("You are signed in as Jonas &lt;b&gt;."))
            #expect(!page.contains("Anna"))
            let remembered = try await client.link()
            #expect(remembered["userid"] as? String == "102")
            // The other person is behind "Not you?".
            let chosen = try await client.link(person: "Anna")
            #expect(chosen["userid"] as? String == "101")
            try await running.signOut()
            let fresh = try await running.browser.page(client.authorizeURL())
            #expect(fresh.contains("Anna"))
        }
    }

    @Test("sign-out goes on to the consent page that it was given, and nowhere else")
    func signOutGoesOn() async throws {
        try await RunningCloud.with(SimulatedCloud(people: Self.household)) { running in
            let client = RawClient(running: running)
            _ = try await client.link(person: "Anna")
            let page = try await running.browser.page(
                running.url + "/logout?r=" + RawClient.escape(client.authorizeURL())
            )
            #expect(page.contains("Whose data is it?"))
            let answer = try await client.get("/logout?r=https%3A%2F%2Fevil.example%2F")
            #expect(answer.code == 200)
            #expect(answer.headers["location"].isEmpty)
        }
    }

    @Test("mode=demo is about the first of the household, and signs nobody in")
    func demoMode() async throws {
        try await RunningCloud.with(SimulatedCloud(people: Self.household)) { running in
            let client = RawClient(running: running)
            let page = try await running.browser.page(client.authorizeURL() + "&mode=demo")
            #expect(page.contains("Anna"))
            #expect(!page.contains("Jonas"))
            let location = try await running.approve(authorizeURL: client.authorizeURL() + "&mode=demo")
            #expect(RawClient.query(location)["code"]?.count == 40)
            let ordinary = try await running.browser.page(client.authorizeURL())
            #expect(ordinary.contains("Jonas"))
        }
    }

    @Test("only the scopes that stay ticked are granted")
    func scopes() async throws {
        try await RunningCloud.with(SimulatedCloud(people: Self.household)) { running in
            let body = try await RawClient(running: running).link(
                person: "Anna",
                scopes: ["user.metrics", "user.info"]
            )
            #expect(body["scope"] as? String == "user.info,user.metrics")
        }
    }

    @Test("the page speaks Korean to those who prefer it and English to all others")
    func languages() async throws {
        try await RunningCloud.with(SimulatedCloud(people: Self.household)) { running in
            let client = RawClient(running: running)
            let path = String(client.authorizeURL().dropFirst(running.url.count))
            let korean = try await client.get(path, language: "ko-KR,ko;q=0.9,en;q=0.8")
            let german = try await client.get(path, language: "de,en;q=0.7,ko;q=0.3")
            let silent = try await client.get(path)
            #expect(korean.text.contains("이 앱 허용"))
            #expect(german.text.contains("Allow this app"))
            #expect(silent.text.contains("Allow this app"))
        }
    }

    @Test("the disconnect page asks first and then ends the person's tokens")
    func disconnects() async throws {
        try await RunningCloud.with(SimulatedCloud(people: Self.household)) { running in
            let client = RawClient(running: running)
            _ = try await client.link(person: "Anna")
            let page = "/partner/disconnect_partner/demo-client-id"
            let asked = try await client.get(page + "?selecteduser=101")
            #expect(asked.text.contains("Withings Bridge can read the data of Anna."))
            #expect(await running.cloud.hasGrant(for: 101))
            let done = try await client.post(page, ["selecteduser": "101"])
            #expect(done.text.contains("The connection is cut."))
            #expect(await running.cloud.hasGrant(for: 101) == false)
            let nobody = try await client.get(page + "?selecteduser=999")
            #expect(nobody.code == 404)
        }
    }

    @Test("a port that is taken is reported to those who wait for the server")
    func portInUse() async throws {
        try await RunningCloud.with(SimulatedCloud()) { running in
            let port = try (running.url.split(separator: ":").last.flatMap { Int($0) }).orFail("no port")
            let second = CloudServer(cloud: SimulatedCloud(), port: port)
            await #expect(throws: (any Error).self) { try await second.run() }
            await #expect(throws: (any Error).self) { try await second.port }
        }
    }
}
