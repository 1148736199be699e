import Entities
import Foundation
import MQTTLink
import Store
import TestSupport
import Testing
import WithingsModel

@testable import HomeAssistant

@Suite("What is published of a household")
struct RenditionTests {
    let bench = Bench()
    let topics = BrokerTopics(own: "withings-bridge", discovery: "homeassistant")

    @Test("is made anew for whom something changed, and for nobody else")
    func onePerson() async throws {
        try await linkTwo()
        var renditions = Renditions()
        #expect(await show(&renditions) == nil)
        #expect(await show(&renditions) == [:])
        await bench.store.put(jonas, name: "Jonas") { $0.measures = [reading(.weight, 91), reading(.fatRatio, 20)] }
        try await bench.board.refreshAll()
        let changed = await show(&renditions)
        #expect(changed?["withings-bridge/1002/weight_kg/state"] == "91")
        #expect(changed?.keys.allSatisfy { $0.hasPrefix("withings-bridge/1002/") } == true)
        #expect(changed?.keys.contains { $0.contains("fat_ratio") } == false)
        let all = await EntityMessages.all(of: bench.board.entities(), topics: topics)
        #expect(renditions.texts == all)
    }

    @Test("asks for a look at the announcements when an entity or a person comes or goes, or has another name")
    func announcements() async throws {
        try await linkTwo()
        var renditions = Renditions()
        _ = await show(&renditions)
        let jonas = jonas
        let changes: [@Sendable (HandFedStore) async -> Void] = [
            { await $0.put(jonas, name: "Jonas") { $0.measures = [reading(.weight, 90)] } },
            { await $0.put(jonas, name: "Jonas") { $0.measures = [reading(.weight, 90), reading(.fatMass, 20)] } },
            { await $0.save(Account(id: "1002", user: jonas, profile: "Jonathan", linkedAt: 0, scopes: [])) },
            { await $0.removeAccount(of: jonas) },
        ]
        for change in changes {
            await change(bench.store)
            try await bench.board.refreshAll()
            #expect(await show(&renditions) == nil)
            let entities = await bench.board.entities()
            #expect(renditions.texts == EntityMessages.all(of: entities, topics: topics))
            #expect(
                renditions.payloads == DevicePayload.all(of: entities, topics: topics, origin: origin, style: style)
            )
            #expect(renditions.count == entities.count)
        }
        // Under other topics everything is another.
        let other = BrokerTopics(own: "other", discovery: "homeassistant")
        let groups = await bench.board.groups()
        #expect(renditions.show(groups, topics: other, origin: origin, style: style) == nil)
        #expect(renditions.texts.keys.allSatisfy { $0.hasPrefix("other/") })
    }

    @Test("goes to the broker whole after a value changed, was interrupted, and changed back")
    func interrupted() async throws {
        try await bench.show(reading(.weight, 80), reading(.fatRatio, 20))
        try await bench.run(bench.service()) {
            await bench.connect()
            await bench.broker.refuse(1)
            try await bench.show(reading(.weight, 81), reading(.fatRatio, 20))
            await bench.clock.sleepers(atLeast: 1)
            try await bench.show(reading(.weight, 81), reading(.fatRatio, 21))
            await bench.broker.until("21", on: "withings-bridge/1001/fat_ratio_pct/state")
            await bench.broker.until("81", on: annaWeight)
            #expect(await bench.broker.retainedTexts[annaWeight] == "81")
        }
    }

    private let jonas = WithingsUserID(1002)
    private let origin = DevicePayload.Origin(name: "Withings Bridge", version: "1.0")
    private let style = DiscoveryStyle()

    private func linkTwo() async throws {
        await bench.store.put(anna, name: "Anna") { $0.measures = [reading(.weight, 80)] }
        await bench.store.put(jonas, name: "Jonas") { $0.measures = [reading(.weight, 90), reading(.fatRatio, 20)] }
        try await bench.board.refreshAll()
    }

    private func show(_ renditions: inout Renditions) async -> [String: String]? {
        renditions.show(await bench.board.groups(), topics: topics, origin: origin, style: style)
    }
}
