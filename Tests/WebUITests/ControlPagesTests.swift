import BridgeConfiguration
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing
import WebServer

@testable import WebUI

@Suite("Pages about the program")
struct ControlPagesTests {
    private static let log = [
        "2026-11-23T11:00:00.000Z INFO [sync] Everything was fetched. rows=12",
        "2026-11-23T11:01:00.000Z DEBUG [http] Answered.",
        "2026-11-23T11:02:00.000Z WARNING [mqtt] The broker is gone. reason=<gone>",
        "2026-11-23T11:03:00.000Z ERROR [sync] Withings cannot be reached.", "no line of the usual kind",
    ]

    private func with(
        _ configuration: String = "homeassistant:\n  name: Here\n",
        probes: SetupProbes? = nil,
        control change: (inout BridgeControl) -> Void = { _ in },
        _ test: @Sendable @escaping (any TestClientProtocol, TestBrowser, ConfigurationFolder) async throws -> Void
    ) async throws {
        let fixture = try ConfigurationFixture(configuration)
        defer { fixture.remove() }
        var settings = Household.settings
        settings.withings = nil
        var control = BridgeControl(
            syncNow: { _ in },
            restart: {},
            broker: { .init(isConfigured: false) },
            startedAt: Household.now - 3600,
            version: "1.0",
            recentLog: { Self.log }
        )
        change(&control)
        let routes = TestPages.routes(settings: settings, folder: fixture.path, control: control, probes: probes)
        try await TestPages.application(routes).test(.router) { client in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            try await test(client, browser, ConfigurationFolder(path: fixture.path))
        }
    }

    @Test("the doctor looks when asked, and says what is not as it should be")
    func doctor() async throws {
        let found = [
            Operations.Finding(name: "disk", state: "ok", message: "12 MB are free", hint: nil),
            Operations.Finding(
                name: "callback",
                state: "failed",
                message: "HEAD is answered with 302",
                hint: "Pass it on."
            ),
        ]
        try await with(control: { $0.operations.doctor = { found } }) { client, signedIn, _ in
            var browser = signedIn
            let before = String(buffer: try await browser.get("/config/doctor", client).body)
            #expect(before.contains("Look now") && !before.contains("302"))
            let after = String(buffer: try await browser.post("/config/doctor", "", client).body)
            #expect(after.contains("HEAD is answered with 302") && after.contains("Does not work"))
            #expect(after.contains("Pass it on.") && after.contains("Callback") && after.contains("Fine"))
        }
    }

    @Test("the doctor's findings are said in the language of the page; what has no code stays English")
    func doctorInKorean() async throws {
        let saying = Operations.Saying(
            "findingAddressRestricted",
            ["callback": "http://a.example/x", "host": "a", "port": "81"],
            parts: ["findingPartScheme", "findingPartPort"]
        )
        let (message, hint) = saying.english
        #expect(message.hasSuffix("(ten people): it does not begin with https, the port is 81, not 443 or 80."))
        let found = [
            Operations.Finding(name: "address", state: "warning", message: message, hint: hint, saying: saying),
            Operations.Finding(
                name: "broker",
                state: "failed",
                message: "Refused.",
                hint: "Check it.",
                saying: .init(of: "broker", code: "not_allowed")
            ),
            Operations.Finding(name: "database disk", state: "failed", message: "Odd.", hint: "Mend it."),
        ]
        try await with(control: { $0.operations.doctor = { found } }) { client, signedIn, _ in
            var browser = signedIn
            _ = try await browser.get("/config/doctor", client)
            _ = try await browser.post("/language", "language=ko&next=%2Fconfig%2Fdoctor", client)
            _ = try await browser.get("/config/doctor", client)
            let page = String(buffer: try await browser.post("/config/doctor", "", client).body)
            #expect(page.contains("https로 시작하지 않습니다, 포트가 443이나 80이 아니라 81입니다"))
            #expect(!page.contains("external_url in the homeassistant"))
            #expect(page.contains("데이터베이스 디스크"))
            #expect(page.contains(#"<p lang="en">Odd.</p><p class="hint" lang="en">Mend it.</p>"#))
        }
    }

    @Test("the audit trail tells who was here, and that numbers were taken along")
    func audit() async throws {
        try await with { client, signedIn, _ in
            var browser = signedIn
            let page = String(buffer: try await browser.get("/config/audit", client).body)
            #expect(page.contains("Owner account made"))
        }
    }

