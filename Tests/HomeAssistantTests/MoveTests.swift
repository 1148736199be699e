import Entities
import MQTTLink
import Store
import TestSupport
import Testing
import WithingsModel

@testable import HomeAssistant

@Suite("What moves")
struct MoveTests {
    let bench = Bench()
    private let old = "old/device/withings_1001/config"

    @Test("to another discovery prefix is told so first, announced there, and only then taken away")
    func prefix() async throws {
        try await bench.show(reading(.weight, 80))
        try await start(under: "old")
        try await bench.run(bench.service()) {
            await bench.connect()
            #expect(await bench.broker.retainedTexts[old] == DiscoveryTopic.moving)
            #expect(await bench.broker.retainedTexts[annaConfig] == nil)
            try await bench.runTime { await bench.broker.retainedTexts[old] == nil }
            let texts = await bench.broker.published.filter { [old, annaConfig].contains($0.topic) }
            #expect(texts.map(\.topic) == [old, annaConfig, old])
            #expect(texts.last?.payload.isEmpty == true)
            #expect(await bench.components()?["weight_kg"]?.uniqueID == "withings_1001_weight_kg")
        }
        // It is done: the next start publishes nothing.
        try await bench.run(bench.service()) {
            await bench.connect()
            #expect(await bench.published == ["withings-bridge/status"])
        }
    }

    @Test("does not keep Home Assistant from being heard, which says where it always did that it is up")
    func birth() async throws {
        try await bench.show(reading(.weight, 80))
        try await bench.run(bench.service(discoveryPrefix: "other")) {
            await bench.connect()
            try await bench.homeAssistantStarts()
            #expect(await bench.published.contains(annaWeight))
        }
    }

    @Test("goes on where it was interrupted")
    func interrupted() async throws {
        try await bench.show(reading(.weight, 80))
        try await start(under: "old")
        try await bench.run(bench.service()) {
            await bench.connect()
            #expect(await bench.broker.retainedTexts[old] == DiscoveryTopic.moving)
        }
        try await bench.run(bench.service()) {
            await bench.connect()
            try await bench.runTime { await bench.broker.retainedTexts[old] == nil }
            #expect(await bench.components()?["weight_kg"]?.isWhole == true)
            #expect(await !bench.broker.published.contains { $0.topic == old && !$0.payload.isEmpty })
        }
    }

    @Test("to another name of the profile keeps its entities: the same topic, the same unique ids")
    func profile() async throws {
        try await bench.show(reading(.weight, 80))
        try await bench.run(bench.service()) { await bench.connect() }
        await bench.store.save(Account(id: "1001", user: anna, profile: "Annalena", linkedAt: 0, scopes: []))
        try await bench.board.refreshAll()
        try await bench.run(bench.service()) {
            await bench.connect()
            #expect(await bench.published == [annaConfig, "withings-bridge/status"])
            let held = await bench.broker.retainedTexts[annaConfig]
            let payload = try #require(held.flatMap { DevicePayload(json: $0.utf8) })
            #expect(payload.device.name == "Annalena")
            #expect(payload.components["weight_kg"]?.uniqueID == "withings_1001_weight_kg")
        }
    }

    private func start(under prefix: String) async throws {
        try await bench.run(bench.service(discoveryPrefix: prefix)) {
            await bench.connect()
            #expect(await bench.broker.retainedTexts["\(prefix)/device/withings_1001/config"] != nil)
        }
    }
}
