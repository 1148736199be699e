import Entities
import MQTTLink
import TestSupport
import Testing
import WithingsModel

@testable import HomeAssistant

@Suite("Cleaning up and republishing")
struct CleaningTests {
    let bench = Bench()

    @Test("clears what a bridge under another prefix left that is no more, and nothing of one that is online")
    func dead() async throws {
        try await bench.show(reading(.weight, 80))
        for prefix in ["dead", "alive"] { try await other(prefix) }
        let online = MQTTMessage("alive/status", text: "online", isRetained: true)
        await bench.broker.publishFromOutside(online)
        let stranger = MQTTMessage("homeassistant/device/withings_9/config", text: "{}", isRetained: true)
        await bench.broker.publishFromOutside(stranger)
        let service = bench.service()
        try await bench.run(service) {
            await bench.connect()
            #expect(await bench.retained.contains("dead/1/weight_kg/state"))
            await service.cleanUp()
            try await bench.runTime { await service.status().lastCleanUp != nil }
            let cleared = await service.status().lastCleanUp?.cleared
            #expect(cleared == 3)
            let topics = await bench.retained
            #expect(topics.filter { $0.hasPrefix("dead/") } == ["dead/notes"])
            #expect(!topics.contains { $0.contains("withings_dead") })
            #expect(topics.contains("alive/1/weight_kg/state"))
            #expect(topics.contains("homeassistant/device/withings_alive/config"))
            #expect(topics.contains(stranger.topic) && topics.contains(annaWeight))
        }
    }

    @Test("without anything to clean says so")
    func nothing() async throws {
        try await bench.show(reading(.weight, 80))
        let service = bench.service()
        try await bench.run(service) {
            await bench.connect()
            let before = await bench.retained
            await service.cleanUp()
            try await bench.runTime { await service.status().lastCleanUp?.cleared == 0 }
            #expect(await bench.retained == before)
        }
    }

    @Test("publishes everything once more on wish: discovery, states, online")
    func republish() async throws {
        try await bench.show(reading(.weight, 80))
        let service = bench.service()
        try await bench.run(service) {
            await bench.connect()
            await bench.broker.turnPage()
            bench.clock.advance(by: 60)
            await service.republish()
            await bench.broker.until("online", on: "withings-bridge/status")
            #expect(
                await bench.published == [
                    annaConfig, "withings-bridge/1001/weight_kg/attributes", annaWeight, "withings-bridge/status",
                ]
            )
        }
    }

    @Test("looks once more after hours whether the broker still holds everything, and mends what it lost")
    func check() async throws {
        try await bench.show(reading(.weight, 80))
        try await bench.run(bench.service()) {
            await bench.connect()
            await bench.broker.loseMemory()
            bench.clock.advance(by: DiscoveryService.trust + 1)
            await bench.broker.turnPage()
            try await bench.show(reading(.weight, 81))
            try await bench.runTime { await bench.broker.published.contains { $0.topic == annaConfig } }
            await bench.broker.until("81", on: annaWeight)
            #expect(await bench.components()?["weight_kg"]?.isWhole == true)
        }
    }

    /// What another bridge published: its announcement, a value, its state.
    private func other(_ prefix: String) async throws {
        var component = DeviceComponent(platform: "sensor")
        component.uniqueID = "other_\(prefix)"
        let payload = DevicePayload(
            device: .init(identifiers: [prefix], name: prefix, manufacturer: "Withings"),
            origin: .init(name: "Withings Bridge", version: "0.9"),
            availabilityTopic: "\(prefix)/status",
            components: ["weight_kg": component]
        )
        for (topic, text) in [
            ("homeassistant/device/withings_\(prefix)/config", payload.json), ("\(prefix)/1/weight_kg/state", "80"),
            ("\(prefix)/status", "offline"), ("\(prefix)/notes", "not ours"),
        ] {
            await bench.broker.publishFromOutside(MQTTMessage(topic, text: text, isRetained: true))
        }
    }
}