    @Test("a token is shown when it is made and never again; revoked it is gone")
    func tokens() async throws {
        try await with { client, signedIn, _ in
            var browser = signedIn
            let empty = String(buffer: try await browser.get("/config/tokens", client).body)
            // Another language is the same page.
            #expect(empty.contains(#"name="next" value="/config/tokens""#))
            #expect(empty.contains("There are no tokens yet."))
            let made = String(
                buffer: try await browser.post("/config/tokens", "name=Wall+display&days=30", client).body
            )
            let shown = try #require(made.firstMatch(of: /id="token" readonly[^>]*value="([^"]+)"/))
            #expect(shown.output.1.split(separator: ".").count == 3)
            let later = String(buffer: try await browser.get("/config/tokens", client).body)
            #expect(later.contains("Wall display") && !later.contains(shown.output.1))
            let twice = try await browser.post("/config/tokens", "name=Wall+display&days=30", client)
            #expect(twice.status == .unprocessableContent)
            #expect(String(buffer: twice.body).contains("There is a token “Wall display” already."))
            let nameless = try await browser.post("/config/tokens", "name=%20&days=30", client)
            #expect(String(buffer: nameless.body).contains("Please give the token a name."))
            let id = try #require(later.firstMatch(of: /name="id" value="([0-9a-f]+)"/)).output.1
            let revoked = try await browser.post("/config/tokens/revoke", "id=\(id)", client)
            #expect(revoked.headers[.location] == "/config/tokens?done=revoked")
            let gone = String(buffer: try await browser.get("/config/tokens?done=revoked", client).body)
            #expect(!gone.contains("Wall display") && gone.contains("The token is revoked."))
        }
    }

    @Test("the password is changed by who knows the present one; everybody else is out, and who changed it stays in")
    func password() async throws {
        try await with { client, signedIn, _ in
            var (browser, other) = (signedIn, TestBrowser())
            _ = try await other.get("/signin", client)
            _ = try await other.post("/signin", "username=ada&password=12345678", client)
            #expect(try await other.get("/config/tokens", client).status == .ok)
            _ = try await browser.get("/config/tokens", client)
            for (form, says) in [
                ("present=wrong&password=abcdefgh&repeated=abcdefgh", "That is not the present password"),
                ("present=12345678&password=short&repeated=short", "8"),
                ("present=12345678&password=abcdefgh&repeated=abcdefgi", "not the same"),
            ] {
                let refused = try await browser.post("/config/password", form, client)
                #expect(refused.status == .unprocessableContent)
                let page = String(buffer: refused.body)
                // At its form, and read first.
                let place = page.range(of: "role=\"alert\" tabindex=\"-1\" autofocus")?.lowerBound
                let heading = page.range(of: "id=\"own-password\"")?.lowerBound
                #expect(page.contains(says) && place.flatMap { place in heading.map { $0 < place } } == true, "\(form)")
            }
            let trail = String(buffer: try await browser.get("/config/audit", client).body)
            #expect(trail.contains("Password not changed: wrong present password") && !trail.contains("Sign-in failed"))
            let form = "present=12345678&password=abcdefgh&repeated=abcdefgh"
            let done = try await browser.post("/config/password", form, client)
            #expect(done.headers[.location] == "/config/tokens?done=password")
            #expect(try await browser.get("/config/tokens", client).status == .ok)
            #expect(try await other.get("/config/tokens", client).status == .seeOther)
            _ = try await other.get("/signin", client)
            #expect(try await other.post("/signin", "username=ada&password=12345678", client).status == .forbidden)
            _ = try await other.post("/signin", "username=ada&password=abcdefgh", client)
            #expect(try await other.get("/config/tokens", client).status == .ok)
            _ = try await other.get("/config/tokens", client)
            _ = try await other.post("/config/signout-everywhere", "", client)
            #expect(try await other.get("/config/tokens", client).status == .ok)
            #expect(try await browser.get("/config/tokens", client).status == .seeOther)
        }
    }

    @Test("a form whose session has ended says so, changes nothing, and leads back to its page")
    func endedSession() async throws {
        try await with { client, signedIn, _ in
            var browser = signedIn
            _ = try await browser.get("/config/tokens", client)
            browser.cookies = [:]
            browser.referer = "https://bridge.example.com/config/tokens?x=1"
            let answer = try await browser.post("/config/tokens", "name=Wall&days=30", client)
            let location = try #require(answer.headers[.location])
            #expect(location == "/signin?next=%2Fconfig%2Ftokens%3Fx%3D1&why=ended")
            let page = String(buffer: try await browser.get(location, client).body)
            #expect(page.contains("You were signed out in the meantime"))
            for evil in ["https://evil.example//evil.example/x", "nonsense", "https://evil.example"] {
                browser.referer = evil
                let answer = try await browser.post("/config/tokens", "name=Wall&days=30", client)
                #expect(answer.headers[.location] == "/signin?why=ended", "\(evil)")
            }
        }
    }

