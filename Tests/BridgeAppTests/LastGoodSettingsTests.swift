import BridgeConfiguration
import Foundation
import Logging
import TestSupport
import Testing

@testable import BridgeApp

@Suite("A configuration that cannot be read, or is not there yet")
struct LastGoodSettingsTests {
    private let folder = ConfigurationFolder(
        path: FileManager.default.temporaryDirectory.appending(path: "last-good-\(UUID().uuidString)").path
    )
    private let good = """
        withings:
          client_id: a
          client_secret: a-secret-word
          profiles: Anna
        http:
          server_host: 0.0.0.0
          server_port: 8124
          use_x_forwarded_for: true
          trusted_proxies: 127.0.0.1
        recorder:
          db_url: sqlite:////other/disk/record.db

        """

    private func write(_ text: String) throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: folder.path + "/" + ConfigurationFolder.fileName))
    }

    @Test(
        "leaves the page with the faults where people know it, and the record where it is; no secret is kept for that"
    )
    func remembered() throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        try write(good)
        let settings = try #require(folder.check(environment: [:]).settings)
        #expect(LastGoodSettings(in: folder) == nil)
        LastGoodSettings(settings).keep(in: folder)
        let last = try #require(LastGoodSettings(in: folder))
        #expect(last.http == settings.http)
        let file = folder.path + "/withings-bridge.last-good.json"
        #expect(try !String(contentsOfFile: file, encoding: .utf8).contains("a-secret-word"))
        #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)

        try write(good.replacing("  server_port", with: " server_port"))
        let broken = folder.check(environment: [:])
        #expect(!broken.isValid && !broken.isHTTPWhole)
        #expect(broken.settings(orLastGoodIn: folder).recorder.databaseURL == "sqlite:////other/disk/record.db")
        // Also where nothing of the file can be read.
        try write("withings: [\n")
        #expect(folder.check(environment: [:]).settings(orLastGoodIn: folder).recorder.databaseURL != nil)
        // What the file itself says counts, also where nothing is remembered.
        try write(good.replacing("  client_id: a\n", with: "").replacing("record.db", with: "another.db"))
        let partly = folder.check(environment: [:]).settings(orLastGoodIn: folder)
        #expect(partly.recorder.databaseURL == "sqlite:////other/disk/another.db")
        try Data("{".utf8).write(to: URL(filePath: file))
        #expect(LastGoodSettings(in: folder) == nil)
    }

    @Test(
        "is told from one whose http block can be read",
        arguments: [
            ("  client_id: a\n", "  client_idd: a\n", true), ("profiles: Anna", "profiles: \"Anna", true),
            ("server_port: 8124", "server_port: many", false), ("server_port: 8124", "server_port: \"8124", false),
            ("http:\n", "http: :\n", false),
            ("http:\n  server_host: 0.0.0.0\n", "http:\n  server_hst: 0.0.0.0\n", false),
        ]
    )
    func wholeHTTP(from: String, to: String, isWhole: Bool) throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        try write(good.replacing(from, with: to))
        let check = folder.check(environment: [:])
        #expect(!check.isValid)
        #expect(check.isHTTPWhole == isWhole, "\(check.diagnostics.map(\.description))")
    }

    @Test("is not one of which no block can be read")
    func noBlock() throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        try write("http:\n  server_host: 0.0.0.0\n server_port: 8124\n")
        #expect(!folder.check(environment: [:]).isHTTPWhole)
        try write("# nothing yet\n")
        #expect(folder.check(environment: [:]).isHTTPWhole)
    }

    @Test("that comes later is applied as soon as it is whole, and what the pages write is left to their visitor")
    func arrival() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        try write("# nothing yet\n")
        let clock = ManualClock()
        let (ownWrites, arrived) = (OwnWrites(), Guarded(false))
        let arrival = ConfigurationArrival(
            folder: folder,
            environment: [:],
            fingerprint: folder.check(environment: [:]).fingerprint,
            ownWrites: ownWrites,
            clock: clock,
            logger: .init(label: "test") { _ in SilentLog() },
            onArrival: { arrived.with { $0 = true } }
        )
        let waiting = Task { await arrival.wait() }
        func look(_ times: Int) async {
            for _ in 0..<times {
                await clock.sleepers(atLeast: 1)
                clock.advance(by: 1)
            }
            if !arrived.with({ $0 }) { await clock.sleepers(atLeast: 1) }
        }
        await look(3)
        #expect(!arrived.with { $0 })
        // The pages wrote it: their visitor is still entering things.
        try write(good)
        await ownWrites.note(folder.check(environment: [:]).fingerprint)
        await look(3)
        #expect(!arrived.with { $0 })
        // A copy that is only half there is not looked at twice.
        try write(String(good.prefix(40)))
        await look(2)
        #expect(!arrived.with { $0 })
        try write(good.replacing("Anna", with: "Ben"))
        await clock.sleepers(atLeast: 1)
        clock.advance(by: 1)
        await clock.sleepers(atLeast: 1)
        clock.advance(by: 1)
        await waiting.value
        #expect(arrived.with { $0 })
    }

    @Test(
        "may let the environment say where to listen, as an image of a container does, and says it itself where it likes"
    )
    func hostOfTheEnvironment() throws {
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let environment = [HTTPSettings.hostVariable: "0.0.0.0"]
        try write("http:\n  server_port: 8124\n")
        #expect(folder.check(environment: environment).settings?.http.hosts == ["0.0.0.0"])
        #expect(folder.check(environment: [:]).settings?.http.hosts == ["127.0.0.1"])
        try write("http:\n  server_host: 192.168.1.2\n")
        #expect(folder.check(environment: environment).settings?.http.hosts == ["192.168.1.2"])
    }
}
