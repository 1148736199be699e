import BridgeConfiguration
import Foundation
import Testing

/// Home Assistant's four tags for folders, at this program's own blocks and keys.
@Suite("Files of a folder")
struct DirectoryTests {
    static let head = "withings:\n  client_id: a\n  client_secret: b\n"

    @Test(
        "are one block or one list, as the tag says",
        arguments: [
            "withings: !include_dir_merge_named merged\n", "withings: !include_dir_named named\n",
            head + "  profiles: !include_dir_list people\n", head + "  profiles: !include_dir_merge_list lists\n",
            "withings: !include other/withings.yaml\n", "!include_dir_merge_named whole\n",
        ]
    )
    func tags(text: String) throws {
        let folder = try TemporaryFolder([
            "configuration.yaml": text, "secrets.yaml": "secret: b\n",
            "merged/1.yaml": "client_id: a\nclient_secret: !secret secret\n",
            "merged/more/2.yaml": "profiles: [Anna, Ben, Cleo]\n", "merged/3.yaml": "",
            "named/client_id.yaml": "a\n", "named/client_secret.yaml": "!secret secret\n",
            "named/deep/profiles.yaml": "- Anna\n- Ben\n- Cleo\n",
            "people/a.yaml": "Anna\n", "people/b.yaml": "Ben\n", "people/c.yaml": "Cleo\n", "people/d.yaml": "# none\n",
            "lists/1.yaml": "- Anna\n", "lists/2.yaml": "!include_dir_merge_list ../rest\n",
            "rest/3.yaml": "[Ben, Cleo]\n", "other/withings.yaml": "!include_dir_merge_named ../merged\n",
            "whole/withings.yaml": "withings: !include_dir_named ../named\n",
        ])
        let check = folder.check()
        #expect(check.diagnostics.isEmpty, "\(check.diagnostics)")
        let withings = WithingsSettings(clientID: "a", clientSecret: "b", profiles: ["Anna", "Ben", "Cleo"])
        #expect(check.settings?.withings == withings)
    }

    @Test("stand for the other blocks too")
    func blocks() throws {
        let folder = try TemporaryFolder([
            "configuration.yaml": "mqtt: !include_dir_named mqtt\nhttp: !include_dir_merge_named http\n"
                + "logger:\n  logs: !include_dir_named logs\nhomeassistant: !include_dir_merge_named home\n",
            "mqtt/broker.yaml": "10.0.0.1\n", "mqtt/port.yaml": "8883\n", "http/a.yaml": "server_port: 9000\n",
            "http/b.yaml": "use_x_forwarded_for: true\ntrusted_proxies: !include_dir_merge_list ../proxies\n",
            "proxies/a.yaml": "- 10.0.0.2\n", "logs/sync.yaml": "debug\n",
            "home/a.yaml": "name: Home\n", "home/b.yaml": "packages: !include_dir_named ../packages\n",
            "packages/x.yaml": "recorder:\n  db_url: sqlite:///x.db\n",
        ])
        let settings = try #require(folder.check().settings, "\(folder.check().diagnostics)")
        #expect(settings.mqtt?.broker == "10.0.0.1")
        #expect(settings.mqtt?.port == 8883)
        #expect(settings.http.port == 9000)
        #expect(settings.http.trustedProxies == ["10.0.0.2"])
        #expect(settings.logger.levels == ["sync": "debug"])
        #expect(settings.home.name == "Home")
        #expect(settings.recorder.databaseURL?.hasSuffix("/x.db") == true)
    }