    @Test("the log shows the newest first, by level and part, and whatever is in a line is text")
    func log() async throws {
        try await with { client, signedIn, _ in
            var browser = signedIn
            let all = String(buffer: try await browser.get("/config/log?level=DEBUG", client).body)
            #expect(all.contains("5 of 5 lines"))
            // The day too, by the clocks of the house: a log goes over many days.
            #expect(all.contains("23 Nov, 20:03:00") && !all.contains("2026-11-23T11"))
            let newest = try #require(all.range(of: "Withings cannot be reached."))
            let oldest = try #require(all.range(of: "Everything was fetched."))
            #expect(newest.lowerBound < oldest.lowerBound)
            #expect(all.contains("reason=&lt;gone&gt;") && !all.contains("reason=<gone>"))
            let faults = String(buffer: try await browser.get("/config/log?level=WARNING", client).body)
            #expect(faults.contains("The broker is gone.") && !faults.contains("Everything was fetched."))
            let part = String(buffer: try await browser.get("/config/log?level=INFO&part=sync", client).body)
            #expect(part.contains("Everything was fetched.") && !part.contains("The broker is gone."))
            let file = try await browser.get("/config/log.txt", client)
            #expect(String(buffer: file.body) == Self.log.joined(separator: "\n") + "\n")
            #expect(file.headers[.contentDisposition]?.contains("withings-bridge.log") == true)
        }
    }

    @Test("Home Assistant's address and token are tried out, then written; the token is nowhere on a page")
    func homeAssistant() async throws {
        let probes = SetupProbes(
            application: { _, _ in .accepted },
            broker: { _ in .connected },
            address: { _ in .reachesUs },
            homeAssistant: { url, token in
                url == "http://ha.local:8123" && token == "sesame-token"
                    ? .connected(version: "2026.11.0")
                    : .failed(
                        PlainFault(code: "auth_invalid", message: "The token opens nothing.", hint: "Make one.")
                    )
            }
        )
        try await with(probes: probes) { client, signedIn, folder in
            var browser = signedIn
            let address = "/config/home-assistant"
            _ = try await browser.get(address, client)
            let form = "url=http%3A%2F%2Fha.local%3A8123%2F&statistics=separate"
            let refused = try await browser.post(address, form + "&token=wrong-token", client)
            #expect(refused.status == .unprocessableContent)
            #expect(String(buffer: refused.body).contains("The token opens nothing."))
            #expect(!String(buffer: refused.body).contains("wrong-token"))
            #expect(folder.check(environment: [:]).settings?.homeAssistant == nil)
            let saved = try await browser.post(address, form + "&token=sesame-token", client)
            #expect(saved.headers[.location] == "/config/home-assistant?done=saved")
            let block = try #require(folder.check(environment: [:]).settings?.homeAssistant)
            #expect(block.url == "http://ha.local:8123" && block.token == "sesame-token")
            let text = try String(contentsOfFile: folder.path + "/configuration.yaml", encoding: .utf8)
            #expect(!text.contains("sesame-token"))
            let page = String(buffer: try await browser.get(address, client).body)
            #expect(page.contains("Restart with it") && !page.contains("sesame-token"))
            // Blank keeps the token; another mode is written.
            let kept = try await browser.post(
                address,
                "url=http%3A%2F%2Fha.local%3A8123&statistics=merge&token=",
                client
            )
            #expect(kept.headers[.location] == "/config/home-assistant?done=saved")
            let changed = try #require(folder.check(environment: [:]).settings?.homeAssistant)
            #expect(changed.statistics == .merge && changed.token == "sesame-token")
        }
    }

    @Test("the import into the statistics shows how far it is, what is wrong, and can be started")
    func statistics() async throws {
        let runs = Runs()
        try await with(control: { control in
            control.statistics = {
                StatisticsReport(
                    state: "running",
                    mode: "separate",
                    homeAssistantVersion: "2026.11.0",
                    seriesDone: 12,
                    seriesTotal: 48,
                    rowsSent: 12_345,
                    seriesFaults: [.init(seriesID: "withings:anna_weight_kg", message: "Refused.")]
                )
            }
            control.runStatistics = { await runs.add() }
        }) { client, signedIn, _ in
            var browser = signedIn
            let page = String(buffer: try await browser.get("/config/home-assistant", client).body)
            #expect(page.contains("12 of 48 series") && page.contains("12,345"))
            #expect(page.contains(#"<progress max="100" value="25">"#))
            #expect(page.contains("withings:anna_weight_kg") && page.contains("Refused."))
            _ = try await browser.post("/config/home-assistant/run", "", client)
            #expect(await runs.count == 1)
        }
    }

