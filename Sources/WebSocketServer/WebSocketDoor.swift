/// Where WebSockets are answered, and by whom.
package struct WebSocketDoor: Sendable {
    package var path: String
    package var limits: WebSocketLimits
    package let seats: WebSocketSeats
    /// Makes the talk of a new connection; what it sends it puts into the outbox.
    package var makeTalk: @Sendable (WebSocketOutbox) -> any WebSocketTalk

    package init(
        path: String,
        limits: WebSocketLimits = WebSocketLimits(),
        makeTalk: @escaping @Sendable (WebSocketOutbox) -> any WebSocketTalk
    ) {
        self.path = path
        self.limits = limits
        self.makeTalk = makeTalk
        seats = WebSocketSeats(limit: limits.mostConnections)
    }
}
