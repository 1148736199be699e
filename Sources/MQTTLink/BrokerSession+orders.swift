import CMosquitto
import NIOConcurrencyHelpers

/// What users of the link ask for.
extension BrokerSession {
    func publish(_ message: MQTTMessage) async throws(BrokerFault) {
        try await order { handle, id in
            Self.give(message, to: handle, &id)
        } invalid: {
            .unusableTopic(message.topic)
        }
    }

    /// How many messages are on their way at a time. As one is confirmed the next goes, and not batch by batch: at the
    /// end of a batch the broker's confirmations would wait for ours of TCP, 40 ms each time.
    private static let window = 256

    func publish(_ messages: [MQTTMessage]) async throws(BrokerFault) {
        let (answers, answered) = AsyncStream.makeStream(of: Result<Void, BrokerFault>.self)
        var next = answers.makeAsyncIterator()
        var open = 0
        for message in messages {
            if open == Self.window {
                try await Self.pass(next.next())
                open -= 1
            }
            let refusal = register(
                newTicket(),
                { answered.yield($0) },
                { handle, id in Self.give(message, to: handle, &id) },
                { .unusableTopic(message.topic) }
            )
            if let refusal { try refusal.get() } else { open += 1 }
        }
        for _ in 0..<open { try await Self.pass(next.next()) }
    }

    /// - Parameter answer: nil where the one who waits was cancelled.
    private static func pass(_ answer: Result<Void, BrokerFault>?) throws(BrokerFault) {
        guard let answer else { throw .cancelled() }
        try answer.get()
    }

    private static func give(_ message: MQTTMessage, to handle: MosquittoHandle, _ id: inout Int32) -> Int32 {
        mosquitto_publish(
            handle.pointer,
            &id,
            message.topic,
            Int32(message.payload.count),
            message.payload,
            Int32(message.qualityOfService),
            message.isRetained
        )
    }

    func subscribe(_ filter: String, qualityOfService: Int) async throws(BrokerFault) {
        try await order { handle, id in
            mosquitto_subscribe(handle.pointer, &id, filter, Int32(qualityOfService))
        } invalid: {
            .unusableTopic(filter)
        }
    }

    func unsubscribe(_ filter: String) async throws(BrokerFault) {
        try await order { handle, id in
            mosquitto_unsubscribe(handle.pointer, &id, filter)
        } invalid: {
            .unusableTopic(filter)
        }
    }

    /// Hands an order to the library and waits until the broker has confirmed it.
    ///
    /// Nothing is handed over without a connection: at quality of service 1 the library would keep it for later.
    private func order(
        _ give: (MosquittoHandle, inout Int32) -> Int32,
        invalid: () -> BrokerFault
    ) async throws(BrokerFault) {
        let ticket = newTicket()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Result<Void, BrokerFault>, Never>) in
                let refusal = register(ticket, { continuation.resume(returning: $0) }, give, invalid)
                if let refusal { continuation.resume(returning: refusal) }
                // A task cancelled before its order was in the table.
                if Task.isCancelled { forget(ticket) }
            }
        } onCancel: {
            forget(ticket)
        }
        try result.get()
    }

    private func newTicket() -> Int {
        state.withLockedValue { state in
            state.nextTicket += 1
            return state.nextTicket
        }
    }

    /// - Returns: the result if there is nothing to wait for.
    private func register(
        _ ticket: Int,
        _ answer: @escaping @Sendable (Result<Void, BrokerFault>) -> Void,
        _ give: (MosquittoHandle, inout Int32) -> Int32,
        _ invalid: () -> BrokerFault
    ) -> Result<Void, BrokerFault>? {
        var displaced: SessionState.Waiting?
        let result = state.withLockedValue { state -> Result<Void, BrokerFault>? in
            guard let handle = state.handle, state.phase == .connected, !state.isEnding, !state.isAbandoned else {
                return .failure(.notConnected(to: address))
            }
            var id: Int32 = 0
            switch give(handle, &id) {
            case MOSQ_ERR_SUCCESS.code:
                if state.waiting.isEmpty { state.waitingSince = .now }
                displaced = state.waiting.updateValue(.init(ticket: ticket, answer: answer), forKey: id)
                return nil
            case MOSQ_ERR_INVAL.code, MOSQ_ERR_MALFORMED_UTF8.code: return .failure(invalid())
            case MOSQ_ERR_PAYLOAD_SIZE.code, MOSQ_ERR_OVERSIZE_PACKET.code: return .failure(.tooLarge())
            default: return .failure(.notConnected(to: address))
            }
        }
        // Numbers come round after 65,535 messages without an answer.
        displaced?.answer(.failure(.notConnected(to: address)))
        return result
    }

    private func forget(_ ticket: Int) {
        let waiting = state.withLockedValue { state -> SessionState.Waiting? in
            guard let id = state.waiting.first(where: { $0.value.ticket == ticket })?.key else { return nil }
            defer { if state.waiting.isEmpty { state.waitingSince = nil } }
            return state.waiting.removeValue(forKey: id)
        }
        waiting?.answer(.failure(.cancelled()))
    }
}
