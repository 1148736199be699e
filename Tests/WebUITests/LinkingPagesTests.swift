import BridgeConfiguration
import Entities
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Linking
import Logging
import NIOCore
import SimulatedCloud
import Store
import Sync
import TestSupport
import Testing
import WebServer
import WithingsAPI
import WithingsModel

@testable import WebUI

/// The steps of a link, page by page, with the real desk before a simulated cloud.
@Suite("Linking on the pages")
struct LinkingPagesTests {
    private static let valid = "withings:\n  client_id: a\n  client_secret: b\n  profiles: [Anna, Ben]\n"

    private func with(
        _ test: @Sendable @escaping (any TestClientProtocol, RunningCloud, LinkingDesk) async throws -> Void
    ) async throws {
        let people = [(11, "Anna"), (22, "Ben")].map { user, name in
            CloudPerson(userID: Int64(user), name: name, timeZone: "Europe/Berlin")
        }
        let folder = try ConfigurationFixture(Self.valid)
        defer { folder.remove() }
        try await RunningCloud.with(SimulatedCloud(people: people)) { cloud in
            var settings = Household.settings
            settings.withings?.profiles = ["Anna", "Ben"]
            settings.withings?.accountURL = cloud.url
            let running = running(cloud)
            let routes = TestPages.routes(settings: settings, folder: folder.path, running: running)
            try await TestPages.application(routes).test(.router) { client in
                try await test(client, cloud, running.desk)
            }
        }
    }

    private func running(_ cloud: RunningCloud) -> PageRoutes.Running {
        let clock = SystemWallClock()
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let store = MemoryStore()
        let box = SecretBox(key: Array(repeating: 7, count: 32))
        let vault = TokenVault(store: store, box: box)
        let client = WithingsClient(
            application: .demo(at: cloud.url),
            transport: AsyncHTTPTransport(),
            clock: clock
        )
        return PageRoutes.Running(
            desk: LinkingDesk(
                client: client,
                store: store,
                vault: vault,
                box: box,
                clock: clock,
                redirectURI: "https://bridge.example.com/auth/external/callback",
                profiles: ["Anna", "Ben"],
                logger: logger
            ),
            board: EntityBoard(store: store, clock: clock, logger: logger),
            sync: SyncService(
                client: client,
                store: store,
                vault: vault,
                clock: clock,
                interval: 300,
                holder: "test",
                logger: logger,
                onChange: { _ in }
            ),
            store: store
        )
    }

    /// Presses "Add" (or another button) and says yes at Withings. - Returns: the redirect, on another host's name.
    private func approve(
        _ person: String,
        at path: String = "/integrations/withings/add",
        form: String = "",
        _ browser: inout TestBrowser,
        _ client: any TestClientProtocol,
        _ cloud: RunningCloud
    ) async throws -> String {
        let tab = try await browser.post(path, form, client)
        #expect(tab.status == .seeOther)
        let address = try #require(tab.headers[.location])
        #expect(address.hasPrefix(cloud.url))
        let back = try await cloud.approve(authorizeURL: address, person: person)
        let parts = try #require(URLComponents(string: back))
        return "\(parts.percentEncodedPath)?\(parts.percentEncodedQuery ?? "")"
    }

