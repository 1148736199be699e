import BridgeConfiguration
import Foundation
import Testing

@Suite("Damaged files")
struct MutationTests {
    /// A small generator with a fixed beginning, so that a failure can be repeated.
    struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private static let scraps = [
        "\t", "\"", "'", ":", ": ", "- ", "[", "]", "{", "}", "&a ", "*a", "!secret ", "!include configuration.yaml",
        "<<: ",
        "\u{0}", "\u{7F}", "? ", "|\n", ">", "%", "---\n", "...\n", "\n", "\r", "  ", "#", "~", "\u{FEFF}", "가",
        "\u{85}",
        "!include secrets.yaml", "<<: *a\n", "*a : ",
    ]

    @Test("cut, doubled and scrambled files never end the program and are told quickly", arguments: 0..<8)
    func mutations(seed: Int) throws {
        var dice = Dice(state: UInt64(seed) &* 977 &+ 1)
        let names = ["everything", "many-faults", "home-assistant-file", "secrets-and-includes"]
        let files = try names.map { name in
            [UInt8](try Data(contentsOf: Sample(name: name).url.appending(path: "configuration.yaml")))
        }
        let folder = try TemporaryFolder(["secrets.yaml": "withings_client_id: a\nbroker: [b]\n"])
        let start = ContinuousClock.now
        for round in 0..<60 {
            var bytes = files[round % files.count]
            for _ in 0..<Int.random(in: 1...6, using: &dice) { Self.damage(&bytes, &dice) }
            try folder.write("configuration.yaml", Data(bytes))
            let check = folder.check()
            #expect(check.isValid == check.errors.isEmpty)
            #expect(!ConfigurationReport(check).text(language: "ko").isEmpty)
        }
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test("every beginning of a file is told")
    func truncations() throws {
        let bytes = [UInt8](try Data(contentsOf: Sample(name: "everything").url.appending(path: "configuration.yaml")))
        let folder = try TemporaryFolder([:])
        for length in stride(from: 0, to: bytes.count, by: 7) {
            try folder.write("configuration.yaml", Data(bytes[..<length]))
            let check = folder.check()
            #expect(check.isValid == check.errors.isEmpty)
        }
    }

    @Test("deep nesting is refused", arguments: ["[", "{a: ", "- ", "? "])
    func depth(opening: String) throws {
        let start = ContinuousClock.now
        let text =
            "withings:\n  profiles: " + (opening == "- " ? "\n    " : "") + String(repeating: opening, count: 20_000)
        #expect(try TemporaryFolder.check(text).settings == nil)
        #expect(try TemporaryFolder.check("x: " + String(repeating: "[", count: 900) + "\n").settings == nil)
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    private static let longFiles = [
        "profiles": "withings:\n  profiles: [" + (0..<40_000).map { "p\($0 % 30_000)" }.joined(separator: ", ") + "]\n",
        "keys": "withings:\n" + (0..<40_000).map { "  k\($0): x\n" }.joined(),
        "blocks": (0..<40_000).map { "k\($0): x\n" }.joined(),
        "aliases": String(repeating: " *a", count: 300_000), "stars": String(repeating: "*", count: 1_000_000),
        "brackets": "x: " + String(repeating: "] ", count: 500_000),
        "addresses": "withings: " + String(repeating: "://", count: 300_000),
    ]

    @Test("long and repetitive files are told quickly", arguments: longFiles.keys.sorted())
    func long(name: String) throws {
        let start = ContinuousClock.now
        #expect(try !TemporaryFolder.check(Self.longFiles[name] ?? "").diagnostics.isEmpty)
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    @Test("aliases of aliases are refused before they fill the memory", arguments: ["bomb", "bomb-as-key"])
    func bombs(name: String) {
        let start = ContinuousClock.now
        #expect(Sample(name: name).check.settings == nil)
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    private static func damage(_ bytes: inout [UInt8], _ dice: inout Dice) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &dice)
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &dice))
        switch Int.random(in: 0..<6, using: &dice) {
        case 0: bytes.removeSubrange(place..<end)
        case 1: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0..<bytes.count, using: &dice))
        case 2: bytes.removeSubrange(place...)
        case 3: bytes[place] = UInt8.random(in: 0...255, using: &dice)
        default: bytes.insert(contentsOf: Array((scraps.randomElement(using: &dice) ?? "").utf8), at: place)
        }
    }
}
