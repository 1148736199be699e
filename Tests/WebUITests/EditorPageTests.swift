import BridgeConfiguration
import Foundation
import Hummingbird
import HummingbirdTesting
import Testing
import WebServer

@testable import WebUI

@Suite("The editor of the configuration")
struct EditorPageTests {
    private static let broken = "withings:\n  client_id: abc\n  client_secret: hunter2\n  profile: [Anna]\n"

    /// The owner of a program that shows nothing but the faults of its file.
    private func safeMode(
        _ text: String = broken,
        restart: @escaping @Sendable () async -> Void = {},
        _ test: @Sendable (inout TestBrowser, any TestClientProtocol, ConfigurationFolder) async throws -> Void
    ) async throws {
        let fixture = try ConfigurationFixture(text)
        let routes = TestPages.routes(settings: Settings(), folder: fixture.path, restart: restart)
        try await TestPages.application(routes).test(.router) { client in
            var browser = TestBrowser()
            try await browser.becomeOwner(client)
            try await test(&browser, client, ConfigurationFolder(path: fixture.path))
        }
        fixture.remove()
    }

    /// What a browser would send of the page: its hidden fields and the text.
    private func form(_ page: String, _ change: (String) -> String, _ button: String = "save") throws -> String {
        let field = String(try #require(page.firstMatch(of: /<textarea[^>]*>\n([^<]*)<\/textarea>/)).output.1)
        let text = field.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
        let file = try #require(page.firstMatch(of: /name="file" value="([^"]+)"/)).output.1
        let fingerprint = try #require(page.firstMatch(of: /name="fingerprint" value="([^"]+)"/)).output.1
        let sent = change(text).replacing("\n", with: "\r\n")
        let escaped = sent.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return "file=\(file)&fingerprint=\(fingerprint)&text=\(escaped)&do=\(button)"
    }

    @Test("is one click from every fault, and shows the file without its secrets")
    func leads() async throws {
        try await safeMode { browser, client, _ in
            let faults = String(buffer: try await browser.get("/", client).body)
            let link = try #require(
                faults.firstMatch(of: /<a href="([^"]+)" data-file="configuration.yaml" data-line="4">/)
            )
            let address = String(link.output.1).replacing("&amp;", with: "&").replacing("&#39;", with: "'")
            let page = String(buffer: try await browser.get(address, client).body)
            #expect(page.contains("profile: [Anna]"))
            #expect(page.contains("client_secret: •••1•••"))
            #expect(!page.contains("hunter2"))
            #expect(page.contains("did you mean") || page.contains("Did you mean"))
        }
    }

    @Test("mends the file, keeps its secret, and everything goes on")
    func mends() async throws {
        try await confirmation("restarts") { restarted in
            try await safeMode(restart: { restarted() }) { browser, client, folder in
                let page = String(buffer: try await browser.get("/config/edit", client).body)
                let answer = try await browser.post(
                    "/config/edit",
                    try form(page) { $0.replacing("profile:", with: "profiles:") },
                    client
                )
                #expect(answer.status == .ok && String(buffer: answer.body).contains("data-wait="))
                #expect(folder.text() == Self.broken.replacing("profile:", with: "profiles:"))
                #expect(folder.check(environment: [:]).settings?.withings?.clientSecret == "hunter2")
            }
        }
    }

    @Test("saves no file with faults unless its owner says so, and loses nothing that was entered")
    func refuses() async throws {
        try await safeMode { browser, client, folder in
            let page = String(buffer: try await browser.get("/config/edit", client).body)
            let worse = try form(page) { $0 + "http:\n  server_prot: 1\n# <b>mine</b>\n" }
            let answer = try await browser.post("/config/edit", worse, client)
            #expect(answer.status == .unprocessableContent)
            let shown = String(buffer: answer.body)
            #expect(shown.contains("server_prot: 1") && shown.contains("# &lt;b&gt;mine&lt;/b&gt;"))
            #expect(shown.contains("configuration.yaml:6:3"))
            #expect(!shown.contains("hunter2"))
            #expect(folder.text() == Self.broken)
            let kept = try await browser.post("/config/edit", worse + "&anyway=yes", client)
            #expect(kept.headers[.location] == "/config?done=edited")
            #expect(folder.text() == Self.broken + "http:\n  server_prot: 1\n# <b>mine</b>\n")
        }
    }

    @Test("only checks where that is asked for")
    func checks() async throws {
        try await safeMode { browser, client, folder in
            let page = String(buffer: try await browser.get("/config/edit", client).body)
            let answer = try await browser.post(
                "/config/edit",
                try form(page, { $0.replacing("profile:", with: "profiles:") }, "check"),
                client
            )
            #expect(answer.status == .ok)
            #expect(String(buffer: answer.body).contains("The configuration is valid."))
            #expect(String(buffer: answer.body).contains("data-unsaved"))
            #expect(folder.text() == Self.broken)
        }
    }

    @Test("writes over nobody's change unseen")
    func changedMeanwhile() async throws {
        try await safeMode { browser, client, folder in
            let page = String(buffer: try await browser.get("/config/edit", client).body)
            let theirs = Self.broken + "# theirs\n"
            try Data(theirs.utf8).write(to: URL(filePath: folder.path + "/configuration.yaml"))
            let answer = try await browser.post("/config/edit", try form(page) { $0 + "# mine\n" }, client)
            #expect(answer.status == .unprocessableContent)
            #expect(String(buffer: answer.body).contains("was changed meanwhile"))
            #expect(String(buffer: answer.body).contains("# mine"))
            #expect(folder.text() == theirs)
        }
    }

    @Test(
        "opens files of the configuration only",
        arguments: ["../x.yaml", "/etc/passwd", "other.yaml", "bridge.sqlite", "", "configuration.yaml%00"]
    )
    func paths(name: String) async throws {
        try await safeMode { browser, client, folder in
            try Data("x: 1\n".utf8).write(to: URL(filePath: folder.path + "/other.yaml"))
            let answer = try await browser.get("/config/edit?file=\(name)", client)
            #expect(answer.status == .notFound)
            let page = String(buffer: try await browser.get("/config/edit", client).body)
            let sent = try form(page) { $0 }.replacing("file=configuration.yaml", with: "file=\(name)")
            #expect(try await browser.post("/config/edit", sent, client).status == .notFound)
        }
    }

    @Test("opens the files that the configuration includes, and shows nothing of one elsewhere")
    func included() async throws {
        let secret = FileManager.default.temporaryDirectory.appending(path: "elsewhere-\(UUID().uuidString).yaml")
        try Data("hunter2: [\n".utf8).write(to: secret)
        defer { try? FileManager.default.removeItem(at: secret) }
        let word = FileManager.default.temporaryDirectory.appending(path: "word-\(UUID().uuidString)")
        try Data("hunter2\n".utf8).write(to: word)
        defer { try? FileManager.default.removeItem(at: word) }
        let text =
            "withings: !include body.yaml\nmqtt: !include \(secret.path)\n"
            + "homeassistant:\n  time_zone: !include \(word.path)\n"
        try await safeMode(text) { browser, client, folder in
            try Data("client_id: a\nclient_secret: hunter2\nprofiles:\n\t- Anna\n".utf8).write(
                to: URL(filePath: folder.path + "/body.yaml")
            )
            let page = String(buffer: try await browser.get("/config/edit?file=body.yaml", client).body)
            #expect(page.contains("client_secret: •••1•••") && page.contains("\t- Anna"))
            #expect(page.contains("aria-current=\"page\">body.yaml</a>"))
            #expect(page.contains(secret.lastPathComponent) && page.contains(word.lastPathComponent))
            #expect(!page.contains("hunter2"))
        }
    }

    @Test("is for the owner, by the owner's own form")
    func guarded() async throws {
        try await safeMode { browser, client, folder in
            var stranger = TestBrowser()
            let answer = try await stranger.get("/config/edit", client)
            #expect(answer.headers[.location]?.hasPrefix("/signin") == true)
            let faults = String(buffer: try await stranger.get("/", client).body)
            #expect(!faults.contains("/config/edit"))
            let page = String(buffer: try await browser.get("/config/edit", client).body)
            let sent = try form(page) { $0 + "# forged\n" } + "&anyway=yes"
            browser.token = "forged"
            #expect(try await browser.post("/config/edit", sent, client).status == .forbidden)
            #expect(folder.text() == Self.broken)
        }
    }
}
