import CMosquitto
import Foundation

/// libmosquitto's client of one connection.
///
/// It may go from thread to thread: once told that it is used by several, the library locks everything itself.
struct MosquittoHandle: @unchecked Sendable {
    private static let isLibraryReady = mosquitto_lib_init() == MOSQ_ERR_SUCCESS.code

    let pointer: OpaquePointer

    /// - Parameter owner: comes back in every callback; must outlive the handle.
    /// - Returns: nil if there is no memory, or the client id cannot be used.
    init?(clientID: String, owner: UnsafeMutableRawPointer) {
        guard Self.isLibraryReady, let pointer = mosquitto_new(clientID.isEmpty ? nil : clientID, true, owner) else {
            return nil
        }
        self.pointer = pointer
        mosquitto_threaded_set(pointer, true)
        mosquitto_int_option(pointer, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V311)
        mosquitto_int_option(pointer, MOSQ_OPT_TCP_NODELAY, 1)
        // The library's 20 would make a thousand messages wait for one another.
        mosquitto_int_option(pointer, MOSQ_OPT_SEND_MAXIMUM, 2_000)
    }

    func destroy() {
        mosquitto_destroy(pointer)
    }

    /// Confirms to TCP what was just read. Most brokers hold a second small packet back until the first one is confirmed,
    /// and systems wait 40 ms with that for something to send along: so long every reading after the first of a row would
    /// wait for the broker's answers to those before it.
    func acknowledgeAtOnce() {
        #if os(Linux)
            let socket = mosquitto_socket(pointer)
            guard socket >= 0 else { return }
            var yes: Int32 = 1
            setsockopt(socket, Int32(IPPROTO_TCP), TCP_QUICKACK, &yes, socklen_t(MemoryLayout<Int32>.size))
        #endif
    }
}

extension mosq_err_t {
    /// As the library's functions return it.
    var code: Int32 { Int32(rawValue) }
}
