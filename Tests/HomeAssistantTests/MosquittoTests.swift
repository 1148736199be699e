import Entities
import Logging
import MQTTLink
import Store
import TestSupport
import Testing
import WithingsModel

@testable import HomeAssistant

@Suite("At a real Mosquitto", .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed"))
struct MosquittoTests {
    @Test("states are retained, a restart repeats nothing, what vanished is cleared, and the end is offline")
    func wholeLife() async throws {
        let broker = try await MosquittoBroker.started()
        let watch = BrokerWitness(MosquittoLink(address: address(broker, "witness"), logger: Bench.logger))
        try await watch.begin()
        let bench = Bench()
        try await bench.show(reading(.weight, ExactDecimal(8_025, exponent: -2)), reading(.fatRatio, 20))

        try await run(bench, broker) {
            await watch.until { $0["withings-bridge/status"] == "online" }
            let texts = await watch.texts
            #expect(texts[annaWeight] == "80.25")
            let payload = try #require(texts[annaConfig].flatMap { DevicePayload(json: $0.utf8) })
            #expect(payload.components.keys.filter(Bench.isFigure).sorted() == ["fat_ratio_pct", "weight_kg"])
        }
        await watch.until { $0["withings-bridge/status"] == "offline" }

        await watch.turnPage()
        try await run(bench, broker) { await watch.until { $0["withings-bridge/status"] == "online" } }
        await watch.until { $0["withings-bridge/status"] == "offline" }
        #expect(await Set(watch.heard) == ["withings-bridge/status"])

        try await bench.show(reading(.weight, 81))
        try await run(bench, broker) {
            await watch.until { $0[annaWeight] == "81" && $0["withings-bridge/status"] == "online" }
            await watch.until { $0["withings-bridge/1001/fat_ratio_pct/state"] == "" }
            await watch.until { texts in
                let payload = texts[annaConfig].flatMap { DevicePayload(json: $0.utf8) }
                return payload?.components.keys.filter(Bench.isFigure).sorted() == ["weight_kg"]
            }
        }
        await watch.end()
        broker.kill()
    }

    @Test("events reach who listens and nobody who comes later, and an order to sync is carried out")
    func eventsAndOrders() async throws {
        let broker = try await MosquittoBroker.started()
        let watch = BrokerWitness(MosquittoLink(address: address(broker, "witness"), logger: Bench.logger))
        try await watch.begin()
        let bench = Bench()
        try await bench.show(reading(.weight, ExactDecimal(8_025, exponent: -2)))
        let events = AsyncStream.makeStream(of: EntityEvent.self)
        let orders = AsyncStream.makeStream(of: WithingsUserID?.self)
        let topic = "withings-bridge/1001/bed_event/event"
        try await run(bench, broker, events: events.stream, onSync: { orders.continuation.yield($0) }) {
            await watch.until { $0["withings-bridge/status"] == "online" }
            events.continuation.yield(
                EntityEvent(user: anna, kind: .bed, type: "in_bed", occurredAt: 1_773_144_000, details: [])
            )
            await watch.until { $0[topic]?.contains("in_bed") == true }
            try await watch.publish(MQTTMessage("withings-bridge/sync", text: "Anna", isRetained: false))
            for await order in orders.stream {
                #expect(order == anna)
                break
            }
            let late = BrokerWitness(MosquittoLink(address: address(broker, "late"), logger: Bench.logger))
            try await late.begin()
            await late.until { $0[annaWeight] == "80.25" && $0["withings-bridge/status"] == "online" }
            #expect(await late.texts[topic] == nil)
            await late.end()
        }
        await watch.end()
        broker.kill()
    }

    @Test("fifty people are published whole, and once more nothing but that the bridge is online")
    func fifty() async throws {
        let broker = try await MosquittoBroker.started()
        let watch = BrokerWitness(MosquittoLink(address: address(broker, "witness"), logger: Bench.logger))
        try await watch.begin()
        let bench = Bench()
        for number in 1...50 as ClosedRange<Int64> {
            await bench.store.put(WithingsUserID(number), name: "Person \(number)") { records in
                records.measures = Catalogue.all.compactMap { row in
                    guard case .measure(let type, let position) = row.source else { return nil }
                    return reading(type, ExactDecimal(number), position: position)
                }
            }
        }
        try await bench.board.refreshAll()
        try await run(bench, broker) { await watch.until { $0["withings-bridge/status"] == "online" } }
        await watch.until { $0["withings-bridge/status"] == "offline" }
        let texts = await watch.texts
        #expect(texts.keys.count { $0.hasPrefix("homeassistant/device/withings_") } == 50)
        for number in 1...50 { #expect(texts["withings-bridge/\(number)/weight_kg/state"] == "\(number)") }
        #expect(texts.keys.count { $0.hasSuffix("/weight_kg/attributes") } == 50)
        await watch.turnPage()
        try await run(bench, broker) { await watch.until { $0["withings-bridge/status"] == "online" } }
        await watch.until { $0["withings-bridge/status"] == "offline" }
        #expect(await Set(watch.heard) == ["withings-bridge/status"])
        await watch.end()
        broker.kill()
    }

    private func address(_ broker: MosquittoBroker, _ name: String) -> BrokerAddress {
        BrokerAddress(host: broker.host, port: broker.port, clientID: name)
    }

    /// Runs a service on the real clock while the body acts.
    private func run(
        _ bench: Bench,
        _ broker: MosquittoBroker,
        events: AsyncStream<EntityEvent>? = nil,
        onSync: @escaping @Sendable (WithingsUserID?) async -> Void = { _ in },
        _ body: () async throws -> Void
    ) async throws {
        let service = DiscoveryService(
            link: MosquittoLink(address: address(broker, "bridge"), logger: Bench.logger),
            discoveryPrefix: "homeassistant",
            publishesDiscovery: true,
            style: DiscoveryStyle(),
            board: bench.board,
            documents: bench.store,
            events: events,
            onSync: onSync,
            logger: Bench.logger
        )
        let task = Task { try await service.run() }
        let result: Result<Void, any Error>
        do {
            try await body()
            result = .success(())
        } catch {
            result = .failure(error)
        }
        task.cancel()
        try await task.value
        try result.get()
    }
}
