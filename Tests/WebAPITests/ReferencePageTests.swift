import Foundation
import HTTPTypes
import Testing
import WebServer

@testable import WebAPI

@Suite("The description of the API")
struct ReferencePageTests {
    @Test("in words names every route with its door, and no other")
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

    @Test("for programs (OpenAPI) names every route, and says which are open and which need a token")
    func openAPI() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try Data(contentsOf: root.appending(path: "Docs/reference/openapi.json"))
        let paths = try #require(JSONReader.value(Array(page))?["paths"]?.object)
        var described: Set<String> = []
        for (path, operations) in paths {
            for (method, operation) in operations.object ?? [:] {
                let door = operation["security"] == nil ? "token" : "anybody"
                described.insert("\(method.uppercased()) \(path) \(door)")
                #expect(operation["responses"]?["401"] != nil || door == "anybody", "\(method) \(path)")
            }
        }
        let routes = try Bridge().routes().routes.map { route in
            let path = route.path.split(separator: "/", omittingEmptySubsequences: false).map { part in
                part == "**" ? "{rest}" : part.hasPrefix(":") ? "{\(part.dropFirst())}" : String(part)
            }
            return "\(route.method.rawValue) \(path.joined(separator: "/")) \(route.door.rawValue)"
        }
        #expect(described == Set(routes))
    }
}
