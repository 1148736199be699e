import Foundation
import Testing

@testable import BridgeConfiguration

@Suite("Writing the configuration from a page")
struct EditingTests {
    /// The files after some changes, by name.
    private func edited(
        _ files: [String: String],
        _ changes: [ConfigurationChange]
    ) throws -> [String: String] {
        let folder = try TemporaryFolder([:])
        for (name, text) in files { try folder.write(name, Data(text.utf8)) }
        let draft = try ConfigurationEditor(ConfigurationFolder(path: folder.url.path)).draft(changes)
        try draft.write()
        var after: [String: String] = [:]
        for file in draft.files { after[file.name] = try String(contentsOfFile: file.path, encoding: .utf8) }
        return after
    }

    private static let application: [ConfigurationChange] = [
        .init("withings", "client_id", .text("abc")), .init("withings", "client_secret", .secret("s3cret: #1")),
        .init("withings", "profiles", .list(["Anna", "지우", "yes"])),
    ]

    @Test("an empty directory gets a configuration that is valid, and a secrets file that only its owner reads")
    func fromNothing() throws {
        let folder = try TemporaryFolder([:])
        let place = ConfigurationFolder(path: folder.url.path)
        try ConfigurationEditor(place).draft(Self.application).write()
        let check = place.check(environment: [:])
        #expect(check.errors == [])
        let withings = try #require(check.settings?.withings)
        #expect(withings.clientID == "abc")
        #expect(withings.clientSecret == "s3cret: #1")
        #expect(withings.profiles == ["Anna", "지우", "yes"])
        let text = try String(contentsOfFile: folder.url.path + "/configuration.yaml", encoding: .utf8)
        #expect(!text.contains("s3cret"))
        let mode = try FileManager.default.attributesOfItem(atPath: folder.url.path + "/secrets.yaml")[
            .posixPermissions
        ]
        #expect((mode as? NSNumber)?.intValue == 0o600)
    }

