import NIOConcurrencyHelpers

/// What waits to be sent over one connection. Sending never waits; a client that does not keep up is sent away.
package final class WebSocketOutbox: Sendable {
    private struct State {
        var messages: [[UInt8]] = []
        var bytes = 0
        var pongs: [[UInt8]] = []
        var coalesces = false
        var isWelcome = false
        var farewell: WebSocketFarewell?
    }

    /// What the writer sends next.
    struct Batch {
        var pongs: [[UInt8]]
        /// Whole messages, ready to be sent.
        var messages: [[UInt8]]
        /// Set when nothing follows.
        var farewell: WebSocketFarewell?
    }

    private let state = NIOLockedValueBox(State())
    private let limits: WebSocketLimits
    private let signal: AsyncStream<Void>.Continuation
    /// A value whenever there may be something to send.
    let signals: AsyncStream<Void>
    private let closing: AsyncStream<Void>.Continuation
    /// A value once the connection is to end, whether or not its client still reads.
    let closings: AsyncStream<Void>

    package init(limits: WebSocketLimits = WebSocketLimits()) {
        self.limits = limits
        (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (closings, closing) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    package func send(_ message: [UInt8]) {
        state.withLockedValue { state in
            guard state.farewell == nil else { return }
            state.messages.append(message)
            state.bytes += message.count
            if state.messages.count > limits.mostWaitingMessages || state.bytes > limits.mostWaitingBytes {
                state.messages = []
                state.bytes = 0
                state.farewell = .tooSlow
                closing.yield()
            }
        }
        signal.yield()
    }

    /// From now on messages that wait together are sent as one JSON list.
    package func coalesce(_ coalesces: Bool) {
        state.withLockedValue { $0.coalesces = coalesces }
    }

    /// Ends the connection once everything before has been sent.
    package func close(_ farewell: WebSocketFarewell) {
        state.withLockedValue { state in
            if state.farewell == nil { state.farewell = farewell }
        }
        closing.yield()
        signal.yield()
    }

    /// The client has shown who it is: from now on its seat is its own.
    package func welcome() {
        state.withLockedValue { $0.isWelcome = true }
    }

    /// Whether the client could still be sent away to make room for another.
    var isOnApproval: Bool { state.withLockedValue { !$0.isWelcome && $0.farewell == nil } }

    package var isClosing: Bool { state.withLockedValue { $0.farewell != nil } }

    func pong(_ payload: [UInt8]) {
        state.withLockedValue { state in
            // Only the last ping needs an answer (RFC 6455 §5.5.3).
            state.pongs = [payload]
        }
        signal.yield()
    }

    /// Takes everything that waits.
    package func takeMessages() -> [[UInt8]] { take().messages }

    func take() -> Batch {
        state.withLockedValue { state in
            var messages = state.messages
            if state.coalesces, messages.count > 1 {
                var list: [UInt8] = [UInt8(ascii: "[")]
                list.reserveCapacity(state.bytes + messages.count + 2)
                for (index, message) in messages.enumerated() {
                    if index > 0 { list.append(UInt8(ascii: ",")) }
                    list.append(contentsOf: message)
                }
                list.append(UInt8(ascii: "]"))
                messages = [list]
            }
            let batch = Batch(pongs: state.pongs, messages: messages, farewell: state.farewell)
            state.messages = []
            state.pongs = []
            state.bytes = 0
            return batch
        }
    }
}
