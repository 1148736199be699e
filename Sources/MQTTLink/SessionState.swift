import CMosquitto

/// What a session's thread and its users share.
struct SessionState: Sendable {
    enum Phase { case idle, connecting, waitingForAnswer, connected }

    var phase = Phase.idle
    var isEnding = false
    /// The thread has ended.
    var isOver = false
    /// Counts the tries, so that a late alarm is not taken for one of the present try.
    var attempt = 0
    /// Only while there is a connection or a try.
    var handle: MosquittoHandle?
    /// What the broker answered to the sign-in.
    var answer: Int32?
    /// What the library complained about during the present try.
    var complaints: [String] = []
    /// The present try was reported as failed before it ended.
    var isFaultTold = false
    /// Who waits for the broker's confirmation, by the library's number of the message.
    var waiting: [Int32: Waiting] = [:]
    /// Since when the broker has confirmed nothing though somebody waits.
    var waitingSince: ContinuousClock.Instant?
    /// The connection is to end without a farewell: the broker takes nothing, and is to publish the will once it can.
    var isAbandoned = false
    var nextTicket = 0
    /// Who waits for the end of the thread.
    var farewells: [CheckedContinuation<Void, Never>] = []

    /// The farewell of the present connection was handed over.
    var isFarewellSaid = false

    /// The broker has seen the sign-in: going without a farewell would make it publish the will.
    var isAtBroker: Bool { phase == .waitingForAnswer || phase == .connected }

    /// Hands over the farewell, once. Behind everything that was handed over before.
    mutating func sayFarewell() {
        guard isAtBroker, !isFarewellSaid, let handle else { return }
        isFarewellSaid = true
        mosquitto_disconnect(handle.pointer)
    }

    struct Waiting: Sendable {
        var ticket: Int
        /// Called once, with what became of the order.
        var answer: @Sendable (Result<Void, BrokerFault>) -> Void
    }
}
