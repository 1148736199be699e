import BridgeConfiguration
import Foundation
import Testing

/// Home Assistant's own file works unchanged: its users keep blocks in packages.
@Suite("Blocks in packages")
struct PackageTests {
    static let block = "withings:\n  client_id: a\n  client_secret: !secret withings\n  profiles: [Anna, Jonas]\n"
    static let secrets = "withings: sesame\n"

    @Test(
        "are read wherever Home Assistant reads them",
        arguments: [
            "packages:\n    health:\n      withings:\n        client_id: a\n        client_secret: !secret withings\n"
                + "        profiles: [Anna, Jonas]\n",
            "packages:\n    health: !include health.yaml\n", "packages: !include all.yaml\n",
            "packages: !include_dir_named packages\n", "packages: !include_dir_merge_named merged\n",
        ]
    )
    func everywhere(packages: String) throws {
        let folder = try TemporaryFolder([
            "configuration.yaml": "homeassistant:\n  name: Home\n  \(packages)", "secrets.yaml": Self.secrets,
            "health.yaml": Self.block, "all.yaml": "health: !include health.yaml\nother:\n",
            "packages/deeper/health.yaml": Self.block, "packages/lights.yaml": "light:\n  - platform: x\n",
            "packages/secrets.yaml": "withings: sesame\n", "packages/.hidden.yaml": "withings: 5\n",
            "packages/notes.txt": "withings: 5\n", "merged/one.yaml": "health: !include ../health.yaml\n",
            "merged/two.yaml": "mqtt_of_mine:\n  mqtt:\n    broker: 10.0.0.1\n",
        ])
        let check = folder.check()
        #expect(check.diagnostics.isEmpty, "\(check.diagnostics)")
        #expect(check.settings?.withings?.profiles == ["Anna", "Jonas"])
        #expect(check.settings?.withings?.clientSecret == "sesame")
        #expect(check.settings?.home.name == "Home")
        #expect((check.settings?.mqtt?.broker == "10.0.0.1") == packages.contains("merge_named"))
    }

    @Test("are put together with the same block elsewhere, key by key")
    func merged() throws {
        let folder = try TemporaryFolder([
            "configuration.yaml": "homeassistant:\n  packages: !include_dir_named packages\n"
                + "withings:\n  scan_interval: 600\nmqtt:\n  sensor:\n    - name: x\n",
            "packages/a.yaml": "withings:\n  client_id: a\n  client_secret: b\nmqtt:\n  sensor:\n    - name: y\n",
            "packages/b.yaml": "withings:\n  profiles: Anna\nmqtt:\n  broker: 10.0.0.1\n",
        ])
        let check = folder.check()
        #expect(check.isValid, "\(check.diagnostics)")
        #expect(check.settings?.withings?.scanInterval == 600)
        #expect(check.settings?.withings?.profiles == ["Anna"])
        #expect(check.settings?.mqtt?.broker == "10.0.0.1")
    }

