import Foundation
import Testing

/// What the documentation, the service unit and the container tell people to type exists.
@Suite("Commands that are named somewhere", .timeLimit(.minutes(5)))
struct NamedCommandsTests {
    /// Every `withings-bridge …` in a file that stands as something to type, with its place.
    static func lines(in file: URL) throws -> [(place: String, words: [String])] {
        var found: [(String, [String])] = []
        var isCode = file.pathExtension != "md"
        for (index, line) in try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n").enumerated() {
            if file.pathExtension == "md", line.hasPrefix("```") { isCode.toggle() }
            var spans = line.matches(of: /`withings-bridge ([^`]+)`/).map { String($0.output.1) }
            if isCode,
                let match = line.firstMatch(
                    of: /^(?:\s*\$ |\s*sudo |.*run --rm -i |ExecStart=\S*\/|\s*)withings-bridge +([a-z-][^#|"&>]*)/
                )
            {
                spans.append(String(match.output.1))
            }
            for span in spans {
                found.append(
                    (
                        "\(file.lastPathComponent):\(index + 1)", span.split(separator: " ").map(String.init)
                    )
                )
            }
        }
        return found
    }

    static func files() -> [URL] {
        let root = CommandTests.root
        var files = [root.appending(path: "README.md"), root.appending(path: "README.ko.md")]
        for folder in ["Docs", "Deploy"] {
            let walk = FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil)
            while let file = walk?.nextObject() as? URL {
                if ["md", "service", "yaml", "yml"].contains(file.pathExtension)
                    || file.lastPathComponent == "Dockerfile"
                {
                    files.append(file)
                }
            }
        }
        return files
    }

    @Test("exist, with every option that is given")
    func exist() throws {
        let bridge = try BridgeProcess()
        var help: [String: String] = [:]
        var count = 0
        for file in Self.files() {
            for (place, words) in try Self.lines(in: file) {
                guard let command = words.first, command.wholeMatch(of: /[a-z][a-z-]+/) != nil else { continue }
                if help[command] == nil {
                    let answer = try bridge.command([command, "--help"])
                    help[command] =
                        answer.status == 0 && answer.output.contains("USAGE: withings-bridge \(command)")
                        ? answer.output : ""
                }
                let text = help[command] ?? ""
                #expect(!text.isEmpty, "\(place) names \(command), which does not exist")
                for option in words.dropFirst().compactMap({ $0.firstMatch(of: /^\[?(--[a-z-]+)/)?.output.1 }) {
                    #expect(text.contains(option), "\(place) names \(command) \(option), which does not exist")
                }
                count += 1
            }
        }
        #expect(count > 25, "only \(count) commands were found")
    }

    @Test("of the container are the program's: what it starts, its health check and its variables")
    func container() throws {
        let root = CommandTests.root
        let text = try String(contentsOf: root.appending(path: "Deploy/container/Dockerfile"), encoding: .utf8)
        #expect(text.contains(#"ENTRYPOINT ["withings-bridge"]"#) && text.contains(#"CMD ["run"]"#))
        #expect(text.contains(#"CMD ["withings-bridge", "health"]"#))
        let variables = text.matches(of: /(WITHINGS_BRIDGE_[A-Z_]+)=/).map { String($0.output.1) }
        #expect(variables.count == 3)
        let sources = try FileManager.default.subpathsOfDirectory(atPath: root.path + "/Sources")
            .filter { $0.hasSuffix(".swift") }
            .map { try String(contentsOfFile: root.path + "/Sources/" + $0, encoding: .utf8) }
        for variable in variables { #expect(sources.contains { $0.contains(variable) }, "\(variable)") }
        // What is copied in exists.
        for match in text.matches(of: /(?m)^COPY (?!--)(.+) \S+$/) {
            for path in match.output.1.split(separator: " ") {
                #expect(FileManager.default.fileExists(atPath: root.path + "/\(path)"), "\(path)")
            }
        }
    }
}
