import CMosquitto
import Logging
import NIOConcurrencyHelpers

/// What the library tells, on the session's thread.
extension BrokerSession {
    /// The broker answered the sign-in.
    func answered(_ code: Int32) {
        state.withLockedValue { state in
            state.answer = code
            if code == 0 { state.phase = .connected }
        }
        guard code == 0 else { return }
        logger.info("broker connected", metadata: ["host": "\(address.host)", "port": "\(address.port)"])
        tell(.connected)
    }

    /// The broker has a message, or knows a subscription.
    func confirmed(_ id: Int32, isRefused: Bool = false) {
        // The lock is held while a message is handed over, so its number is in the table even if the broker was quicker.
        let waiting = state.withLockedValue { state in
            let waiting = state.waiting.removeValue(forKey: id)
            state.waitingSince = state.waiting.isEmpty ? nil : .now
            return waiting
        }
        waiting?.answer(isRefused ? .failure(.refusedSubscription(at: address)) : .success(()))
    }

    func received(_ message: MQTTMessage) {
        tell(.message(message))
    }

    func complained(_ text: String) {
        state.withLockedValue { state in
            if state.complaints.count < 10 { state.complaints.append(text) }
        }
    }
}
