import Entities
import MQTTLink
import Store
import TestSupport
import Testing
import WithingsModel

@testable import HomeAssistant

@Suite("What vanishes")
struct RemovalTests {
    let bench = Bench()

    @Test("is removed in two steps while Home Assistant is up, then its values are cleared")
    func component() async throws {
        try await bench.show(reading(.weight, 80), reading(.fatRatio, 20))
        try await bench.run(bench.service()) {
            await bench.connect()
            try await bench.homeAssistantStarts()
            await bench.broker.turnPage()
            try await bench.show(reading(.weight, 80))
            await bench.broker.until("", on: "withings-bridge/1001/fat_ratio_pct/state")
            let stripped = await bench.components()?["fat_ratio_pct"]
            #expect(stripped == DeviceComponent(platform: "sensor"))
            #expect(await bench.components()?["weight_kg"]?.isWhole == true)
            await bench.pass(DiscoveryService.discoverySpacing)
            await bench.broker.until { $0.count { $0.topic == annaConfig } == 2 }
            #expect(await bench.components()?.keys.sorted() == ["weight_kg"])
            #expect(await bench.broker.retainedTexts.keys.contains { $0.contains("fat_ratio") } == false)
        }
    }

    @Test("stays announced while Home Assistant is down, and goes when it is up")
    func whileDown() async throws {
        try await bench.show(reading(.weight, 80), reading(.fatRatio, 20))
        let service = bench.service()
        try await bench.run(service) {
            await bench.connect()
            let offline = MQTTMessage("homeassistant/status", text: "offline", isRetained: false)
            await bench.broker.publishFromOutside(offline)
            try await bench.runTime { await service.presence == .down }
            try await bench.show(reading(.weight, 81))
            await bench.broker.until("81", on: annaWeight)
            #expect(await bench.components()?["fat_ratio_pct"]?.isWhole == true)
            try await bench.homeAssistantStarts()
            #expect(await bench.components()?["fat_ratio_pct"] == DeviceComponent(platform: "sensor"))
        }
    }

    @Test("is removed once more after a start of Home Assistant where nobody knew whether it listened")
    func unheard() async throws {
        try await bench.show(reading(.weight, 80), reading(.fatRatio, 20))
        try await bench.run(bench.service()) { await bench.connect() }
        try await bench.show(reading(.weight, 80))
        try await bench.run(bench.service()) {
            await bench.connect()
            #expect(await bench.components()?["fat_ratio_pct"] == DeviceComponent(platform: "sensor"))
            await bench.pass(DiscoveryService.discoverySpacing)
            await bench.broker.until { $0.count { $0.topic == annaConfig } == 2 }
            #expect(await bench.components()?["fat_ratio_pct"] == nil)
        }
        try await bench.run(bench.service()) {
            await bench.connect()
            #expect(await bench.published == ["withings-bridge/status"])
            try await bench.homeAssistantStarts()
            #expect(await bench.components()?["fat_ratio_pct"]?.isWhole == true)
            await bench.pass(DiscoveryService.discoverySpacing)
            await bench.broker.until { $0.count { $0.topic == annaConfig } == 2 }
            #expect(await bench.components()?["fat_ratio_pct"] == DeviceComponent(platform: "sensor"))
            await bench.pass(DiscoveryService.discoverySpacing)
            await bench.broker.until { $0.count { $0.topic == annaConfig } == 3 }
            #expect(await bench.components()?["fat_ratio_pct"] == nil)
            try await bench.homeAssistantStarts()
            #expect(await !bench.broker.published.contains { $0.topic == annaConfig })
        }
    }

    @Test("as a whole person leaves an empty topic and no values")
    func person() async throws {
        try await bench.show(reading(.weight, 80))
        try await bench.run(bench.service()) {
            await bench.connect()
            try await bench.homeAssistantStarts()
            await bench.broker.turnPage()
            await bench.store.removeAccount(of: anna)
            try await bench.board.refreshAll()
            await bench.broker.until("", on: annaWeight)
            #expect(await bench.broker.retainedTexts.keys.sorted() == ["withings-bridge/status"])
        }
    }

    @Test("of somebody who was deleted is forgotten once it is cleared, though nobody knows whether it was heard")
    func deleted() async throws {
        try await bench.show(reading(.weight, 80))
        func remembered() async -> String {
            let all = await bench.store.documents(in: PublishedMemory.collection)
            return all[PublishedMemory.key].map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        try await bench.run(bench.service()) {
            await bench.connect()
            #expect(await remembered().contains("1001"))
            await bench.store.saveDocument([], "1001", in: DiscoveryService.farewellCollection)
            await bench.store.removeAccount(of: anna)
            try await bench.board.refreshAll()
            await bench.broker.until("", on: annaWeight)
            try await bench.runTime {
                await bench.store.documents(in: DiscoveryService.farewellCollection).isEmpty
            }
            #expect(await !remembered().contains("1001"))
            #expect(await bench.broker.retainedTexts.keys.sorted() == ["withings-bridge/status"])
        }
    }

    @Test("and was left by an older run is cleared: devices and values that nobody remembers")
    func leftovers() async throws {
        try await bench.show(reading(.weight, 80))
        try await bench.run(bench.service()) { await bench.connect() }
        // Another bridge at the same broker, with the same data folder lost.
        let forgetful = Bench()
        for (topic, text) in await bench.broker.retainedTexts {
            await forgetful.broker.publishFromOutside(MQTTMessage(topic, text: text, isRetained: true))
        }
        let foreign = MQTTMessage("homeassistant/device/withings_7/config", text: "{}", isRetained: true)
        await forgetful.broker.publishFromOutside(foreign)
        try await forgetful.run(forgetful.service()) {
            await forgetful.connect()
            #expect(await forgetful.broker.retainedTexts.keys.sorted() == [foreign.topic, "withings-bridge/status"])
        }
    }

    @Test("with a former prefix is cleared under it")
    func prefixes() async throws {
        try await bench.show(reading(.weight, 80))
        try await bench.run(bench.service(discoveryPrefix: "old", topicPrefix: "former")) {
            await bench.broker.connect()
            await bench.pass(DiscoveryService.listeningTime)
            await bench.broker.until("online", on: "former/status")
        }
        try await bench.run(bench.service()) {
            await bench.connect()
            // Moved, not removed: three steps on the way, seconds apart.
            try await bench.runTime { await bench.broker.retainedTexts["old/device/withings_1001/config"] == nil }
            let topics = await bench.retained
            #expect(
                topics == [
                    annaConfig, "withings-bridge/1001/weight_kg/attributes", annaWeight, "withings-bridge/status",
                ]
            )
        }
    }
}
