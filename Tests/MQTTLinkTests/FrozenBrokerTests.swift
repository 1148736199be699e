import Logging
import TestSupport
import Testing

@testable import MQTTLink

@Suite(
    "A broker that is frozen",
    .enabled(if: MosquittoBroker.isInstalled, "mosquitto is not installed"),
    .timeLimit(.minutes(2))
)
struct FrozenBrokerTests {
    private static func link(_ broker: MosquittoBroker, confirmation: Double) -> MosquittoLink {
        MosquittoLink(
            address: MosquittoLinkTests.address(broker),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            patience: ReconnectPatience(first: 0.05, longest: 0.2, confirmation: confirmation)
        )
    }

    @Test("is left after a while in which it confirms nothing, and met again once it thaws")
    func unconfirmed() async throws {
        let broker = try await MosquittoBroker.started()
        let link = Self.link(broker, confirmation: 0.5)
        let watch = BrokerWatch(await link.start(will: nil))
        try await watch.connected()
        broker.freeze()
        let message = MQTTMessage("x", text: "1", isRetained: true)
        let fault = await #expect(throws: BrokerFault.self) { try await link.publish(message) }
        #expect(fault?.code == .notConnected)
        broker.thaw()
        while (try? await link.publish(message)) == nil { try await Task.sleep(for: .milliseconds(10)) }
        await link.stop()
        broker.kill()
    }

    @Test("holds up nobody who gives it up, and says that the program is gone once it thaws")
    func abandoned() async throws {
        let broker = try await MosquittoBroker.started()
        let observer = MosquittoLink(
            address: MosquittoLinkTests.address(broker, id: "observer"),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        let seen = BrokerWatch(await observer.start(will: nil))
        try await seen.connected()
        try await observer.subscribe("will", qualityOfService: 1)
        let link = Self.link(broker, confirmation: 600)
        let watch = BrokerWatch(await link.start(will: MQTTMessage("will", text: "offline", isRetained: true)))
        try await watch.connected()
        broker.freeze()
        let publishing = Task { try await link.publish(MQTTMessage("x", text: "1", isRetained: true)) }
        // Only a connection on which something hangs is given up.
        let giving = Task {
            while !Task.isCancelled {
                await link.abandon()
                try await Task.sleep(for: .milliseconds(10))
            }
        }
        let fault = await #expect(throws: BrokerFault.self) { try await publishing.value }
        giving.cancel()
        #expect(fault?.code == .notConnected)
        await link.stop()
        broker.thaw()
        let will = try await seen.next { if case .message(let message) = $0 { message } else { nil } }
        #expect(will.topic == "will")
        await observer.stop()
        broker.kill()
    }
}
