import CMosquitto

extension MosquittoHandle {
    /// Has the library tell the session what happens. C functions carry nothing with them; the session comes back as
    /// the user pointer.
    func tellSession() {
        mosquitto_connect_callback_set(pointer) { _, owner, code in
            MosquittoHandle.session(owner)?.answered(code)
        }
        mosquitto_publish_callback_set(pointer) { _, owner, id in
            MosquittoHandle.session(owner)?.confirmed(id)
        }
        mosquitto_subscribe_callback_set(pointer) { _, owner, id, count, granted in
            let isRefused = count > 0 && granted?[0] == 0x80
            MosquittoHandle.session(owner)?.confirmed(id, isRefused: isRefused)
        }
        mosquitto_unsubscribe_callback_set(pointer) { _, owner, id in
            MosquittoHandle.session(owner)?.confirmed(id)
        }
        mosquitto_message_callback_set(pointer) { _, owner, message in
            guard let message = message?.pointee, let topic = message.topic else { return }
            let payload = UnsafeRawBufferPointer(start: message.payload, count: Int(message.payloadlen))
            MosquittoHandle.session(owner)?.received(
                MQTTMessage(
                    String(cString: topic),
                    payload: [UInt8](payload),
                    isRetained: message.retain,
                    qualityOfService: Int(message.qos)
                )
            )
        }
        mosquitto_log_callback_set(pointer) { _, owner, level, text in
            // The only place where the library says that it was TLS that failed, and why.
            guard level == MOSQ_LOG_ERR, let text, let session = MosquittoHandle.session(owner) else { return }
            session.complained(String(cString: text))
        }
    }

    private static func session(_ owner: UnsafeMutableRawPointer?) -> BrokerSession? {
        owner.map { Unmanaged<BrokerSession>.fromOpaque($0).takeUnretainedValue() }
    }
}
