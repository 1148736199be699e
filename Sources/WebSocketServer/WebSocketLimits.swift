import NIOCore

/// What a client may take of the program.
package struct WebSocketLimits: Sendable {
    /// Bytes of one message, however many frames it comes in. No command comes near it, and this times the connections is
    /// what strangers can make the program hold.
    package var largestMessage = 256 * 1024
    package var mostFragments = 256
    /// What waits for a client that reads too slowly, before it is sent away; as in Home Assistant.
    package var mostWaitingMessages = 4096
    package var mostWaitingBytes = 32 * 1024 * 1024
    package var mostConnections = 64
    /// How often a silent client is asked whether it is still there.
    package var heartbeat = Duration.seconds(55)
    /// How long a client has to say goodbye.
    package var farewell = Duration.seconds(1)

    package init() {}
}
