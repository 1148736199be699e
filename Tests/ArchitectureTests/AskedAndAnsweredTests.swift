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

    @Test("every row names a test, or says that nothing answers it yet; rows of the second kind are few")
    func everyRowIsAnswered() throws {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(contentsOf: root.appendingPathComponent("Docs/asked-and-answered.md"), encoding: .utf8)
        let rows = page.components(separatedBy: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| Reported |") }
            .filter { !$0.hasPrefix("| Defect |") && !$0.hasPrefix("| Mistake |") }
        let open = rows.filter { !$0.hasSuffix("\"` |") }
        #expect(open.allSatisfy { $0.hasSuffix("| Not yet |") }, "\(open)")
        #expect(open.count <= 2)
        // A thread that is asked about stands in one row of what people reported, or in two where it is about two things.
        #expect(rows.count > 90)
    }
}
