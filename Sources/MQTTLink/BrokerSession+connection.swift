import CMosquitto
import Foundation
import Logging
import NIOConcurrencyHelpers

extension BrokerSession {
    /// How a connection, or the try to make one, ended.
    struct Outcome {
        var wasConnected: Bool
        var fault: BrokerFault
        var isToldAlready = false
    }

    /// Connects and stays until the connection ends. Runs on the session's thread.
    func connection() -> Outcome {
        let owner = Unmanaged.passUnretained(self).toOpaque()
        guard let handle = MosquittoHandle(clientID: address.clientID, owner: owner) else {
            return Outcome(wasConnected: false, fault: .unusableClientID(at: address))
        }
        defer { handle.destroy() }
        do throws(BrokerFault) {
            try handle.prepare(address, will: will)
        } catch {
            return Outcome(wasConnected: false, fault: error)
        }
        handle.tellSession()
        let attempt = state.withLockedValue { state in
            state.phase = .connecting
            state.attempt += 1
            state.answer = nil
            state.complaints = []
            state.isFaultTold = false
            state.isFarewellSaid = false
            state.isAbandoned = false
            state.waitingSince = nil
            state.handle = handle
            return state.attempt
        }
        watch(attempt)
        errno = 0
        var status = mosquitto_connect(
            handle.pointer,
            address.host,
            Int32(address.port),
            Int32(address.keepaliveSeconds)
        )
        let number = errno
        if status == MOSQ_ERR_SUCCESS.code {
            state.withLockedValue { if $0.phase == .connecting { $0.phase = .waitingForAnswer } }
            status = talk(handle)
        }
        return close(status: status, number: number)
    }

    /// Reads and writes until the connection ends.
    private func talk(_ handle: MosquittoHandle) -> Int32 {
        let start = Date()
        var goodbye: Date?
        while true {
            let status = mosquitto_loop(handle.pointer, 500, 1)
            handle.acknowledgeAtOnce()
            let (phase, isEnding, isHanging) = state.withLockedValue { state in
                if state.isEnding, !state.isAbandoned { state.sayFarewell() }
                let silence = state.waitingSince.map { $0.duration(to: .now) } ?? .zero
                return (state.phase, state.isEnding, state.isAbandoned || silence > .seconds(patience.confirmation))
            }
            if status != MOSQ_ERR_SUCCESS.code { return status }
            // A frozen broker keeps its connections: whoever waits for it would wait for ever.
            if isHanging { return MOSQ_ERR_TIMEOUT.code }
            if isEnding {
                // A broker that does not take the farewell in time goes without.
                let since = goodbye ?? Date()
                goodbye = since
                if Date().timeIntervalSince(since) > 2 { return MOSQ_ERR_TIMEOUT.code }
            }
            if phase != .connected, Date().timeIntervalSince(start) > patience.answer { return MOSQ_ERR_TIMEOUT.code }
        }
    }

    /// Says after a while that a broker does not answer, though the system goes on trying for minutes.
    private func watch(_ attempt: Int) {
        DispatchQueue.global().asyncAfter(deadline: .now() + patience.answer) { [weak self] in
            guard let self else { return }
            let isLate = state.withLockedValue { state in
                guard state.attempt == attempt, state.phase == .connecting, !state.isEnding else { return false }
                state.isFaultTold = true
                return true
            }
            if isLate { tell(.disconnected(.silent(at: address))) }
        }
    }

    private func close(status: Int32, number: Int32) -> Outcome {
        let before = state.withLockedValue { state in
            let before = state
            state.phase = .idle
            state.handle = nil
            state.waiting = [:]
            state.waitingSince = nil
            return before
        }
        for waiter in before.waiting.values {
            waiter.answer(.failure(.notConnected(to: address)))
        }
        let fault = BrokerFault(
            status: status,
            errorNumber: number,
            answer: before.answer,
            complaints: before.complaints,
            wasConnected: before.phase == .connected,
            address: address
        )
        return Outcome(wasConnected: before.phase == .connected, fault: fault, isToldAlready: before.isFaultTold)
    }
}
