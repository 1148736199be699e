import Entities
import MQTTLink
import TestSupport
import Testing
import WithingsModel

@testable import HomeAssistant

@Suite("Two bridges at one broker")
struct NeighbourTests {
    let bench = Bench()
    static let first = "aaaaaaaaaaaaaaaa"
    static let second = "bbbbbbbbbbbbbbbb"
    static let own = "withings-bridge-bbbbbbbb"

    @Test("the second goes on under topics of its own, touches nothing of the first, and stays there")
    func makesWay() async throws {
        try await bench.show(reading(.weight, 80))
        try await showBridge()
        try await hold("withings-bridge/installation", Self.first)
        try await hold("withings-bridge/status", "online")
        try await hold("withings-bridge/7/weight_kg/state", "70")
        let theirs = announcement("withings_7", of: "withings-bridge")
        try await hold("homeassistant/device/withings_7/config", theirs)
        let before = await bench.broker.retainedTexts
        for run in 0..<2 {
            let service = bench.service(installation: Self.second)
            try await bench.run(service) {
                await bench.broker.turnPage()
                await bench.broker.connect()
                if run == 0 {
                    try await bench.runTime { await bench.broker.lastWill?.topic == "\(Self.own)/status" }
                    #expect(await bench.broker.published.isEmpty)
                    await bench.broker.connect()
                }
                try await bench.runTime { await bench.broker.retainedTexts["\(Self.own)/status"] == "online" }
                #expect(await service.status().fault == nil)
            }
            let held = await bench.broker.retainedTexts
            for (topic, text) in before { #expect(held[topic] == text, "\(topic)") }
            #expect(held["\(Self.own)/1001/weight_kg/state"] == "80")
            let bridge = held["homeassistant/device/withings_bridge_withings-bridge-bbbbbbbb/config"]
            let payload = try #require(bridge.flatMap { DevicePayload(json: $0.utf8) })
            #expect(payload.device.identifiers == ["withings_bridge_withings-bridge-bbbbbbbb"])
            #expect(
                payload.components["bridge_version"]?.uniqueID
                    == "withings_bridge_withings-bridge-bbbbbbbb_bridge_version"
            )
            #expect(held["homeassistant/device/withings_bridge/config"] == nil)
            // A person's entities are the same whichever bridge shows them.
            let person = held[annaConfig].flatMap { DevicePayload(json: $0.utf8) }
            #expect(person?.components["weight_kg"]?.uniqueID == "withings_1001_weight_kg")
        }
    }

    @Test("a bridge that is no more leaves its topics to the one that follows it")
    func takesOver() async throws {
        try await bench.show(reading(.weight, 80))
        try await hold("withings-bridge/installation", Self.first)
        try await hold("withings-bridge/status", "offline")
        try await bench.run(bench.service(installation: Self.second)) {
            await bench.connect()
            let held = await bench.broker.retainedTexts
            #expect(held["withings-bridge/installation"] == Self.second)
            #expect(held[annaWeight] == "80")
        }
    }

    @Test("whom another bridge shows is left to it, and the owner is told; once it is gone they are shown")
    func samePerson() async throws {
        try await bench.show(reading(.weight, 80))
        let theirs = announcement("withings_1001", of: "elsewhere")
        try await hold(annaConfig, theirs)
        try await hold("elsewhere/status", "online")
        let service = bench.service(installation: Self.second)
        try await bench.run(service) {
            await bench.connect(hearing: "elsewhere/status")
            #expect(await bench.broker.retainedTexts[annaConfig] == theirs)
            #expect(await service.status().fault?.description.contains("Another Withings Bridge") == true)
            #expect(await bench.broker.retainedTexts[annaWeight] == "80")
            await bench.broker.publishFromOutside(MQTTMessage("elsewhere/status", text: "offline", isRetained: true))
            try await bench.show(reading(.weight, 81))
            try await bench.runTime {
                let held = await bench.broker.retainedTexts[annaConfig].flatMap { DevicePayload(json: $0.utf8) }
                return held?.availabilityTopic == "withings-bridge/status"
            }
            #expect(await service.status().fault == nil)
        }
    }