    @Test("have their lists joined and their blocks merged; a key of another kind may be written once")
    func joined() throws {
        let folder = try TemporaryFolder([
            "configuration.yaml": "homeassistant:\n  packages: !include_dir_named packages\n"
                + "withings:\n  client_id: a\n  client_secret: b\n  profiles: Anna\nlogger:\n  logs: {sync: debug}\n",
            "packages/a.yaml": "withings:\n  profiles: [Jonas, '', ~]\n  overdue: {weight: 3, Mia: {weight: 9}}\n",
            "packages/b.yaml": "withings:\n  profiles: !include_dir_list ../people\n  overdue: {Mia: {heart_rate: 1}}\n"
                + "logger:\n  logs: {mqtt: info}\n",
            "people/mia.yaml": "Mia\n",
        ])
        let settings = try #require(folder.check().settings)
        #expect(settings.withings?.profiles == ["Anna", "Jonas", "Mia"])
        #expect(settings.withings?.overdue.everybody == ["weight": 3])
        #expect(settings.withings?.overdue.profiles == ["Mia": ["weight": 9, "heart_rate": 1]])
        #expect(settings.logger.levels == ["sync": "debug", "mqtt": "info"])
        try folder.write("packages/c.yaml", Data("withings:\n  profiles:\n    - Anna\n".utf8))
        try folder.write("packages/d.yaml", Data("logger:\n  logs: {sync: info}\n".utf8))
        try folder.write("packages/e.yaml", Data("withings:\n  profiles: Ben\n".utf8))
        #expect(
            folder.check().errors.map { "\($0.file):\($0.line):\($0.column): \($0.message)" } == [
                "packages/c.yaml:3:7: The profile Anna is listed twice; configuration.yaml has it already in line 6.",
                "packages/d.yaml:2:10: sync appears twice in logs; configuration.yaml has it already in line 8.",
                "packages/e.yaml:2:3: profiles appears twice in withings; configuration.yaml has it already in line 6.",
            ]
        )
    }

    @Test("have their faults named in the file, line and column where they stand")
    func faults() throws {
        let folder = try TemporaryFolder([
            "configuration.yaml": "homeassistant:\n  packages: !include_dir_named packages\n"
                + "withings:\n  client_id: a\n  client_secret: b\n  profiles: [Anna]\n",
            "packages/again.yaml": "# twice\nwithings:\n  client_id: c\n",
            "packages/broken.yaml": "withings:\n  client_id: \"a\n",
            "packages/list.yaml": "- withings\n",
            "packages/wrong.yaml": "http:\n  server_port: 99999\n  sever_host: x\n",
        ])
        let errors = folder.check().errors.map { "\($0.file):\($0.line):\($0.column): \($0.message)" }
        #expect(
            errors.contains(
                "packages/again.yaml:3:3: client_id appears twice in withings; configuration.yaml has it already in line 4."
            ),
            "\(errors)"
        )
        #expect(errors.contains { $0.hasPrefix("packages/broken.yaml:") })
        #expect(errors.contains("packages/list.yaml:1:1: The package list has to be made of blocks."), "\(errors)")
        #expect(errors.contains { $0.hasPrefix("packages/wrong.yaml:2:16: ") }, "\(errors)")
        #expect(errors.contains { $0.hasPrefix("packages/wrong.yaml:3:3: ") }, "\(errors)")
    }

    @Test("are what Home Assistant would refuse or pass over: no packages at all, a list of them, nothing, a circle")
    func odd() throws {
        func errors(_ packages: String, _ more: [String: String] = [:]) throws -> [Diagnostic] {
            let files = ["configuration.yaml": "homeassistant:\n  packages: \(packages)\n"]
            return try TemporaryFolder(files.merging(more) { $1 }).check().errors
        }
        #expect(try errors("").isEmpty)
        #expect(try errors("!include_dir_named nowhere").isEmpty)
        #expect(
            try errors("[a, b]").map(\.message) == [
                "packages in homeassistant has to be a block of packages, each with a name."
            ]
        )
        #expect(try errors("{a: }").isEmpty)
        #expect(try !errors("!include loop.yaml", ["loop.yaml": "a: !include loop.yaml\n"]).isEmpty)
        // The block that has the packages cannot come from one.
        #expect(try errors("{a: {homeassistant: {name: 5, nonsense: 1}}}").isEmpty)
    }

    @Test("are noticed when a file comes into the directory")
    func fingerprint() throws {
        let folder = try TemporaryFolder([
            "configuration.yaml": "homeassistant:\n  packages: !include_dir_named packages\n",
            "packages/a.yaml": "light:\n",
        ])
        let before = folder.check().fingerprint
        #expect(folder.check().fingerprint == before)
        try folder.write("packages/b.yaml", Data(Self.block.utf8))
        #expect(folder.check().fingerprint != before)
    }

    @Test("name people as they like; who looks like another is told so and has entities of their own")
    func alike() throws {
        let check = try TemporaryFolder.check(
            "withings:\n  client_id: a\n  client_secret: b\n  profiles: [Anna, anna, A.B, A B, Zoë, Zoe]\n"
        )
        #expect(check.settings?.withings?.profiles == ["Anna", "anna", "A.B", "A B", "Zoë", "Zoe"])
        #expect(check.diagnostics.map(\.severity) == [.warning, .warning, .warning])
        #expect(
            check.diagnostics.first?.message
                == "The profiles anna and Anna differ only in capitals, accents, spaces or punctuation."
        )
    }
}
