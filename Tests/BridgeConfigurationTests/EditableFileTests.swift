import Foundation
import Testing

@testable import BridgeConfiguration

@Suite("A file of the configuration that is changed by hand")
struct EditableFileTests {
    private func file(_ text: String, _ name: String = "configuration.yaml") throws -> (EditableFile, TemporaryFolder) {
        let folder = try TemporaryFolder([name: text])
        return (try EditableFile(name, in: ConfigurationFolder(path: folder.url.path)), folder)
    }

    /// What would be on disk.
    private func written(_ file: EditableFile, _ edited: String) throws -> String {
        try #require(try file.draft(edited).files.first).after
    }

    @Test(
        "shows nothing that is secret",
        arguments: [
            ("withings:\n  client_id: abc\n  client_secret: hunter2\n", "  client_secret: •••1•••\n"),
            ("mqtt:\n  password: \"hunter2 # x\" # mine\n", "  password: •••1•••\n"),
            ("mqtt: {broker: b, password: hunter2, port: 1}\n", "{broker: b, password: •••1•••, port: 1}"),
            ("mqtt: {password: 'hunter2, x', token: hunter2}\n", "{password: •••1•••, token: •••2•••}"),
            ("mqtt:\n  password:\n    hunter2\n  port: 1\n", "  password:\n    •••1•••\n  port: 1\n"),
            (
                "mqtt:\n  password: |\n    hunter2\n    hunter2\n\n  port: 1\n",
                "|\n    •••1•••\n    •••2•••\n\n  port: 1"
            ),
            ("# client_secret: hunter2\nwithings:\n", "# client_secret: •••1•••\n"),
            ("recorder:\n  db_url: postgresql://me:hunter2@db/x\n", "db_url: •••1•••\n"),
            ("sensor:\n  - resource: http://me:hunter2@host/x\n", "resource: http://•••1•••@host/x"),
            ("notify:\n  - url: https://x/?token=hunter2&a=1\n", "https://x/?token=•••1•••&a=1"),
            ("withings:\n  client_secret: \"hunter2\n  profiles: [Anna]\n", "•••1•••\n  profiles: [Anna]"),
            ("other:\n  - api_key: hunter2\n    name: x\n", "- api_key: •••1•••\n    name: x"),
            ("withings:\n\tclient_secret: hunter2\n", "\tclient_secret: •••1•••"),
            ("mqtt:\n  password: !env_var PW hunter2\n", "  password: •••1•••\n"),
            ("x:\n  tokens:\n  - hunter2\n  - hunter2\n  y: 1\n", "  tokens:\n  •••1•••\n  •••2•••\n  y: 1\n"),
            ("mqtt: {broker: b, password:\nhunter2,\n port: 1}\n", "password:\n•••1•••\n port: 1}"),
            ("mqtt:\n  password: # mine\n    hunter2\n", "  password: # mine\n    •••1•••\n"),
        ]
    )
    func covers(text: String, shown: String) throws {
        let (file, folder) = try file(text)
        #expect(!file.text.contains("hunter2"), "\(file.text)")
        #expect(file.text.contains(shown), "\(file.text)")
        #expect(file.hasCovers)
        #expect(try written(file, file.text) == text)
        withExtendedLifetime(folder) {}
    }

    @Test("leaves what leads elsewhere, and everything that is not secret")
    func shows() throws {
        let text = "withings:\n  client_id: abc\n  client_secret: !secret w\n  profiles: [Anna, •••1•••]\nmqtt:\n"
        let (file, folder) = try file(text)
        #expect(file.text == text && !file.hasCovers)
        #expect(try written(file, file.text + "  broker: b\n") == text + "  broker: b\n")
        withExtendedLifetime(folder) {}
    }

