import Foundation
import Testing

@testable import Entities

@Suite("The reference page of the entities")
struct ReferencePageTests {
    /// `WITHINGS_BRIDGE_WRITE_REFERENCE=1 swift test --filter ReferencePage` writes the page anew.
    @Test("is what the catalogue says")
    func page() throws {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = package.appending(path: "Docs/reference/entities.md")
        let page = ReferencePage.text
        if ProcessInfo.processInfo.environment["WITHINGS_BRIDGE_WRITE_REFERENCE"] != nil {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try page.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == page)
    }
}
