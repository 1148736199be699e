import Foundation
import Testing

@Suite("The threat model")
struct ThreatModelTests {
    @Test("names for each of its rows a test that exists")
    func rowsAreTested() throws {
        let root = ArchitectureTests.root
        let page = try String(contentsOf: root.appending(path: "Docs/threat-model.md"), encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| Threat") }
        #expect(rows.count > 30)
        let files =
            FileManager.default.enumerator(at: root.appending(path: "Tests"), includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
        var texts: [String: String] = [:]
        for file in files {
            texts[file.lastPathComponent, default: ""] += try String(contentsOf: file, encoding: .utf8)
        }
        for row in rows {
            // The last column: one test, or several with semicolons between.
            let column = try #require(row.split(separator: " | ").last, "\(row)")
            let list = /(`\w+\.swift`: "[^"]+"(; )?)+ \|/
            try #require(column.wholeMatch(of: list) != nil, "\(row)")
            for match in column.matches(of: /`(\w+\.swift)`: "([^"]+)"/) {
                let text = try #require(texts[String(match.1)], "there is no \(match.1)")
                #expect(text.contains("\"\(match.2)\""), "\(match.1) has no test \"\(match.2)\"")
            }
        }
    }
}