    private func flow(in page: String) throws -> String {
        String(try #require(page.firstMatch(of: /name="flow" value="([0-9a-f]{32})"/)).output.1)
    }

    @Test("From Add to the saved profile, with nobody signed in where the redirect arrives")
    func wholeWay() async throws {
        try await with { client, cloud, desk in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            _ = try await browser.get("/integrations", client)
            let redirect = try await approve("Anna", &browser, client, cloud)
            let stranger = try await client.execute(uri: redirect, method: .get, headers: [.acceptLanguage: "ko"])
            let done = String(buffer: stranger.body)
            #expect(stranger.status == .ok)
            #expect(done.contains("data-close") && done.contains("Withings에서 승인되었습니다"))
            let page = String(buffer: try await browser.get("/integrations", client).body)
            #expect(page.contains("Whose account is this?"))
            let saved = try await browser.post(
                "/integrations/withings/choose",
                "flow=\(try flow(in: page))&profile=Anna",
                client
            )
            #expect(saved.headers[.location] == "/integrations")
            #expect(try await desk.accounts().map(\.profile) == ["Anna"])
            let after = String(buffer: try await browser.get("/fragments/integrations", client).body)
            #expect(after.contains("Anna is linked."))
        }
    }

    @Test("A profile moves to another Withings user only with the yes beside that very profile")
    func wrongPerson() async throws {
        try await with { client, cloud, desk in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            _ = try await browser.get("/integrations", client)
            for (person, profile) in [("Anna", "Anna"), ("Ben", "Anna")] {
                let form = person == "Ben" ? "sign_out_first=yes" : ""
                let redirect = try await approve(person, form: form, &browser, client, cloud)
                _ = try await client.execute(uri: redirect, method: .get)
                let page = String(buffer: try await browser.get("/integrations", client).body)
                let fields = "flow=\(try flow(in: page))&profile=\(profile)"
                let answer = try await browser.post("/integrations/withings/choose", fields, client)
                guard person == "Ben" else { continue }
                let said = String(buffer: answer.body)
                #expect(answer.status == .unprocessableContent)
                #expect(said.contains("This profile belongs to another Withings account."))
                #expect(said.contains(#"value="Anna" required checked"#))
                let other = try await browser.post("/integrations/withings/choose", fields + "&replacing=Ben", client)
                #expect(other.status == .unprocessableContent)
                let yes = try await browser.post("/integrations/withings/choose", fields + "&replacing=Anna", client)
                #expect(yes.status == .seeOther)
            }
            #expect(try await desk.accounts().map(\.user) == [WithingsUserID(22)])
        }
    }

    @Test("A refusal at Withings is said in the tab and on the page, and a redirect works once")
    func refusals() async throws {
        try await with { client, cloud, desk in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            _ = try await browser.get("/integrations", client)
            let tab = try await browser.post("/integrations/withings/add", "", client)
            let back = try await cloud.deny(authorizeURL: try #require(tab.headers[.location]))
            let query = try #require(URLComponents(string: back)?.percentEncodedQuery)
            let refused = try await client.execute(uri: "/auth/external/callback?\(query)", method: .get)
            #expect(refused.status == .badRequest)
            let sentence = "Access was refused on Withings&#39; site."
            #expect(String(buffer: refused.body).contains(sentence))
            #expect(String(buffer: try await browser.get("/integrations", client).body).contains(sentence))

            let redirect = try await approve("Anna", &browser, client, cloud)
            #expect(await desk.flows().count { if case .consent = $0.step { true } else { false } } == 1)
            let first = try await client.execute(uri: redirect, method: .get)
            let second = try await client.execute(uri: redirect, method: .get)
            #expect(first.status == .ok)
            #expect(second.status == .badRequest)
            #expect(String(buffer: second.body).contains("This address has been used already."))
        }
    }

    @Test("A redirect that could not be opened can be pasted, whatever its host")
    func pasting() async throws {
        try await with { client, cloud, _ in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            _ = try await browser.get("/integrations", client)
            let redirect = try await approve("Ben", &browser, client, cloud)
            let address = "http://lost.example:9\(redirect)"
            let escaped = address.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let bad = try await browser.post("/integrations/withings/paste", "address=nonsense", client)
            #expect(bad.status == .unprocessableContent)
            let good = try await browser.post("/integrations/withings/paste", "address=\(escaped)", client)
            #expect(good.headers[.location] == "/integrations")
            let page = String(buffer: try await browser.get("/integrations", client).body)
            #expect(page.contains("Whose account is this?"))
        }
    }

    /// An owner who has linked Ben.
    private func ownerWithBen(_ client: any TestClientProtocol, _ cloud: RunningCloud) async throws -> TestBrowser {
        var browser = TestBrowser()
        try await browser.becomeOwner(client)
        _ = try await browser.get("/integrations", client)
        let redirect = try await approve("Ben", &browser, client, cloud)
        _ = try await client.execute(uri: redirect, method: .get)
        let page = String(buffer: try await browser.get("/integrations", client).body)
        _ = try await browser.post(
            "/integrations/withings/choose",
            "flow=\(try flow(in: page))&profile=Ben",
            client
        )
        return browser
    }

    @Test("Link again keeps the person's entry and asks Withings to sign out first where somebody else is linked, too")
    func linkAgain() async throws {
        try await with { client, cloud, desk in
            var browser = try await ownerWithBen(client, cloud)
            let before = try await desk.accounts()
            let alone = try await browser.post("/integrations/withings/add", "profile=Ben", client)
            #expect(alone.headers[.location]?.contains("authorize2") == true)
            #expect(alone.headers[.location]?.contains("logout") == false)
            let redirect = try await approve("Anna", form: "sign_out_first=yes", &browser, client, cloud)
            _ = try await client.execute(uri: redirect, method: .get)
            let question = String(buffer: try await browser.get("/integrations", client).body)
            let anna = "flow=\(try flow(in: question))&profile=Anna"
            _ = try await browser.post("/integrations/withings/choose", anna, client)

            let beside = try await browser.post("/integrations/withings/add", "profile=Ben", client)
            #expect(beside.headers[.location]?.contains("logout") == true)
            let again = try await approve("Ben", form: "profile=Ben", &browser, client, cloud)
            _ = try await client.execute(uri: again, method: .get)
            let asked = String(buffer: try await browser.get("/integrations", client).body)
            // The same person on the same profile leaves nothing to ask, or is preselected.
            if asked.contains("Whose account is this?") {
                #expect(asked.contains(#"value="Ben" required checked"#))
                let ben = "flow=\(try flow(in: asked))&profile=Ben"
                _ = try await browser.post("/integrations/withings/choose", ben, client)
            }
            let after = try await desk.accounts()
            #expect(Set(after.map(\.profile)) == ["Anna", "Ben"])
            #expect(after.first { $0.profile == "Ben" }?.id == before.first?.id)
        }
    }

    @Test("While two questions stand each answer is that of its own account, in whatever order they come")
    func twoQuestions() async throws {
        try await with { client, cloud, desk in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            _ = try await browser.get("/integrations", client)
            for person in ["Anna", "Ben"] {
                let redirect = try await approve(person, form: "sign_out_first=yes", &browser, client, cloud)
                _ = try await client.execute(uri: redirect, method: .get)
            }
            let page = String(buffer: try await browser.get("/integrations", client).body)
            let flows = await desk.flows().compactMap { flow -> (String, WithingsUserID)? in
                guard case .chooseProfile(let approved) = flow.step else { return nil }
                return (flow.id, approved.user)
            }
            #expect(flows.count == 2)
            for (id, user) in flows.sorted(by: { $0.1.rawValue > $1.1.rawValue }) {
                #expect(user == WithingsUserID(22) || page.contains(id), "the first who approved is asked about first")
                let profile = user == WithingsUserID(22) ? "Ben" : "Anna"
                let form = "flow=\(id)&profile=\(profile)"
                let answer = try await browser.post("/integrations/withings/choose", form, client)
                #expect(answer.status == .seeOther)
                let next = String(buffer: try await browser.get("/fragments/integrations", client).body)
                #expect(next.contains("Whose account is this?") == (profile == "Ben"))
            }
            let linked = try await desk.accounts().map { "\($0.profile) \($0.user)" }
            #expect(Set(linked) == ["Anna 11", "Ben 22"])
        }
    }

    @Test("Unlinking asks first, and the person is gone afterwards")
    func unlinking() async throws {
        try await with { client, cloud, desk in
            var browser = try await ownerWithBen(client, cloud)
            let question = try await browser.get("/integrations/withings/unlink?user=22", client)
            #expect(String(buffer: question.body).contains("Unlink Ben?"))
            #expect(try await desk.accounts().count == 1)
            let done = try await browser.post("/integrations/withings/unlink", "user=22&records=delete", client)
            #expect(done.headers[.location] == "/integrations?done=erased")
            #expect(try await desk.accounts().isEmpty)
            #expect(try await desk.keptPeople().isEmpty)
            #expect(try await browser.get("/integrations/withings/unlink?user=22", client).status == .seeOther)
            #expect(try await browser.get("/people/22/readings", client).status == .notFound)
        }
    }

    @Test("Of somebody who is unlinked and whose data are kept all can be looked at, and deleted after a question")
    func kept() async throws {
        try await with { client, cloud, desk in
            var browser = try await ownerWithBen(client, cloud)
            _ = try await browser.get("/integrations/withings/unlink?user=22", client)
            let done = try await browser.post("/integrations/withings/unlink", "user=22&records=keep", client)
            #expect(done.headers[.location] == "/integrations?done=kept")
            let after = String(buffer: try await browser.get("/integrations?done=kept", client).body)
            #expect(after.contains("Kept without a link") && after.contains(#"href="/people/22""#))
            let readings = try await browser.get("/people/22/readings", client)
            #expect(readings.status == .ok)
            #expect(String(buffer: readings.body).contains("Ben (not linked any more)"))
            let day = try await browser.get("/people/22", client)
            #expect(day.headers[.location] == "/people/22/readings")
            let question = String(buffer: try await browser.get("/integrations/withings/forget?user=22", client).body)
            #expect(question.contains("Delete everything of Ben?"))
            _ = try await browser.post("/integrations/withings/forget", "user=22", client)
            #expect(try await desk.keptPeople().count == 1, "nothing goes without a yes")
            let gone = try await browser.post("/integrations/withings/forget", "user=22&sure=yes", client)
            #expect(gone.headers[.location] == "/integrations?done=erased")
            #expect(try await desk.keptPeople().isEmpty)
            #expect(try await browser.get("/people/22/readings", client).status == .notFound)
        }
    }
}
