import Entities
import Foundation
import MQTTLink
import TestSupport
import Testing
import WithingsModel

@testable import HomeAssistant

@Suite("Discovery at a broker")
struct DiscoverySequenceTests {
    let bench = Bench()

    @Test("comes first, then the states, then online; all retained, with offline as last will")
    func order() async throws {
        try await bench.show(reading(.weight, ExactDecimal(8_025, exponent: -2)))
        try await bench.run(bench.service()) {
            await bench.connect()
            let published = await bench.broker.published
            #expect(
                await bench.published == [
                    annaConfig, "withings-bridge/1001/weight_kg/attributes", annaWeight, "withings-bridge/status",
                ]
            )
            #expect(published.allSatisfy { $0.isRetained && $0.qualityOfService == 1 })
            #expect(await bench.broker.retainedTexts[annaWeight] == "80.25")
            #expect(
                await bench.broker.retainedTexts["withings-bridge/1001/weight_kg/attributes"]
                    == #"{"withings_key":"weight_kg","measured_at":"2026-03-10T00:46:40+01:00","device":"Body Cardio","attribution":"device","state":"80.25"}"#
            )
            #expect(
                await bench.broker.lastWill == MQTTMessage("withings-bridge/status", text: "offline", isRetained: true)
            )
        }
        #expect(await bench.broker.retainedTexts["withings-bridge/status"] == "offline")
    }

    @Test("is not repeated by a restart, nor by a new connection")
    func nothingAnew() async throws {
        try await bench.show(reading(.weight, 80))
        try await bench.run(bench.service()) { await bench.connect() }
        try await bench.run(bench.service()) {
            await bench.connect()
            #expect(await bench.published == ["withings-bridge/status"])
            await bench.broker.disconnect()
            await bench.connect()
            #expect(await bench.published == ["withings-bridge/status"])
        }
    }

    @Test("is repeated whole for a broker that lost its memory")
    func lostMemory() async throws {
        try await bench.show(reading(.weight, 80))
        try await bench.run(bench.service()) {
            await bench.connect()
            await bench.broker.disconnect()
            await bench.broker.loseMemory()
            bench.clock.advance(by: 60)
            await bench.connect()
            #expect(await bench.published.count == 4)
        }
    }

    @Test("publishes only the value that changed")
    func oneValue() async throws {
        try await bench.show(reading(.weight, 80), reading(.fatRatio, 20))
        try await bench.run(bench.service()) {
            await bench.connect()
            await bench.broker.turnPage()
            try await bench.show(reading(.weight, 81), reading(.fatRatio, 20))
            await bench.broker.until("81", on: annaWeight)
            #expect(
                await bench.broker.published.map(\.topic) == ["withings-bridge/1001/weight_kg/attributes", annaWeight]
            )
        }
    }

    @Test("greets Home Assistant after a pause: availability, then states; discovery only where the broker lost it")
    func birth() async throws {
        try await bench.show(reading(.weight, 80))
        try await bench.run(bench.service()) {
            await bench.connect()
            try await bench.homeAssistantStarts()
            #expect(
                await bench.published == [
                    "withings-bridge/status", "withings-bridge/1001/weight_kg/attributes", annaWeight,
                ]
            )
            await bench.broker.publishFromOutside(MQTTMessage(annaConfig, text: "", isRetained: true))
            try await bench.homeAssistantStarts()
            #expect(await bench.broker.published.first?.topic == annaConfig)
        }
    }

    @Test("tells an unknown value as None")
    func unknown() async throws {
        try await bench.show(reading(.heartPulse, 0))
        try await bench.run(bench.service()) {
            await bench.connect()
            #expect(await bench.broker.retainedTexts["withings-bridge/1001/heart_pulse_bpm/state"] == "None")
        }
    }

    @Test("can be left away, with the plain values still there")
    func plain() async throws {
        try await bench.show(reading(.weight, 80))
        try await bench.run(bench.service(publishesDiscovery: false)) {
            await bench.connect()
            let held = await bench.broker.retainedTexts
            #expect(held[annaConfig] == nil && held[annaWeight] == "80")
        }
    }

    @Test("keeps payloads of one topic apart, and publishes the latest of several")
    func spacing() async throws {
        try await bench.show(reading(.weight, 80))
        try await bench.run(bench.service()) {
            await bench.connect()
            await bench.broker.turnPage()
            try await bench.show(reading(.weight, 80), reading(.fatRatio, 20))
            await bench.broker.until("20", on: "withings-bridge/1001/fat_ratio_pct/state")
            try await bench.show(reading(.weight, 80), reading(.fatRatio, 20), reading(.fatMass, 16))
            await bench.broker.until("16", on: "withings-bridge/1001/fat_mass_kg/state")
            #expect(await !bench.broker.published.contains { $0.topic == annaConfig })
            await bench.pass(DiscoveryService.discoverySpacing)
            await bench.broker.until { $0.contains { $0.topic == annaConfig } }
            #expect(await bench.components()?.keys.sorted() == ["fat_mass_kg", "fat_ratio_pct", "weight_kg"])
        }
    }

    @Test("of a new entity is one device's affair")
    func oneDevice() async throws {
        let jonas = WithingsUserID(1002)
        await bench.store.put(jonas, name: "Jonas") { $0.measures = [reading(.weight, 90)] }
        try await bench.show(reading(.weight, 80))
        try await bench.run(bench.service()) {
            await bench.connect()
            await bench.broker.turnPage()
            await bench.store.put(jonas, name: "Jonas") {
                $0.measures = [reading(.weight, 90), reading(.fatRatio, 20)]
            }
            try await bench.board.refreshAll()
            let config = "homeassistant/device/withings_1002/config"
            try await bench.runTime { await bench.broker.published.contains { $0.topic == config } }
            let topics = await bench.broker.published.map(\.topic)
            #expect(topics.contains("withings-bridge/1002/fat_ratio_pct/state"))
            #expect(topics.allSatisfy { $0.contains("1002") })
        }
    }

    @Test("that reads an entity from another topic than before follows what is said there")
    func otherTopic() async throws {
        try await bench.show(reading(.weight, 80))
        try await bench.run(bench.service()) { await bench.connect() }
        // As an earlier version left it: the state from its own topic, the attributes without it.
        let attributes = "withings-bridge/1001/weight_kg/attributes"
        let held = try #require(await bench.broker.retainedTexts[annaConfig])
        var payload = try #require(DevicePayload(json: held.utf8))
        payload.components["weight_kg"]?.stateTopic = annaWeight
        payload.components["weight_kg"]?.valueTemplate = nil
        let former = #"{"withings_key":"weight_kg"}"#
        await bench.broker.publishFromOutside(MQTTMessage(annaConfig, text: payload.json, isRetained: true))
        await bench.broker.publishFromOutside(MQTTMessage(attributes, text: former, isRetained: true))
        try await bench.run(bench.service()) {
            await bench.connect()
            #expect(await bench.published == [attributes, annaConfig, "withings-bridge/status"])
            #expect(await bench.broker.retainedTexts[annaWeight] == "80")
        }
    }

    @Test("gives a blood pressure its class when Home Assistant had time to take it in, where nobody said its units")
    func debut() async throws {
        try await bench.show(reading(.systolicBloodPressure, 121))
        let key = "systolic_blood_pressure_mmhg"
        try await bench.run(bench.service(style: DiscoveryStyle(usesCustomaryUnits: nil))) {
            await bench.connect()
            #expect(await bench.components()?[key]?.unit == "mmHg")
            #expect(await bench.components()?[key]?.deviceClass == nil)
            await bench.pass(DiscoveryTopic.debutTime)
            try await bench.runTime { await bench.components()?[key]?.deviceClass == "pressure" }
        }
        // It is registered, with its unit: the next run has nothing to say.
        try await bench.run(bench.service(style: DiscoveryStyle(usesCustomaryUnits: nil))) {
            await bench.connect()
            #expect(await bench.published == ["withings-bridge/status"])
        }
    }

    @Test("repeats once an announcement that came soon after another, since Home Assistant may have dropped part of it")
    func hasty() async throws {
        try await bench.show(reading(.weight, 80))
        try await bench.run(bench.service()) {
            await bench.connect()
            await bench.broker.turnPage()
            try await bench.show(reading(.weight, 80), reading(.fatRatio, 20))
            try await bench.runTime {
                await bench.broker.published.filter { $0.topic == annaConfig }.count == 2
            }
            let texts = await bench.broker.published.filter { $0.topic == annaConfig }.map(\.payload)
            #expect(texts[0] == texts[1])
            // That was all: a minute later another announcement stands alone.
            await bench.broker.turnPage()
            bench.clock.advance(by: DiscoveryTopic.haste + 1)
            try await bench.show(reading(.weight, 80), reading(.fatRatio, 20), reading(.fatMass, 16))
            await bench.broker.until("16", on: "withings-bridge/1001/fat_mass_kg/state")
            bench.clock.advance(by: DiscoveryTopic.haste)
            try await bench.show(reading(.weight, 81), reading(.fatRatio, 20), reading(.fatMass, 16))
            await bench.broker.until("81", on: annaWeight)
            #expect(await bench.broker.published.filter { $0.topic == annaConfig }.count == 1)
        }
    }

    @Test("tells how the connection stands")
    func status() async throws {
        let service = bench.service()
        try await bench.show(reading(.weight, 80))
        try await bench.run(service) {
            #expect(await service.status() == BrokerStatus(isConnected: false))
            await bench.board.show(BridgeFacts(version: "1.0"))
            await bench.connect()
            let status = await service.status()
            #expect(status.isConnected && status.fault == nil)
            #expect(status.lastPublishAt == bench.clock.nowSeconds)
            #expect(status.devices == 2 && status.entities > 5)
            await bench.broker.disconnect()
            while await service.status().isConnected { await Task.yield() }
            #expect(await service.status().fault?.description == "The broker is gone. Start it.")
        }
    }
}
