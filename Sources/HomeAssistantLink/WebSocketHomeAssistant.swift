import JSONDocument
import Logging
import NIOCore
import NIOPosix
import NIOWebSocket

/// A real Home Assistant, over its WebSocket.
package struct WebSocketHomeAssistant: HomeAssistantLink {
    package let address: HomeAssistantAddress
    private let answerTimeout: Duration
    private let logger: Logger

    /// - Parameter answerTimeout: how long one command may take.
    package init(address: HomeAssistantAddress, answerTimeout: Duration = .seconds(60), logger: Logger) {
        self.address = address
        self.answerTimeout = answerTimeout
        self.logger = logger
    }

    package func withSession<Result: Sendable>(
        _ body: @escaping @Sendable (any HomeAssistantSession) async throws -> Result
    ) async throws -> Result {
        let channel = try await SocketConnector(address: address).connect()
        logger.debug("Connected to Home Assistant.")
        do {
            return try await channel.executeThenClose { inbound, outbound in
                let session = SocketSession(outbound: outbound, token: address.token, timeout: answerTimeout)
                return try await withThrowingTaskGroup(of: Result?.self) { group in
                    group.addTask {
                        await session.read(inbound)
                        return nil
                    }
                    group.addTask {
                        try await session.ready()
                        return try await body(session)
                    }
                    defer { group.cancelAll() }
                    // When the connection ends first, the body is still there to say what it could not do.
                    while let ended = try await group.next() {
                        if let result = ended { return result }
                    }
                    throw HomeAssistantFault.lost
                }
            }
        } catch let error as ChannelError {
            logger.debug("The connection to Home Assistant ended.", metadata: ["error": "\(error)"])
            throw HomeAssistantFault.lost
        }
    }
}
