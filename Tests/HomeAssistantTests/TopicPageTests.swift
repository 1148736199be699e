import Entities
import Foundation
import MQTTLink
import TestSupport
import Testing
import WithingsModel

@testable import HomeAssistant

@Suite("The page of topics")
struct TopicPageTests {
    @Test("lists every topic that stands at a broker, and every one that takes orders")
    func isTrue() async throws {
        let bench = Bench()
        await bench.board.show(BridgeFacts(version: "1.0", webhook: .off, links: [:]))
        await bench.store.put(anna, name: "Anna") {
            $0.measures = [reading(.weight, 80)]
            $0.devices = [Device(id: "0a1b", type: "Scale", modelName: "Body Cardio", battery: "high")]
        }
        try await bench.board.refreshAll()
        let filters = try Self.topics().map { try Regex($0) }
        #expect(filters.count > 8)
        try await bench.run(bench.service(installation: "aaaaaaaa")) {
            await bench.connect()
            let held = await bench.broker.retainedTexts.keys.sorted()
            #expect(held.contains { $0.contains("/0a1b/battery/") } && held.contains { $0.contains("/bridge/") })
            for topic in held + ["withings-bridge/sync", "withings-bridge/reread"] {
                #expect(filters.contains { topic.wholeMatch(of: $0) != nil }, "\(topic)")
            }
        }
    }

    /// The topics of the page's first table as regular expressions.
    static func topics() throws -> [String] {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Docs/reference/mqtt.md")
        let lines = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
        let rows = lines.drop { !$0.hasPrefix("| Topic") }.dropFirst(2).prefix { $0.hasPrefix("|") }
        return rows.flatMap { row -> [String] in
            let cell = row.split(separator: "|").first.map(String.init) ?? ""
            let names = cell.matches(of: /`([^`]+)`/).map { String($0.1) }
            let first = names.first.map { $0.split(separator: "/").dropLast().joined(separator: "/") } ?? ""
            return names.map { name in
                name.replacing("…", with: first).replacing(/<[^>]+>/, with: "[^/]+")
            }
        }
    }
}
