import Foundation
import Logging
import TestSupport
import Testing

@testable import MQTTLink

@Suite("A broker that is not there", .timeLimit(.minutes(2)))
struct UnreachableBrokerTests {
    @Test("nobody listening is told as unreachable with host and port")
    func nobody() async throws {
        let port = try MosquittoBroker.freePort()
        let link = MosquittoLinkTests.link(
            BrokerAddress(host: "127.0.0.1", port: port, password: "secret", clientID: "b")
        )
        let watch = BrokerWatch(await link.start(will: nil))
        let fault = try await watch.fault()
        #expect(fault.code == .unreachable)
        #expect(fault.message == "Nobody listens at 127.0.0.1:\(port).")
        await link.stop()
        await watch.end()
    }

    @Test("an unknown name is told as such")
    func name() async throws {
        let link = MosquittoLinkTests.link(BrokerAddress(host: "no-such-broker.invalid", clientID: "b"))
        let watch = BrokerWatch(await link.start(will: nil))
        let fault = try await watch.fault()
        #expect(fault.code == .unreachable)
        #expect(fault.message == "The name of the broker, no-such-broker.invalid, is not known.")
        await link.stop()
    }

    @Test("a link that was never started has no connection")
    func notStarted() async {
        let link = MosquittoLinkTests.link(BrokerAddress(host: "127.0.0.1", clientID: "b"))
        let fault = await #expect(throws: BrokerFault.self) {
            try await link.publish(MQTTMessage("a", text: "", isRetained: false))
        }
        #expect(fault?.code == .notConnected)
        await link.stop()
    }

    @Test("the pauses grow from one second to a minute")
    func patience() {
        let patience = ReconnectPatience()
        #expect([1, 2, 3, 6, 7, 100].map(patience.pause(afterFailures:)) == [1, 2, 4, 32, 60, 60])
    }

    @Test("a listener that says nothing is given up after a while")
    func silent() async throws {
        let silent = try SilentListener()
        let link = MosquittoLink(
            address: BrokerAddress(host: "127.0.0.1", port: silent.port, clientID: "b"),
            logger: .init(label: "test"),
            patience: ReconnectPatience(first: 0.05, longest: 0.2, answer: 0.3)
        )
        let watch = BrokerWatch(await link.start(will: nil))
        let fault = try await watch.fault()
        #expect(fault.message == "The broker at 127.0.0.1:\(silent.port) does not answer.")
        await link.stop()
    }
}
