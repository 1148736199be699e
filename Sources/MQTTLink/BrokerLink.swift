/// A connection to an MQTT broker that mends itself. Small on purpose: the library behind it may change.
package protocol BrokerLink: Sendable {
    /// Starts connecting, and connects again whenever the connection is lost, until ``stop()``.
    ///
    /// - Parameter will: what the broker publishes when this program vanishes.
    /// - Returns: everything that happens, in order; ends after ``stop()``.
    func start(will: MQTTMessage?) async -> AsyncStream<BrokerEvent>
    /// Hands a message to the broker. Returns once the broker has it (quality of service 1) or it was sent (0).
    ///
    /// - Throws: `notConnected` at once while there is no connection; nothing is queued then.
    func publish(_ message: MQTTMessage) async throws(BrokerFault)
    /// Hands several messages to the broker in their order, without waiting for one before the next is on its way.
    /// Returns once the broker has them all.
    ///
    /// - Throws: as ``publish(_:)-(MQTTMessage)``; how many of them the broker has is not known then.
    func publish(_ messages: [MQTTMessage]) async throws(BrokerFault)
    /// Asks for the messages of a topic filter. Counts for the present connection only.
    func subscribe(_ topicFilter: String, qualityOfService: Int) async throws(BrokerFault)
    func unsubscribe(_ topicFilter: String) async throws(BrokerFault)
    /// Lets whoever waits for a confirmation go on without it, and the connection with them: for the end of a run whose broker
    /// is frozen. The broker publishes the will once it notices.
    func abandon() async
    /// Disconnects in an orderly way: the will is not published.
    func stop() async
}

extension BrokerLink {
    package func abandon() async {}

    package func publish(_ messages: [MQTTMessage]) async throws(BrokerFault) {
        for message in messages { try await publish(message) }
    }
}