    @Test("come by name, those of inner folders after them; hidden ones, secrets, links to folders and others do not")
    func order() throws {
        let folder = try TemporaryFolder([
            "configuration.yaml": Self.head + "  profiles: !include_dir_list people\n",
            "people/b.yaml": "B\n", "people/z.yaml": "Z\n", "people/a/y.yaml": "Y\n", "people/a/c/x.yaml": "X\n",
            "people/m/a.yaml": "A\n", "people/.hidden.yaml": "No\n", "people/.hidden/n.yaml": "No\n",
            "people/secrets.yaml": "no: No\n", "people/m/secrets.yaml": "no: No\n", "people/n.yml": "No\n",
            "people/n.YAML": "No\n", "elsewhere/n.yaml": "No\n",
        ])
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "people/link"),
            withDestinationURL: folder.url.appending(path: "elsewhere")
        )
        #expect(folder.check().settings?.withings?.profiles == ["B", "Z", "Y", "X", "A"])
    }

    @Test("have their faults named where they stand")
    func faults() throws {
        let folder = try TemporaryFolder([
            "configuration.yaml": "withings: !include_dir_merge_named wi\nhttp: !include_dir_named http\n",
            "wi/a.yaml": "# first\nclient_id: a\nprofils: [Anna]\n", "wi/b.yaml": "client_secret: ''\n",
            "wi/c/d.yaml": "profiles:\n  - Anna\n  - Anna\n", "http/server_port.yaml": "\n99999\n",
            "http/sever_host.yaml": "x\n",
        ])
        let errors = folder.check().errors.map { "\($0.file):\($0.line):\($0.column): \($0.message)" }
        #expect(
            errors == [
                "http/server_port.yaml:2:1: server_port must be from 1 to 65535, not “99999”.",
                "http/sever_host.yaml:1:1: sever_host is not a key of http.",
                "wi/a.yaml:3:1: profils is not a key of withings.",
                "wi/b.yaml:1:16: client_secret must not be empty.",
                "wi/c/d.yaml:3:5: The profile Anna is listed twice; line 2 has it already.",
            ]
        )
        let missing = try TemporaryFolder([
            "configuration.yaml": "withings: !include_dir_merge_named wi\n", "wi/a.yaml": "client_id: a\n",
        ]).check().errors
        #expect(missing.map(\.message) == ["withings needs client_secret.", "withings needs profiles."])
        #expect(missing.first?.hint == "add client_secret: below withings: in wi/")
    }

    @Test("that cannot be read are the one fault; what they may have said is not missed")
    func broken() throws {
        let folder = try TemporaryFolder([
            "configuration.yaml": "withings: !include_dir_merge_named wi\nmqtt: !include_dir_list\n",
            "wi/a.yaml": "client_id: a\n", "wi/b.yaml": "profiles: \"Anna\n",
        ])
        #expect(
            folder.check().errors.map { "\($0.file):\($0.line): \($0.message)" } == [
                "configuration.yaml:2: !include_dir_list needs a name behind it.",
                "wi/b.yaml:1: The quotation mark opened here is never closed.",
            ]
        )
    }

    @Test("of the wrong kind, of the same name, and folders without any are told of, and the rest counts")
    func warnings() throws {
        let folder = try TemporaryFolder([
            "configuration.yaml": "withings: !include_dir_merge_named wi\nlogger: !include_dir_merge_named none\n",
            "wi/a.yaml": "client_id: a\nclient_secret: b\nprofiles: !include_dir_merge_list ../people\n",
            "wi/b.yaml": "client_id: c\n", "wi/c.yaml": "- client_id\n", "people/a.yaml": "- Anna\n",
            "people/b.yaml": "Ben\n",
        ])
        let check = folder.check()
        #expect(check.settings?.withings?.clientID == "c")
        #expect(check.settings?.withings?.profiles == ["Anna"])
        #expect(
            check.diagnostics.map { "\($0.file):\($0.line):\($0.column): \($0.message)" } == [
                "configuration.yaml:2:9: There are no .yaml files in none.",
                "people/b.yaml:1:1: people/b.yaml is passed over: !include_dir_merge_list puts lists together, and this is none.",
                "wi/b.yaml:1:1: client_id stands in wi/a.yaml too, line 1; this one counts.",
                "wi/c.yaml:1:1: wi/c.yaml is passed over: !include_dir_merge_named puts blocks together, and this is none.",
            ]
        )
    }

    @Test("that include their own folder are refused, however many they are")
    func circle() throws {
        var files = ["configuration.yaml": "withings: !include_dir_merge_named wi\n"]
        for number in 0..<30 { files["wi/\(number).yaml"] = "!include_dir_merge_named .\n" }
        #expect(!(try TemporaryFolder(files).check().isValid))
        let own = try TemporaryFolder(["configuration.yaml": "withings: !include_dir_named .\n"]).check()
        #expect(own.errors.map(\.message) == ["configuration.yaml is included by itself."])
        let blocks = try TemporaryFolder([
            "configuration.yaml": Self.head + "  profiles: !include_dir_list p\n", "p/a.yaml": "!include_dir_list .\n",
        ])
        #expect(blocks.check().errors.map(\.message) == ["p/a.yaml is included by itself."])
    }

    @Test("hold secrets that no report shows", arguments: ["\"sesame\n", "[sesame]\n", "sesame\n---\n"])
    func secrets(text: String) throws {
        let folder = try TemporaryFolder([
            "configuration.yaml": "withings: !include_dir_named wi\n", "wi/client_id.yaml": "a\n",
            "wi/client_secret.yaml": text, "wi/profiles.yaml": "Anna\n",
        ])
        let check = folder.check()
        #expect(!check.isValid)
        #expect(!ConfigurationReport(check).text(language: "en").contains("sesame"))
    }

    @Test("are noticed when one comes, goes or changes")
    func fingerprint() throws {
        let folder = try TemporaryFolder([
            "configuration.yaml": Self.head + "  profiles: !include_dir_list people\n", "people/a.yaml": "Anna\n",
        ])
        var seen = [folder.check().fingerprint]
        for (name, text) in [("people/b/c.yaml", "Cleo\n"), ("people/a.yaml", "Anne\n"), ("people/b/d.yaml", "Dan\n")] {
            try folder.write(name, Data(text.utf8))
            let print = folder.check().fingerprint
            #expect(!seen.contains(print))
            seen.append(print)
        }
    }
}
