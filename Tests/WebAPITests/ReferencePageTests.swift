import Foundation
import HTTPTypes
import Testing

@testable import WebAPI

@Suite("Docs/reference/api.md")
struct ReferencePageTests {
    @Test("describes every route with its door, and no other")
    func complete() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "Docs/reference/api.md"), encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
            row.split(separator: "|").prefix(2).map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
        }
        let routes = try Bridge().routes().routes.map { "`\($0.method.rawValue) \($0.path)` \($0.door.rawValue)" }
        #expect(Set(rows) == Set(routes))
        #expect(rows.count == routes.count)
    }
}