    @Test("covers every value of a file of secrets")
    func secrets() throws {
        let text = "# old: hunter2\nw: hunter2\nhunter2\nn: [hunter2]\nm:\n  hunter2\n"
        let (file, folder) = try file(text, "secrets.yaml")
        #expect(!file.text.contains("hunter2"))
        #expect(
            try written(file, file.text.replacing("w: •••2•••", with: "w: new"))
                == text.replacing("w: hunter2", with: "w: new")
        )
        withExtendedLifetime(folder) {}
    }

    @Test(
        "takes a secret to no other key: it would be shown there, or sent to somebody",
        arguments: [
            ("  client_secret: •••1•••", "  client_secret: x\n  profiles: •••1•••"),
            ("  client_secret: •••1•••", "  client_secret: •••1•••\n  profiles: •••1•••"),
            ("  client_secret: •••1•••", "  client_secret: •••2•••"),
            ("  client_secret: •••1•••", "  client_secret: a•••1•••"),
            ("  client_secret: •••1•••", "  client_secret: •••9•••"),
            ("  client_secret: •••1•••", "  client_secret: •••"),
            ("  client_secret: •••1•••", "  # •••1•••"),
        ]
    )
    func refusesMoved(from: String, to: String) throws {
        let (file, folder) = try file("withings:\n  client_secret: hunter2\nmqtt:\n  password: hunter3\n")
        #expect(file.text.contains(from))
        let fault = #expect(throws: ConfigurationEditFault.self) {
            try file.draft(file.text.replacing(from, with: to))
        }
        #expect(fault?.code == .movedSecret)
        withExtendedLifetime(folder) {}
    }

    @Test("keeps the line ends of lines that stay, whatever they are, and a byte order mark")
    func lineEnds() throws {
        let text = "\u{FEFF}a: 1\r\nb: 2\nc: 3\rd: 4\r\ne: 5"
        let (file, folder) = try file(text)
        // A browser sends one kind.
        let sent = file.text.replacing("\n", with: "\r\n")
        #expect(try written(file, sent) == text)
        #expect(
            try written(file, sent.replacing("b: 2", with: "b: 2\r\nx: 9"))
                == "\u{FEFF}a: 1\r\nb: 2\nx: 9\r\nc: 3\rd: 4\r\ne: 5"
        )
        #expect(try written(file, sent.replacing("e: 5", with: "e: 5\r\n")) == text + "\r\n")
        withExtendedLifetime(folder) {}
    }

    @Test("that is no text can be saved once what is none has been written over")
    func notText() throws {
        let folder = try TemporaryFolder([:])
        try folder.write("configuration.yaml", Data("# caf".utf8) + [0xE9] + Data("\nlogger:\n".utf8))
        let file = try EditableFile("configuration.yaml", in: ConfigurationFolder(path: folder.url.path))
        #expect(file.text == "# caf\u{FFFD}\nlogger:\n")
        #expect(throws: ConfigurationEditFault(.notText, file: "configuration.yaml")) { try file.draft(file.text) }
        try file.draft("# café\nlogger:\n").write()
        #expect(folder.check().isValid)
        // A zero is text, but none that a browser could hold.
        try folder.write("configuration.yaml", Data("# a\0b\nlogger:\n".utf8))
        let zero = try EditableFile("configuration.yaml", in: ConfigurationFolder(path: folder.url.path))
        #expect(throws: ConfigurationEditFault(.notText, file: "configuration.yaml")) { try zero.draft(zero.text) }
        try zero.draft("# ab\nlogger:\n").write()
        #expect(folder.check().isValid)
    }

    @Test("is begun where there is none, and is refused where it is too large")
    func sizes() throws {
        let folder = try TemporaryFolder(["big.yaml": String(repeating: "#", count: EditableFile.limit + 1)])
        let place = ConfigurationFolder(path: folder.url.path)
        try EditableFile("configuration.yaml", in: place).draft("logger:\r\n").write()
        #expect(place.text() == "logger:\n")
        #expect(throws: ConfigurationEditFault(.tooLarge, file: "big.yaml")) { try EditableFile("big.yaml", in: place) }
        #expect(throws: ConfigurationEditFault(.unreadable, file: "no.yaml")) { try EditableFile("no.yaml", in: place) }
    }

    @Test("comes back to the letter, whatever stands in it, and is never written over somebody else's change")
    func everything() throws {
        var dice = MutationTests.Dice(state: 11)
        let scraps = [
            "password: ", "client_secret: ", "token:", "\"", "'", "{", "}", ",", "\n", "\r\n", "\r", "  ", "\t", "a",
            "•", "•••1•••",
            "://u:p@h ", "#", "!secret x", "|", "- ", "가", "\u{FEFF}", "e\u{301}", "?token=q",
        ]
        for name in ["configuration.yaml", "secrets.yaml"] {
            for _ in 0..<600 {
                let text = (0..<Int.random(in: 0...24, using: &dice)).map { _ in
                    scraps.randomElement(using: &dice) ?? ""
                }
                .joined()
                let (file, folder) = try file(text, name)
                #expect(try written(file, file.text.replacing("\n", with: "\r\n")) == text, "\(text.debugDescription)")
                withExtendedLifetime(folder) {}
            }
        }
        let (file, folder) = try file("logger:\n")
        let draft = try file.draft("prometheus:\n")
        try folder.write("configuration.yaml", Data("mqtt:\n".utf8))
        #expect(throws: ConfigurationEditFault(.changedMeanwhile, file: "configuration.yaml")) { try draft.write() }
    }

    @Test(
        "of one line as long as the file keeps nobody waiting",
        .timeLimit(.minutes(3)),
        arguments: ["a", "://", ":// ", "a: ", " ", "\"", "-", "?", "token", "{", "://a"]
    )
    func longLine(part: String) throws {
        let line = String(repeating: part, count: 60_000 / part.count)
        for text in ["x: " + line, "x: ://" + line, "password: \"" + line + "\n" + line] {
            let lines = LineEnds(text).lines
            let cover = SecretCover(lines, isSecrets: false)
            #expect(try cover.uncovered(cover.lines) == lines)
        }
    }

    @Test("is checked before it is written")
    func checked() throws {
        let (file, folder) = try file("withings:\n  client_id: a\n  client_secret: b\n  profile: [Anna]\n")
        let place = ConfigurationFolder(path: folder.url.path)
        #expect(!place.check(environment: [:]).isValid)
        let draft = try file.draft(file.text.replacing("profile:", with: "profiles:"))
        #expect(place.check(environment: [:], with: draft).settings?.withings?.clientSecret == "b")
        #expect(!place.check(environment: [:]).isValid)
    }

    @Test("shows what differs of any two texts, also where the smallest difference cannot be looked for")
    func largeDifferences() {
        let old = (0..<30_000).map { "a\($0)" }.joined(separator: "\n")
        let new = (0..<30_000).map { "b\($0)" }.joined(separator: "\n")
        let difference = LineDifference("same\n" + old + "\nend", "same\n" + new + "\nend")
        #expect(difference.lines.count == 60_002)
        #expect(difference.lines.first == .init(kind: .same, text: "same"))
        #expect(LineDifference("a\nb\nc", "a\nx\nb\nc").lines.map(\.kind) == [.same, .added, .same, .same])
        #expect(
            LineDifference("a\nb\nb", "a\nb").lines.map(\.kind) == [.same, .same, .removed]
                || LineDifference("a\nb\nb", "a\nb").lines.map(\.kind) == [.same, .removed, .same]
        )
    }
}
