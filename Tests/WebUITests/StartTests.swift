import BridgeConfiguration
import Foundation
import Hummingbird
import HummingbirdTesting
import Testing
import WebServer

@testable import WebUI

@Suite("The first minutes")
struct StartTests {
    private static let good = SetupProbes(
        application: { id, secret in id == "right" && secret == "right" ? .accepted : .refused },
        broker: { entry in
            entry.host == "broker" && entry.port == 1884
                ? .connected
                : .failed(PlainFault(code: "unreachable", message: "Nobody listens there.", hint: "Check the port."))
        },
        address: { $0 == "https://bridge.example.org/auth/external/callback" ? .reachesUs : .unreachable }
    )

    /// An owner before an empty configuration directory.
    private func beginning(
        _ test: @Sendable (inout TestBrowser, any TestClientProtocol, ConfigurationFolder) async throws -> Void
    ) async throws {
        let fixture = try ConfigurationFixture("")
        let routes = TestPages.routes(settings: Settings(), folder: fixture.path, probes: Self.good)
        try await TestPages.application(routes).test(.router) { client in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            try await test(&browser, client, ConfigurationFolder(path: fixture.path))
        }
    }

    @Test("whoever has nothing yet is led to what is missing, in order")
    func leads() async throws {
        try await beginning { browser, client, _ in
            for path in ["/", "/integrations"] {
                let answer = try await browser.get(path, client)
                #expect(answer.headers[.location] == "/start", "\(path)")
            }
            let page = String(buffer: try await browser.get("/start", client).body)
            let order = ["Owner account", "Withings application", "People", "Home Assistant through a broker"]
            let places = order.compactMap { page.range(of: $0)?.lowerBound }
            #expect(places.count == order.count && places == places.sorted())
            #expect(page.contains("/auth/external/callback"))
            // Without an application the Integrations page leads back here.
            #expect(!page.contains(">Go to Integrations</a>"))
        }
    }

    @Test(
        "what was saved though it may not work is no success",
        arguments: ["unnamed", "unreached", "other", "untried"]
    )
    func cautions(done: String) async throws {
        try await beginning { browser, client, _ in
            let page = String(buffer: try await browser.get("/start?done=\(done)", client).body)
            #expect(page.contains("banner warn") && !page.contains("banner good"))
        }
    }

    @Test("client id, secret and people are tried out, then written, and the secret is nowhere on a page")
    func savesTheApplication() async throws {
        try await beginning { browser, client, folder in
            _ = try await browser.get("/start", client)
            let refused = try await browser.post(
                "/start/withings",
                "client_id=wrong&client_secret=sesame-open&profiles=Anna",
                client
            )
            #expect(refused.status == .unprocessableContent)
            #expect(String(buffer: refused.body).contains("does not accept"))
            #expect(!String(buffer: refused.body).contains("sesame-open"))
            #expect(folder.check(environment: [:]).settings?.withings == nil)

            let saved = try await browser.post(
                "/start/withings",
                "client_id=right&client_secret=right&profiles=Anna%0D%0A%EC%A7%80%EC%9A%B0%0D%0A",
                client
            )
            #expect(saved.headers[.location] == "/start?done=withings")
            let settings = try #require(folder.check(environment: [:]).settings)
            #expect(settings.withings?.clientID == "right")
            #expect(settings.withings?.profiles == ["Anna", "지우"])
            let text = try String(contentsOfFile: folder.path + "/configuration.yaml", encoding: .utf8)
            #expect(text.contains("client_secret: !secret withings_client_secret"))
            let page = String(buffer: try await browser.get("/start", client).body)
            #expect(page.contains("Restart with it"))
        }
    }

    @Test("a file in which something is missing is completed on the page, and what stands in it stays")
    func completesTheFile() async throws {
        let fixture = try ConfigurationFixture("# mine\nwithings:\n  api_url: http://127.0.0.1:9 # my cloud\n")
        let routes = TestPages.routes(settings: Settings(), folder: fixture.path, probes: Self.good)
        try await TestPages.application(routes).test(.router) { client in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            let faults = String(buffer: try await browser.get("/", client).body)
            #expect(faults.contains(#"href="/start""#))
            #expect(try await browser.get("/start", client).status == .ok)
            let saved = try await browser.post(
                "/start/withings",
                "client_id=right&client_secret=right&profiles=Anna",
                client
            )
            #expect(saved.headers[.location] == "/start?done=withings")
            let folder = ConfigurationFolder(path: fixture.path)
            let settings = try #require(folder.check(environment: [:]).settings)
            #expect(settings.withings?.clientID == "right" && settings.withings?.apiURL == "http://127.0.0.1:9")
            let text = try #require(folder.text())
            #expect(text.contains("# mine") && text.contains("# my cloud"))
            for form in ["address", "withings", "broker"] {
                #expect(try await browser.get("/start/\(form)", client).headers[.location] == "/start")
            }
        }
    }

    @Test("a secret that was saved stays when the field is left blank")
    func keepsTheSecret() async throws {
        try await beginning { browser, client, folder in
            _ = try await browser.get("/start", client)
            _ = try await browser.post("/start/withings", "client_id=right&client_secret=right&profiles=Anna", client)
            _ = try await browser.get("/start", client)
            let again = try await browser.post("/start/withings", "client_id=right&profiles=Anna%0ABen", client)
            #expect(again.headers[.location] == "/start?done=withings")
            let withings = try #require(folder.check(environment: [:]).settings?.withings)
            #expect(withings.clientSecret == "right")
            #expect(withings.profiles == ["Anna", "Ben"])
        }
    }

