import Logging
import MQTTLink

/// Reads what a broker keeps.
struct RetainedShelf {
    let port: Int

    /// Every retained message, by topic; complete once an own message sent after subscribing has come back.
    func read() async throws -> [String: String] {
        let link = MosquittoLink(
            address: BrokerAddress(
                host: "127.0.0.1",
                port: port,
                clientID: "shelf-\(UInt32.random(in: 0...UInt32.max))"
            ),
            logger: Logger(label: "shelf") { _ in SwiftLogNoOpLogHandler() }
        )
        var kept: [String: String] = [:]
        let marker = "shelf/\(UInt64.random(in: 0...UInt64.max))"
        for await event in await link.start(will: nil) {
            switch event {
            case .connected:
                try await link.subscribe("#", qualityOfService: 0)
                try await link.publish(MQTTMessage(marker, text: "end", isRetained: false, qualityOfService: 0))
            case .message(let message) where message.topic == marker:
                await link.stop()
            case .message(let message) where message.isRetained:
                kept[message.topic] = String(decoding: message.payload, as: UTF8.self)
            case .message: break
            case .disconnected(let fault):
                await link.stop()
                throw fault
            }
        }
        return kept
    }
}
