import Entities
import MQTTLink
import TestSupport
import Testing
import WithingsModel

@testable import HomeAssistant

@Suite("Events at a broker")
struct EventTests {
    let bench = Bench()
    let stream = AsyncStream.makeStream(of: EntityEvent.self)
    private let topic = "withings-bridge/1001/reading_event/event"

    @Test("are told as Home Assistant's event entities take them, and are not retained")
    func told() async throws {
        try await bench.show(reading(.weight, 80))
        try await bench.run(bench.service(events: stream.stream)) {
            await bench.connect()
            stream.continuation.yield(event("weight"))
            await bench.broker.until { $0.contains { $0.topic == topic } }
            let message = try #require(await bench.broker.published.last { $0.topic == topic })
            #expect(!message.isRetained && message.qualityOfService == 1)
            #expect(
                String(decoding: message.payload, as: UTF8.self)
                    == #"{"event_type":"weight","value":80.25,"occurred_at":"2026-03-10T12:00:00+00:00","withings_key":"reading_event"}"#
            )
            let component = try #require(
                await bench.broker.retainedTexts[annaConfig].flatMap { DevicePayload(json: $0.utf8) }?
                    .components["reading_event"]
            )
            #expect(component.platform == "event" && component.stateTopic == topic)
            #expect(component.eventTypes?.contains("weight") == true)
        }
    }

    @Test("wait a few minutes for a broker that is away, in their order")
    func queued() async throws {
        try await bench.show(reading(.weight, 80))
        let service = bench.service(events: stream.stream)
        try await bench.run(service) {
            await bench.connect()
            await bench.broker.disconnect()
            while await service.status().isConnected { await Task.yield() }
            stream.continuation.yield(event("weight"))
            stream.continuation.yield(event("temperature"))
            while await service.events.count < 2 { await Task.yield() }
            bench.clock.advance(by: EventQueue.patience - 60)
            await bench.connect()
            await bench.broker.until { $0.count { $0.topic == topic } == 2 }
            let told = await bench.broker.published.filter { $0.topic == topic }
            #expect(String(decoding: told[0].payload, as: UTF8.self).contains("weight"))
        }
    }

    @Test("are forgotten when nobody could take them for long, and never more than a few are kept")
    func dropped() {
        var queue = EventQueue()
        for number in 0..<100 { queue.add(event("\(number)"), at: 1_000) }
        #expect(queue.count == EventQueue.capacity)
        #expect(queue.first(at: 1_000)?.type == "36")
        #expect(queue.first(at: 1_000 + EventQueue.patience + 1) == nil)
        #expect(queue.count == 0)
    }

    private func event(_ type: String) -> EntityEvent {
        EntityEvent(
            user: anna,
            kind: .reading,
            type: type,
            occurredAt: 1_773_144_000,
            details: [EntityDetail("value", .number(ExactDecimal(8_025, exponent: -2)))]
        )
    }
}
