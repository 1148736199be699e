import BridgeConfiguration
import Foundation
import Testing

@Suite("Files and what they name")
struct SourceTests {
    static let valid = "withings:\n  client_id: a\n  client_secret: b\n  profiles: Anna\n"

    @Test("a missing file is one error")
    func missing() throws {
        let check = try TemporaryFolder([:]).check()
        #expect(check.settings == nil)
        #expect(check.diagnostics.count == 1)
        #expect(check.diagnostics.first?.description.hasPrefix("configuration.yaml:1:1: error: ") == true)
    }

    @Test(
        "an empty file is valid and says where to begin",
        arguments: ["", "\n\n", "# only words\n", "---\n", "\u{FEFF}"]
    )
    func empty(text: String) throws {
        let check = try TemporaryFolder.check(text)
        #expect(check.isValid)
        #expect(check.settings?.withings == nil)
        #expect(check.diagnostics.map(\.severity) == [.note])
    }

    @Test("ends of lines and a byte order mark do not matter", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(end: String) throws {
        let text = "\u{FEFF}" + Self.valid.replacingOccurrences(of: "\n", with: end)
        #expect(try TemporaryFolder.check(text).settings?.withings?.profiles == ["Anna"])
        let faulty = text + "  frob: 1" + end
        let error = try #require(try TemporaryFolder.check(faulty).errors.first)
        #expect((error.line, error.column) == (5, 3))
        #expect(error.excerpt == "  frob: …")
    }

    @Test("a file that is not UTF-8 is named with the place where that begins")
    func notUTF8() throws {
        let folder = try TemporaryFolder([:])
        try folder.write("configuration.yaml", Data("http:\n  base_url: \"".utf8) + Data([0xFF, 0xFE]))
        let check = folder.check()
        #expect(check.diagnostics.map { "\($0.line):\($0.column)" } == ["2:14"])
    }

    @Test("a file that is too large, a folder or a pipe is refused, not read")
    func unreadable() throws {
        let folder = try TemporaryFolder(["configuration.yaml": String(repeating: "#", count: 2_000_001)])
        #expect(folder.check().errors.count == 1)
        let other = try TemporaryFolder(["configuration.yaml/x": ""])
        #expect(other.check().errors.map(\.message) == ["configuration.yaml cannot be read."])
        let pipe = try TemporaryFolder(["configuration.yaml": "withings: !include pipe\n"])
        #expect(mkfifo(pipe.url.appending(path: "pipe").path, 0o600) == 0)
        #expect(pipe.check().errors.map(\.file) == ["pipe"])
    }

    @Test("a secret is looked for beside the file first, then further up")
    func secrets() throws {
        let folder = try TemporaryFolder([
            "configuration.yaml": "withings: !include a/b/withings.yaml\n",
            "a/b/withings.yaml": "client_id: !secret id\nclient_secret: !secret secret\nprofiles: !secret names\n",
            "a/b/secrets.yaml": "id: near\n", "a/secrets.yaml": "id: middle\nsecret: middle\n",
            "secrets.yaml": "id: far\nsecret: far\nnames: [Anna, Ben]\n",
        ])
        let withings = try #require(folder.check().settings?.withings)
        #expect(withings == WithingsSettings(clientID: "near", clientSecret: "middle", profiles: ["Anna", "Ben"]))
    }

    @Test("a variable of the environment stands in, its default too")
    func variables() throws {
        let text = """
            withings:
              client_id: !env_var ID
              client_secret: !env_var SECRET two words
              profiles: Anna
            """
        let withings = try #require(try TemporaryFolder.check(text, environment: ["ID": "x"]).settings?.withings)
        #expect(withings.clientID == "x")
        #expect(withings.clientSecret == "two words")
        let check = try TemporaryFolder.check(text)
        #expect(check.errors.map { "\($0.line):\($0.column)" } == ["2:14"])
    }

    @Test("a fault in an included file or a secret names that file")
    func placesInFiles() throws {
        let folder = try TemporaryFolder([
            "configuration.yaml": "withings: !include w.yaml\nhttp:\n  server_port: !secret port\n",
            "w.yaml": "client_id: a\nclient_secret: b\nprofiles: Anna\nfrob: 1\n", "secrets.yaml": "x: 1\nport: many\n",
        ])
        let places = folder.check().errors.map { "\($0.file):\($0.line):\($0.column)" }
        #expect(places == ["secrets.yaml:2:7", "w.yaml:4:1"])
    }

    @Test("files that include one another in a circle are an error")
    func circle() throws {
        let folder = try TemporaryFolder([
            "configuration.yaml": "withings: !include a.yaml\n", "a.yaml": "!include b.yaml\n",
            "b.yaml": "!include a.yaml\n",
        ])
        #expect(folder.check().errors.map(\.message) == ["a.yaml is included by itself."])
    }

    @Test("merged keys count, and a block's own go before them")
    func merge() throws {
        let text = """
            base: &base {client_id: a, client_secret: b, profiles: [Anna]}
            withings:
              <<: *base
              client_id: c
            """
        let withings = try #require(try TemporaryFolder.check(text).settings?.withings)
        #expect(withings == WithingsSettings(clientID: "c", clientSecret: "b", profiles: ["Anna"]))
    }

    @Test("the tags of other integrations are nobody's business outside the known blocks")
    func foreignTags() throws {
        let text =
            Self.valid + "x: !include_dir_list a\ny: {z: !input b}\nscript: !include nowhere.yaml\nz: !secret no\n"
        let check = try TemporaryFolder.check(text)
        #expect(check.isValid)
        #expect(check.diagnostics.map(\.severity) == Array(repeating: .note, count: 4))
    }

    @Test("a key given twice in another integration's block is nobody's business")
    func foreignDuplicates() throws {
        #expect(try TemporaryFolder.check(Self.valid + "x: {a: 1, a: 2, \"a\": 3}\nx: 1\n").isValid)
    }

    @Test("the fingerprint changes with every file that was read or looked for")
    func fingerprint() throws {
        let folder = try TemporaryFolder(["configuration.yaml": "withings: !include w.yaml\n"])
        var seen = [folder.check().fingerprint]
        func change(_ name: String, _ text: String) throws {
            try folder.write(name, Data(text.utf8))
            let print = folder.check().fingerprint
            #expect(!seen.contains(print))
            #expect(print == folder.check().fingerprint)
            seen.append(print)
        }
        try change("w.yaml", "client_id: !secret id\n")
        try change("secrets.yaml", "id: a\n")
        try change("secrets.yaml", "id: b\n")
        try change("w.yaml", "client_id: !secret id \n")
        try change("configuration.yaml", "withings: !include w.yaml\nhttp:\n  ssl_certificate: c.pem\n")
        try change("c.pem", "")
    }

    @Test("what can be read of a broken file is there, so that its faults can be shown")
    func brokenFile() throws {
        let text =
            "http:\n  server_port: 9123\nwithings:\n  client_id: \"a\n  profiles: x\nhomeassistant:\n  language: ko\n"
        let check = try TemporaryFolder.check(text)
        #expect(check.settings == nil)
        #expect(check.http.port == 9123)
        #expect(check.home.language == "ko")
        #expect(check.errors.map(\.line) == [4])
    }
}