    @Test("a broker that does not answer is not saved unless the owner insists")
    func savesTheBroker() async throws {
        try await beginning { browser, client, folder in
            _ = try await browser.get("/start", client)
            let failed = try await browser.post("/start/broker", "broker=broker&port=1883", client)
            #expect(failed.status == .unprocessableContent)
            #expect(String(buffer: failed.body).contains("Nobody listens there."))
            browser.language = "ko"
            let korean = try await browser.post("/start/broker", "broker=broker&port=1883", client)
            #expect(String(buffer: korean.body).contains("브로커가 응답하지 않습니다."))
            #expect(!String(buffer: korean.body).contains("Nobody listens there."))
            browser.language = nil
            #expect(folder.check(environment: [:]).settings?.mqtt == nil)
            let saved = try await browser.post("/start/broker", "broker=broker&port=1884&username=u", client)
            #expect(saved.headers[.location] == "/start?done=broker")
            #expect(folder.check(environment: [:]).settings?.mqtt?.port == 1884)
            let insists = try await browser.post("/start/broker", "broker=other&port=1883&anyway=yes", client)
            #expect(insists.headers[.location] == "/start?done=untried")
            #expect(folder.check(environment: [:]).settings?.mqtt?.broker == "other")
            #expect(folder.check(environment: [:]).settings?.mqtt?.username == nil)
        }
    }

    @Test(
        "the address from outside is tried and kept, whatever came of it",
        arguments: [
            ("https://bridge.example.org/", "reached"), ("https://elsewhere.example.org", "unreached"),
        ]
    )
    func savesTheAddress(entered: String, outcome: String) async throws {
        try await beginning { browser, client, folder in
            _ = try await browser.get("/start", client)
            let address = entered.replacing(":", with: "%3A").replacing("/", with: "%2F")
            let saved = try await browser.post("/start/address", "external_url=\(address)", client)
            #expect(saved.headers[.location] == "/start?done=\(outcome)")
            let kept = folder.check(environment: [:]).home.externalURL
            #expect(kept.map { entered.hasPrefix($0) } == true)
        }
    }

    @Test("an address in the words of 0.99 goes before any other, so that is the one that is shown and changed")
    func changesTheAddressInUse() async throws {
        try await beginning { browser, client, folder in
            let file = folder.path + "/configuration.yaml"
            try Data("http:\n  base_url: http://old.example # mine\n".utf8).write(to: URL(filePath: file))
            let page = String(buffer: try await browser.get("/start", client).body)
            #expect(page.contains("value=\"http://old.example\""))
            _ = try await browser.post("/start/address", "external_url=https%3A%2F%2Fnew.example.org", client)
            #expect(folder.check(environment: [:]).readable.externalURL == "https://new.example.org")
            #expect(folder.text() == "http:\n  base_url: https://new.example.org # mine\n")
        }
    }

    @Test("what was not changed stays as it is written")
    func leavesTheRest() async throws {
        try await beginning { browser, client, folder in
            let text = "withings:\n  client_id: !secret wid\n  client_secret: right\n  profiles: [Anna]   # c\n"
            try Data("wid: right\n".utf8).write(to: URL(filePath: folder.path + "/secrets.yaml"))
            try Data(text.utf8).write(to: URL(filePath: folder.path + "/configuration.yaml"))
            _ = try await browser.get("/start", client)
            let same = try await browser.post("/start/withings", "client_id=right&client_secret=&profiles=Anna", client)
            #expect(same.headers[.location] == "/start?done=withings")
            #expect(folder.text() == text)
        }
    }

    @Test("people are done when they are linked, not when they have their names")
    func peopleAreLinked() throws {
        let file = "withings:\n  client_id: a\n  client_secret: b\n  profiles: [Anna, Ben]\n"
        let fixture = try ConfigurationFixture(file)
        defer { fixture.remove() }
        let check = ConfigurationFolder(path: fixture.path).check(environment: [:])
        func people(_ running: Settings, _ linked: Set<String>) -> StartView.Step {
            StartView(running: running, check: check, file: "f", linked: linked, in: Texts(.english)).steps[2]
        }
        let settings = try #require(check.settings)
        #expect(people(Settings(), []).state == "later")
        #expect(people(settings, ["Anna"]).state == "next")
        #expect(people(settings, ["Anna", "Ben"]).state == "done")
    }

    @Test("a form from elsewhere changes nothing")
    func refusesForeignForms() async throws {
        try await beginning { browser, client, folder in
            _ = try await browser.get("/start", client)
            browser.token = "somebody-elses"
            let answer = try await browser.post(
                "/start/withings",
                "client_id=right&client_secret=right&profiles=Anna",
                client
            )
            #expect(answer.status == .forbidden)
            #expect(folder.check(environment: [:]).settings?.withings == nil)
        }
    }
}

@Suite("The configuration on disk beside the one that runs")
struct DifferenceTests {
    @Test("server control shows the lines that differ, and no secret")
    func showsTheDifference() async throws {
        let fixture = try ConfigurationFixture(
            "homeassistant:\n  name: Here\nmqtt:\n  broker: a\n  password: old-one\n"
        )
        defer { fixture.remove() }
        let settings = try #require(ConfigurationFolder(path: fixture.path).check(environment: [:]).settings)
        let routes = TestPages.routes(settings: settings, folder: fixture.path)
        try await TestPages.application(routes).test(.router) { client in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            let same = String(buffer: try await browser.get("/config", client).body)
            #expect(!same.contains("class=\"difference\""))
            try fixture.write("homeassistant:\n  name: There\nmqtt:\n  broker: a\n  password: new-one\n")
            let page = String(buffer: try await browser.get("/config", client).body)
            #expect(page.contains("name: Here"))
            #expect(page.contains("name: There"))
            #expect(!page.contains("old-one") && !page.contains("new-one"))
        }
    }
}
