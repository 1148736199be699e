import Logging
import NIOConcurrencyHelpers

/// A ``BrokerLink`` over libmosquitto, MQTT 3.1.1: the version every broker in a household speaks.
///
/// Each connection is made with a client of its own that is thrown away with it. So nothing the library may have
/// queued behind our back can be sent later, and a message counts as handed over only once the broker said so.
package final class MosquittoLink: BrokerLink {
    private let address: BrokerAddress
    private let logger: Logger
    private let patience: ReconnectPatience
    private let session = NIOLockedValueBox<BrokerSession?>(nil)

    package convenience init(address: BrokerAddress, logger: Logger) {
        self.init(address: address, logger: logger, patience: ReconnectPatience())
    }

    init(address: BrokerAddress, logger: Logger, patience: ReconnectPatience) {
        self.address = address
        self.logger = logger
        self.patience = patience
    }

    deinit {
        session.withLockedValue { $0 }?.askToEnd()
    }

    package func start(will: MQTTMessage?) async -> AsyncStream<BrokerEvent> {
        await stop()
        let (stream, continuation) = AsyncStream.makeStream(of: BrokerEvent.self)
        let session = BrokerSession(
            address: address,
            will: will,
            patience: patience,
            logger: logger,
            events: continuation
        )
        self.session.withLockedValue { $0 = session }
        session.begin()
        return stream
    }

    package func publish(_ message: MQTTMessage) async throws(BrokerFault) {
        try await current().publish(message)
    }

    package func publish(_ messages: [MQTTMessage]) async throws(BrokerFault) {
        try await current().publish(messages)
    }

    package func subscribe(_ topicFilter: String, qualityOfService: Int) async throws(BrokerFault) {
        try await current().subscribe(topicFilter, qualityOfService: qualityOfService)
    }

    package func unsubscribe(_ topicFilter: String) async throws(BrokerFault) {
        try await current().unsubscribe(topicFilter)
    }

    package func abandon() async { session.withLockedValue { $0 }?.abandon() }

    package func stop() async {
        let session = session.withLockedValue { held -> BrokerSession? in
            defer { held = nil }
            return held
        }
        await session?.end()
    }

    private func current() throws(BrokerFault) -> BrokerSession {
        guard let session = session.withLockedValue({ $0 }) else { throw BrokerFault.notConnected(to: address) }
        return session
    }
}
