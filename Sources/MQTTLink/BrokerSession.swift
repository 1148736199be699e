import Foundation
import Logging
import NIOConcurrencyHelpers

/// The time from `start` to `stop`: a thread of its own connects, reads and writes, and connects again.
///
/// The library's calls block (names are resolved, sockets waited for), so none of them runs on Swift's threads.
final class BrokerSession: Sendable {
    let address: BrokerAddress
    let will: MQTTMessage?
    let patience: ReconnectPatience
    let logger: Logger
    let state = NIOLockedValueBox(SessionState())
    private let events: AsyncStream<BrokerEvent>.Continuation
    /// Wakes the thread from the pause between two tries.
    private let alarm = NSCondition()

    init(
        address: BrokerAddress,
        will: MQTTMessage?,
        patience: ReconnectPatience,
        logger: Logger,
        events: AsyncStream<BrokerEvent>.Continuation
    ) {
        self.address = address
        self.will = will
        self.patience = patience
        self.logger = logger
        self.events = events
    }

    /// Starts the thread.
    func begin() {
        let thread = Thread { self.run() }
        thread.name = "mqtt"
        thread.start()
    }

    /// Disconnects in an orderly way and returns when that is done. A try to connect that hangs is not waited for.
    func end() async {
        askToEnd()
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let isDone = state.withLockedValue { state in
                if state.isOver || !state.isAtBroker { return true }
                state.farewells.append(continuation)
                return false
            }
            if isDone { continuation.resume() }
        }
        events.finish()
    }

    /// Lets go of a connection whose broker takes nothing, if somebody waits for it.
    func abandon() {
        state.withLockedValue { state in
            if !state.waiting.isEmpty { state.isAbandoned = true }
        }
    }

    /// Tells the thread to disconnect and end.
    func askToEnd() {
        state.withLockedValue { state in
            state.isEnding = true
            state.sayFarewell()
        }
        alarm.lock()
        alarm.broadcast()
        alarm.unlock()
        if state.withLockedValue({ !$0.isAtBroker }) { events.finish() }
    }

    func tell(_ event: BrokerEvent) {
        events.yield(event)
    }

    private func run() {
        // A connection that breaks while TLS writes must not end the program.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        var failures = 0
        while !state.withLockedValue({ $0.isEnding }) {
            let outcome = connection()
            if state.withLockedValue({ $0.isEnding }) { break }
            failures = outcome.wasConnected ? 1 : failures + 1
            let pause = patience.pause(afterFailures: failures)
            if outcome.isToldAlready == false { tell(.disconnected(outcome.fault)) }
            logger.info(
                "broker not connected, trying again",
                metadata: ["reason": "\(outcome.fault.code.rawValue)", "seconds": "\(pause)"]
            )
            sleep(seconds: pause)
        }
        let farewells = state.withLockedValue { state in
            state.isOver = true
            defer { state.farewells = [] }
            return state.farewells
        }
        events.finish()
        for farewell in farewells { farewell.resume() }
    }

    private func sleep(seconds: Double) {
        let deadline = Date(timeIntervalSinceNow: seconds)
        alarm.lock()
        while !state.withLockedValue({ $0.isEnding }), alarm.wait(until: deadline) {}
        alarm.unlock()
    }
}