    @Test("who is unlinked in the other bridge is shown here seconds later")
    func unlinkedThere() async throws {
        try await bench.show(reading(.weight, 80))
        try await hold(annaConfig, announcement("withings_1001", of: "elsewhere"))
        try await hold("elsewhere/status", "online")
        let service = bench.service(installation: Self.second)
        try await bench.run(service) {
            await bench.connect(hearing: "elsewhere/status")
            #expect(await service.status().fault != nil)
            await bench.broker.publishFromOutside(MQTTMessage(annaConfig, text: "", isRetained: true))
            try await bench.runTime {
                let held = await bench.broker.retainedTexts[annaConfig].flatMap { DevicePayload(json: $0.utf8) }
                return held?.availabilityTopic == "withings-bridge/status"
            }
            #expect(await service.status().fault == nil)
        }
    }

    @Test("a bridge that went away for good is followed though nothing changes")
    func goneForGood() async throws {
        try await bench.show(reading(.weight, 80))
        try await hold(annaConfig, announcement("withings_1001", of: "elsewhere"))
        try await hold("elsewhere/status", "online")
        try await bench.run(bench.service(installation: Self.second)) {
            await bench.connect(hearing: "elsewhere/status")
            await bench.broker.publishFromOutside(MQTTMessage("elsewhere/status", text: "offline", isRetained: true))
            try await bench.runTime {
                let held = await bench.broker.retainedTexts[annaConfig].flatMap { DevicePayload(json: $0.utf8) }
                return held?.availabilityTopic == "withings-bridge/status"
            }
        }
    }

    @Test("a will that comes late does not leave it offline")
    func lateWill() async throws {
        try await bench.show(reading(.weight, 80))
        try await bench.run(bench.service(installation: Self.second)) {
            await bench.connect()
            await bench.broker.turnPage()
            await bench.broker.publishFromOutside(
                MQTTMessage("withings-bridge/status", text: "offline", isRetained: true)
            )
            await bench.broker.until("online", on: "withings-bridge/status")
        }
    }

    @Test(
        "of two that begin in the same moment one makes way",
        arguments: [(first, true), ("cccccccccccccccc", false)]
    )
    func sameMoment(other: String, makesWay: Bool) async throws {
        try await bench.show(reading(.weight, 80))
        try await bench.run(bench.service(installation: Self.second)) {
            await bench.connect()
            await bench.broker.publishFromOutside(
                MQTTMessage("withings-bridge/installation", text: other, isRetained: true)
            )
            try await bench.runTime {
                makesWay
                    ? await bench.broker.lastWill?.topic == "\(Self.own)/status"
                    : await bench.broker.retainedTexts["withings-bridge/installation"] == Self.second
            }
            #expect(await bench.broker.lastWill?.topic == (makesWay ? "\(Self.own)/status" : "withings-bridge/status"))
        }
    }

    @Test("an order to read everything again is carried out, for the person it names or for all")
    func reread() async throws {
        try await bench.show(reading(.weight, 80))
        let orders = AsyncStream.makeStream(of: WithingsUserID?.self)
        try await bench.run(bench.service(onReread: { orders.continuation.yield($0) })) {
            await bench.connect()
            for text in ["Anna", "PRESS"] {
                await bench.broker.publishFromOutside(
                    MQTTMessage("withings-bridge/reread", text: text, isRetained: false)
                )
            }
            var heard = orders.stream.makeAsyncIterator()
            #expect(await heard.next() == anna)
            #expect(await heard.next() == .some(nil))
        }
    }

    private func hold(_ topic: String, _ text: String) async throws {
        await bench.broker.publishFromOutside(MQTTMessage(topic, text: text, isRetained: true))
    }

    private func showBridge() async throws {
        await bench.board.show(BridgeFacts(version: "1.0", webhook: .off, links: [:]))
    }

    private func announcement(_ id: String, of prefix: String) -> String {
        var component = DeviceComponent(platform: "sensor")
        component.uniqueID = "\(id)_weight_kg"
        return DevicePayload(
            device: .init(identifiers: [id], name: id, manufacturer: "Withings"),
            origin: .init(name: "Withings Bridge", version: "1.0"),
            availabilityTopic: "\(prefix)/status",
            components: ["weight_kg": component]
        ).json
    }
}
