/// A message of a topic, sent or received.
package struct MQTTMessage: Sendable, Equatable {
    package var topic: String
    package var payload: [UInt8]
    package var isRetained: Bool
    /// 0 or 1.
    package var qualityOfService: Int

    package init(_ topic: String, payload: [UInt8], isRetained: Bool, qualityOfService: Int = 1) {
        self.topic = topic
        self.payload = payload
        self.isRetained = isRetained
        self.qualityOfService = qualityOfService
    }

    package init(_ topic: String, text: String, isRetained: Bool, qualityOfService: Int = 1) {
        self.init(topic, payload: [UInt8](text.utf8), isRetained: isRetained, qualityOfService: qualityOfService)
    }
}