    @Test(
        "what would give the configuration a fault is taken back: a block may stand in a package",
        arguments: [true, false]
    )
    func takesBack(hasSecrets: Bool) throws {
        let text =
            "homeassistant:\n  packages:\n    w:\n      withings:\n        client_id: a\n"
            + "        client_secret: b\n        profiles: [Anna]\n"
        let folder = try TemporaryFolder(["configuration.yaml": text])
        if hasSecrets { try folder.write("secrets.yaml", Data("mine: 1\n".utf8)) }
        let place = ConfigurationFolder(path: folder.url.path)
        #expect(throws: ConfigurationEditFault(.unusualForm, file: "configuration.yaml", key: "profiles")) {
            try ConfigurationEditor(place).write(Self.application, environment: [:])
        }
        #expect(place.text() == text && place.check(environment: [:]).isValid)
        let secrets = try? String(contentsOfFile: folder.url.path + "/secrets.yaml", encoding: .utf8)
        #expect(secrets == (hasSecrets ? "mine: 1\n" : nil))
    }

    @Test("comments, order, blank lines and other blocks stay to the letter")
    func nothingElseMoves() throws {
        let before = """
            # My house
            default_config:

            automation: !include automations.yaml   # theirs
            withings: # body things
                # from the dashboard
                client_id: "old"   # 2019
                client_secret: !secret mine
                profiles:
                    - Anna # me
                    # a guest
                    - Bob
            # the broker
            mqtt:
                broker: 10.0.0.2


            """
        let after = try edited(
            ["configuration.yaml": before, "secrets.yaml": "# keep\nmine: old   # why\nother: 1\n"],
            [
                .init("withings", "client_id", .text("new")), .init("withings", "client_secret", .secret("fresh")),
                .init("withings", "profiles", .list(["Anna", "Cleo"])), .init("mqtt", "port", .number(1884)),
            ]
        )
        #expect(
            after["configuration.yaml"] == """
                # My house
                default_config:

                automation: !include automations.yaml   # theirs
                withings: # body things
                    # from the dashboard
                    client_id: new   # 2019
                    client_secret: !secret mine
                    profiles:
                        - Anna # me
                        - Cleo
                        # a guest
                # the broker
                mqtt:
                    broker: 10.0.0.2
                    port: 1884


                """
        )
        #expect(after["secrets.yaml"] == "# keep\nmine: fresh   # why\nother: 1\n")
    }

    @Test(
        "whatever form the list of profiles has, it becomes the one wanted",
        arguments: [
            "withings:\n  profiles: Anna\n  client_id: a\n",
            "withings:\n  profiles: [Anna, Bob]  # two\n  client_id: a\n",
            "withings:\n  profiles:\n  - Anna\n  - Bob\n  client_id: a\n", "withings:\n  client_id: a\n",
            "withings:\n  client_id: a", "withings:\r\n  profiles:\r\n    - Anna\r\n  client_id: a\r\n",
            "withings:\n  profiles:\n    - 'Anna'\n    - \"Bob\"\n  client_id: a\n",
        ]
    )
    func lists(_ before: String) throws {
        let after = try #require(
            try edited(
                ["configuration.yaml": before],
                [
                    .init("withings", "profiles", .list(["Anna", "Kim"])),
                    .init("withings", "client_secret", .text("b")),
                ]
            )["configuration.yaml"]
        )
        let folder = try TemporaryFolder([:])
        try folder.write("configuration.yaml", Data(after.utf8))
        let check = ConfigurationFolder(path: folder.url.path).check(environment: [:])
        #expect(check.errors == [], "\(after)")
        #expect(check.settings?.withings?.profiles == ["Anna", "Kim"])
        #expect(check.settings?.withings?.clientID == "a")
    }

    @Test("a block that lies in a file of its own is changed there")
    func includedBlock() throws {
        let after = try edited(
            ["configuration.yaml": "withings: !include body.yaml\n", "body.yaml": "client_id: a\n# end\n"],
            [.init("withings", "client_id", .text("b"))]
        )
        #expect(after == ["body.yaml": "client_id: b\n# end\n"])
    }

    @Test("a secret's name that is somebody else's is not taken")
    func foreignSecret() throws {
        let after = try edited(
            ["configuration.yaml": "withings:\n  client_id: a\n", "secrets.yaml": "withings_client_secret: theirs\n"],
            [.init("withings", "client_secret", .secret("mine"))]
        )
        #expect(after["configuration.yaml"]?.contains("client_secret: !secret withings_client_secret_2") == true)
        #expect(after["secrets.yaml"] == "withings_client_secret: theirs\nwithings_client_secret_2: mine\n")
    }

    @Test(
        "forms that cannot be changed safely are left to the owner",
        arguments: [
            "withings: {client_id: a}\n", "withings: &w\n  client_id: a\n", "withings:\n  client_id: |\n    a\n",
            "withings:\n  client_id: *x\n",
        ]
    )
    func unusual(_ before: String) throws {
        #expect(throws: ConfigurationEditFault.self) {
            try edited(["configuration.yaml": before], [.init("withings", "client_id", .text("b"))])
        }
    }

    @Test("a value with a line end cannot smuggle a key in")
    func smuggled() throws {
        #expect(throws: ConfigurationEditFault(.unfitValue, file: "configuration.yaml", key: "client_id")) {
            try edited([:], [.init("withings", "client_id", .text("a\nhttp:\n  server_host: 0.0.0.0"))])
        }
    }

    @Test("a file that somebody changed meanwhile is not overwritten")
    func changedMeanwhile() throws {
        let folder = try TemporaryFolder([:])
        try folder.write("configuration.yaml", Data("withings:\n  client_id: a\n".utf8))
        let draft = try ConfigurationEditor(ConfigurationFolder(path: folder.url.path)).draft([
            .init("withings", "client_id", .text("b"))
        ])
        try folder.write("configuration.yaml", Data("withings:\n  client_id: c\n".utf8))
        #expect(throws: ConfigurationEditFault(.changedMeanwhile, file: "configuration.yaml")) { try draft.write() }
    }

    @Test("a key that is taken away takes its value with it, and nothing else")
    func removal() throws {
        let after = try edited(
            ["configuration.yaml": "mqtt:\n  broker: a\n  # the door\n  port: 1\n  username: u\n"],
            [.init("mqtt", "port", .nothing)]
        )
        #expect(after["configuration.yaml"] == "mqtt:\n  broker: a\n  # the door\n  username: u\n")
    }

    @Test("any text comes back from the file as it was given")
    func anyText() throws {
        var random = SystemRandomNumberGenerator()
        let letters = Array("abcXYZ019 :#-'\"\\[]{}&*!|>%@`,?~=é지.")
        for _ in 0..<300 {
            let text = String((0..<Int.random(in: 1...12, using: &random)).map { _ in letters.randomElement() ?? "a" })
            let after = try #require(
                try edited([:], [.init("withings", "client_id", .text(text))])["configuration.yaml"]
            )
            let leaves = try #require(YAMLLeaves(after)).leaves(except: ["-"])
            #expect(leaves[["withings", "client_id"]]?.hasSuffix(" \(text)") == true, "\(after)")
            #expect(leaves.count == 1)
        }
    }

    @Test("a difference shows what changed and no secret")
    func difference() {
        let difference = LineDifference(
            "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n  password: old\n",
            "a: 1\nb: 2\nc: 3\nd: 4\ne: 6\n  password: new\n",
            context: 1
        )
        #expect(
            difference.lines.map { "\($0.kind.rawValue) \($0.text)" } == [
                "same d: 4", "removed e: 5", "removed   password: …", "added e: 6", "added   password: …", "same ",
            ]
        )
        #expect(LineDifference("a\n", "a\n").isEmpty)
        let windows = LineDifference("a: 1\r\nclient_secret: x\r\n", "a: 2\r\nclient_secret: x\r\n", context: 1)
        #expect(
            windows.lines.map { "\($0.kind.rawValue) \($0.text)" } == [
                "removed a: 1", "added a: 2", "same client_secret: …",
            ]
        )
    }
}
