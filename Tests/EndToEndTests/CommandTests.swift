import Foundation
import Testing

/// The commands from outside: what they say of themselves, and the statuses they leave with.
@Suite("The commands", .serialized, .timeLimit(.minutes(5)))
struct CommandTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    /// So that the usual place of the configuration is the same everywhere.
    static let environment = ["XDG_CONFIG_HOME": "/home/anna/.config", "COLUMNS": "80"]

    @Test("say of themselves what the reference says; UPDATE_REFERENCE=1 writes it anew")
    func help() throws {
        let bridge = try BridgeProcess()
        let overview = try bridge.command(["--help"], environment: Self.environment).output
        let names = overview.split(separator: "\n").compactMap { line -> String? in
            guard line.hasPrefix("  "), !line.hasPrefix("   ") else { return nil }
            let word = line.split(separator: " ").first.map(String.init) ?? ""
            return word.hasPrefix("-") ? nil : word
        }
        #expect(names.count > 8, "\(overview)")
        var page = """
            # Commands

            <!-- Made from what the commands say of themselves. Write it anew with
                 UPDATE_REFERENCE=1 swift test --filter CommandTests -->

            Each leaves with exit status 0 when it did its work, 1 for a fault that it names in one sentence, and 64 and up as
            `sysexits` has it; [the list](../operation/install.md#exit-statuses).

            ```
            \(overview.trimmingCharacters(in: .whitespacesAndNewlines))
            ```

            """
        for name in names {
            let answer = try bridge.command([name, "--help"], environment: Self.environment)
            #expect(answer.status == 0)
            page += "\n## \(name)\n\n```\n\(answer.output.trimmingCharacters(in: .whitespacesAndNewlines))\n```\n"
        }
        page = page.split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
        let file = Self.root.appending(path: "Docs/reference/commands.md")
        if ProcessInfo.processInfo.environment["UPDATE_REFERENCE"] == "1" {
            try page.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == page)
    }

    @Test("statistics makes nothing where no Home Assistant is named, and says nothing of the database")
    func nothingMade() throws {
        let bridge = try BridgeProcess()
        try bridge.write("withings:\n  client_id: a\n  client_secret: b\n  profiles: Anna\n")
        let before = try FileManager.default.contentsOfDirectory(atPath: bridge.folder.path).sorted()
        let answer = try bridge.command(["statistics"])
        #expect(answer.status == 78)
        #expect(answer.output.contains("names no Home Assistant"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: bridge.folder.path).sorted() == before)
        try bridge.write(
            """
            withings:
              client_id: a
              client_secret: b
              profiles: Anna
            home_assistant:
              url: http://127.0.0.1:1
              token: x
            """
        )
        let unreached = try bridge.command(["statistics"])
        #expect(unreached.output.contains("Home Assistant does not answer"), "\(unreached.output)")
        #expect(!unreached.output.contains("The database is open."), "\(unreached.output)")
    }

    @Test("doctor leaves with 1 when something has failed and names it, and never prints a secret")
    func doctor() throws {
        let bridge = try BridgeProcess()
        try bridge.write(
            """
            withings:
              client_id: some-client-id
              client_secret: very-secret-word
              api_url: http://127.0.0.1:1
              profiles: Anna
            mqtt:
              broker: 127.0.0.1
              port: 1
              password: other-secret-word
            """
        )
        let answer = try bridge.command(["doctor"])
        #expect(answer.status == 1)
        #expect(answer.output.contains("FAILED   application: "))
        #expect(answer.output.contains("FAILED   broker: "))
        #expect(answer.output.contains("ok       configuration: valid"))
        #expect(!answer.output.contains("secret-word"))
        let json = try bridge.command(["doctor", "--json"])
        let findings = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: String]]
        #expect(findings?.contains { $0["name"] == "broker" && $0["state"] == "failed" } == true)
    }

    @Test("health leaves with 1 while nobody runs; wrong use leaves with 64")
    func statuses() throws {
        let bridge = try BridgeProcess()
        try bridge.write("http:\n  server_port: \(bridge.port)\n")
        #expect(try bridge.command(["health"]).status == 1)
        #expect(try bridge.command(["doctor", "--what"]).status == 64)
        #expect(try bridge.command(["nonsense"]).status == 64)
        let nowhere = try bridge.command(["status", "--config", "/nonexistent"], isFolderNamed: false)
        #expect(nowhere.status == 1 && nowhere.output.contains("no configuration directory /nonexistent"))
    }
}
