import Entities
import MQTTLink
import TestSupport
import Testing
import WithingsModel

@testable import HomeAssistant

@Suite("An order to sync")
struct OrderTests {
    let bench = Bench()

    @Test(
        "is for everybody, or for the person that it names by profile or number",
        arguments: [
            ("", nil), ("PRESS", nil), ("all", nil), ("Anna", anna), (" anna\n", anna), ("1001", anna),
        ] as [(String, WithingsUserID?)]
    )
    func order(text: String, user: WithingsUserID?) async throws {
        let orders = AsyncStream.makeStream(of: [WithingsUserID?].self)
        try await bench.show(reading(.weight, 80))
        try await bench.run(bench.service(onSync: { orders.continuation.yield([$0]) })) {
            await bench.connect()
            await bench.broker.publishFromOutside(MQTTMessage("withings-bridge/sync", text: text, isRetained: false))
            for await order in orders.stream {
                #expect(order == [user])
                break
            }
        }
    }

    @Test("that names nobody, or is retained, is not carried out")
    func refused() async throws {
        let orders = AsyncStream.makeStream(of: [WithingsUserID?].self)
        try await bench.show(reading(.weight, 80))
        // Held by the broker from before: it would be carried out at every start.
        await bench.broker.publishFromOutside(MQTTMessage("withings-bridge/sync", text: "", isRetained: true))
        try await bench.run(bench.service(onSync: { orders.continuation.yield([$0]) })) {
            await bench.connect()
            for text in ["Nobody", "9999999", String(repeating: "x", count: 100_000), "Anna"] {
                await bench.broker.publishFromOutside(
                    MQTTMessage("withings-bridge/sync", text: text, isRetained: false)
                )
            }
            for await order in orders.stream {
                #expect(order == [anna])
                break
            }
        }
    }

    @Test("can be given with a button of the bridge's device")
    func button() async throws {
        try await bench.show(reading(.weight, 80))
        await bench.board.show(BridgeFacts(version: "1.0"))
        try await bench.run(bench.service()) {
            await bench.connect()
            let held = await bench.broker.retainedTexts["homeassistant/device/withings_bridge/config"]
            let payload = try #require(held.flatMap { DevicePayload(json: $0.utf8) })
            #expect(payload.components["bridge_sync_now"]?.commandTopic == "withings-bridge/sync")
            #expect(payload.components["bridge_sync_now"]?.stateTopic == nil)
            #expect(payload.device.version == "1.0")
            #expect(await bench.broker.retainedTexts["withings-bridge/bridge/bridge_version/state"] == "1.0")
        }
    }
}
