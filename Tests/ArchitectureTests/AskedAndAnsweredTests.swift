import Foundation
import Testing

/// The page of what was asked and answered names tests; what it names must be there.
@Suite("Asked and answered")
struct AskedAndAnsweredTests {
    @Test("every test that the page names is in the file that it names")
    func citedTestsExist() throws {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let address = root.appendingPathComponent("Docs/asked-and-answered.md")
        let page = try String(contentsOf: address, encoding: .utf8)
        var cited = 0
        for line in page.components(separatedBy: "\n") where line.hasSuffix("\"` |") {
            let cell = try #require(line.components(separatedBy: " | `").last)
            let parts = cell.dropLast(4).components(separatedBy: ": \"")
            try #require(parts.count >= 2, "\(line)")
            let sentence = parts.dropFirst().joined(separator: ": \"")
            let file = root.appendingPathComponent("Tests/" + parts[0])
            let source = try String(contentsOf: file, encoding: .utf8)
            let isThere = source.components(separatedBy: "@Test(").dropFirst().contains { rest in
                rest.trimmingCharacters(in: .whitespacesAndNewlines).hasPrefix("\"" + sentence + "\"")
            }
            #expect(isThere, "\(parts[0]) has no test \(sentence)")
            cited += 1
        }
        #expect(cited > 50)
    }
}
