import Logging
import MQTTLink

/// Says one thing at a broker and leaves, as `mosquitto_pub` does in a router's script.
struct BrokerKnock {
    let port: Int

    func publish(_ topic: String, _ text: String = "") async throws {
        let link = MosquittoLink(
            address: BrokerAddress(
                host: "127.0.0.1",
                port: port,
                clientID: "knock-\(UInt32.random(in: 0...UInt32.max))"
            ),
            logger: Logger(label: "knock") { _ in SwiftLogNoOpLogHandler() }
        )
        for await event in await link.start(will: nil) {
            switch event {
            case .connected:
                try await link.publish(MQTTMessage(topic, text: text, isRetained: false, qualityOfService: 1))
                await link.stop()
            case .message: break
            case .disconnected(let fault):
                await link.stop()
                throw fault
            }
        }
    }
}