    @Test("a backup is made with a click and listed; a failure says why")
    func backups() async throws {
        let made = Runs()
        try await with(control: { control in
            control.operations.backups = {
                await made.count == 0 ? [] : [.init(name: "bridge-1.db", madeAt: Household.now - 60, bytes: 28_400_000)]
            }
            control.operations.backUp = {
                await made.add()
                if await made.count > 1 { throw Operations.Refusal(message: "The disk is full.", hint: "Make room.") }
                return .init(name: "bridge-1.db", madeAt: Household.now, bytes: 1)
            }
        }) { client, signedIn, _ in
            var browser = signedIn
            #expect(String(buffer: try await browser.get("/config/backups", client).body).contains("no backups yet"))
            let done = try await browser.post("/config/backups", "", client)
            #expect(done.headers[.location] == "/config/backups?done=backedup")
            let page = String(buffer: try await browser.get("/config/backups", client).body)
            #expect(page.contains("bridge-1.db") && page.contains("28.4 MB"))
            let failed = String(buffer: try await browser.post("/config/backups", "", client).body)
            #expect(failed.contains("The disk is full.") && failed.contains("Make room."))
        }
    }

    @Test("a backup is downloaded as it lies on the disk, and nothing else beside it")
    func backupDownload() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "backups-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let bytes = Data((0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        try bytes.write(to: folder.appending(path: "bridge-1.db"))
        try Data("key".utf8).write(to: folder.appending(path: "bridge-1.db.key"))
        try await with(control: { control in
            control.operations.backups = { [.init(name: "bridge-1.db", madeAt: Household.now, bytes: 300_000)] }
            control.operations.backupFile = { $0 == "bridge-1.db" ? folder.path + "/bridge-1.db" : nil }
        }) { client, signedIn, _ in
            var browser = signedIn
            let page = String(buffer: try await browser.get("/config/backups", client).body)
            #expect(page.contains(#"href="/config/backups/bridge-1.db""#))
            let file = try await browser.get("/config/backups/bridge-1.db", client)
            #expect(Data(file.body.readableBytesView) == bytes)
            #expect(file.headers[.contentDisposition] == #"attachment; filename="bridge-1.db""#)
            for name in ["bridge-1.db.key", "bridge-2.db", "..%2Fwithings-bridge.key"] {
                #expect(try await browser.get("/config/backups/\(name)", client).status == .notFound, "\(name)")
            }
        }
    }

    @Test("the about page has diagnostics and the texts to translate as files")
    func about() async throws {
        try await with(control: { control in
            control.operations.diagnostics = { #"{"program":{}}"# }
            control.operations.budget = { .init(limit: 120, used: 7, waiting: 2) }
        }) { client, signedIn, _ in
            var browser = signedIn
            let page = String(buffer: try await browser.get("/config/about", client).body)
            #expect(page.contains("7 of 120 in the last minute, 2 waiting"))
            let file = try await browser.get("/config/diagnostics.json", client)
            #expect(String(buffer: file.body) == #"{"program":{}}"#)
            #expect(file.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            let texts = try await browser.get("/config/languages/en.json", client)
            #expect(String(buffer: texts.body).contains(#""signInTitle""#))
        }
    }

    @Test("the demo is one click away from the empty start, and one click ends it")
    func demo() async throws {
        let turned = Runs()
        for isRunning in [false, true] {
            try await with(control: { control in
                control.operations.demo = .init(isRunning: isRunning) { _ in await turned.add() }
            }) { client, signedIn, _ in
                var browser = signedIn
                let page = String(buffer: try await browser.get("/start", client).body)
                #expect(page.contains("/demo/start") == !isRunning)
                #expect(page.contains("/demo/end") == isRunning)
                // Ending what does not run, and starting what does, does nothing.
                let idle = try await browser.post(isRunning ? "/demo/start" : "/demo/end", "", client)
                #expect(idle.headers[.location] == "/")
                let waits = try await browser.post(isRunning ? "/demo/end" : "/demo/start", "", client)
                #expect(String(buffer: waits.body).contains("data-wait="))
            }
        }
        #expect(await turned.count == 2)
    }

    @Test(
        "nobody sees these pages without signing in",
        arguments: [
            "/config/tokens", "/config/log", "/config/log.txt", "/config/home-assistant", "/config/backups",
            "/config/backups/bridge-1.db",
            "/config/about", "/config/diagnostics.json", "/integrations/accounts/1",
        ]
    )
    func closed(_ path: String) async throws {
        try await with { client, _, _ in
            try await client.execute(uri: path, method: .get, headers: [.accept: "text/html"]) {
                #expect($0.status == .seeOther)
                #expect($0.headers[.location]?.hasPrefix("/signin") == true)
            }
        }
    }
}

private actor Runs {
    private(set) var count = 0
    func add() { count += 1 }
}
