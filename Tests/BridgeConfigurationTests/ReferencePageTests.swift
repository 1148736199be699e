import BridgeConfiguration
import Foundation
import Testing

@Suite("The reference of the configuration")
struct ReferencePageTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test(
        "the page on disk is the one the schema makes",
        arguments: [("en", "Docs/reference/configuration.md"), ("ko", "Docs/ko/configuration.md")]
    )
    func page(language: String, path: String) throws {
        let file = Self.root.appending(path: path)
        let text = ReferencePage(language: language).text
        if ProcessInfo.processInfo.environment["UPDATE_REFERENCE"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }

    @Test("the example is valid and uses every block")
    func example() throws {
        let text = try String(contentsOf: Self.root.appending(path: "Examples/configuration.yaml"), encoding: .utf8)
        let folder = try TemporaryFolder([
            "configuration.yaml": text,
            "secrets.yaml": "withings_client_id: a\nwithings_client_secret: b\nmqtt_password: c\n",
        ])
        let check = folder.check()
        #expect(check.diagnostics.isEmpty)
        #expect(check.settings?.withings?.profiles.isEmpty == false)
        #expect(check.settings?.mqtt != nil)
    }
}
