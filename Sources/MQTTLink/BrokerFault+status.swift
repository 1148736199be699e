import CMosquitto
import Foundation

extension BrokerFault {
    /// Why a connection could not be made, or ended.
    ///
    /// - Parameters:
    ///   - status: what the library returned.
    ///   - errorNumber: the system's error after the try to connect.
    ///   - answer: the broker's answer to the sign-in; nil if there was none.
    ///   - complaints: what the library logged as errors.
    init(
        status: Int32,
        errorNumber: Int32,
        answer: Int32?,
        complaints: [String],
        wasConnected: Bool,
        address: BrokerAddress
    ) {
        if let answer, answer != 0 {
            self.init(answer: answer, address: address)
        } else if !wasConnected, address.usesTLS, Self.isTLS(status, complaints) {
            self.init(complaints: complaints, address: address)
        } else if wasConnected {
            self.init(
                .unreachable,
                "The connection to the broker at \(address.place) was lost.",
                hint: "It is made again as soon as the broker answers."
            )
        } else {
            self.init(status: status, errorNumber: errorNumber, address: address)
        }
    }

    private static func isTLS(_ status: Int32, _ complaints: [String]) -> Bool {
        status == MOSQ_ERR_TLS.code || status == MOSQ_ERR_TLS_HANDSHAKE.code
            || complaints.contains { $0.contains("OpenSSL") || $0.contains("certificate") || $0.contains("TLS") }
    }

    /// The broker answered and said no: the codes of MQTT 3.1.1 and, above 127, those of 5.
    private init(answer: Int32, address: BrokerAddress) {
        switch answer {
        case 4, 5, 134, 135:
            self.init(
                .refused,
                "The broker at \(address.place) refuses the user name or the password.",
                hint: address.username == nil
                    ? "Add username and password to the block mqtt." : "Check username and password in the block mqtt."
            )
        case 2, 133:
            self.init(
                .refused,
                "The broker at \(address.place) refuses the client id.",
                hint: "Choose another client_id in the block mqtt."
            )
        case 138:
            self.init(
                .refused,
                "The broker at \(address.place) has banned this client.",
                hint: "Lift the ban at the broker."
            )
        case 3, 136, 137, 151:
            self.init(
                .unreachable,
                "The broker at \(address.place) says that it is not available.",
                hint: "It is tried again by itself."
            )
        default:
            self.init(
                .other,
                "The broker at \(address.place) refuses the connection with code \(answer).",
                hint: "The log of the broker says why."
            )
        }
    }

    private init(complaints: [String], address: BrokerAddress) {
        let said = complaints.joined(separator: "\n").lowercased()
        let sentence = "The TLS connection to the broker at \(address.place) failed"
        if said.contains("host name") || said.contains("hostname") {
            self.init(
                .tls,
                "\(sentence): its certificate is for another host.",
                hint: "Use the name in the certificate as broker, or set tls_insecure."
            )
        } else if said.contains("verify failed") || said.contains("unable to get") {
            self.init(
                .tls,
                "\(sentence): its certificate is not trusted.",
                hint: "Give the certificate of its authority as certificate in the block mqtt."
            )
        } else if said.contains("wrong version number") {
            self.init(
                .tls,
                "\(sentence): it does not speak TLS on this port.",
                hint: "The port for TLS is usually 8883."
            )
        } else if said.contains("certificate required") || said.contains("handshake failure") {
            self.init(
                .tls,
                "\(sentence): it wants a certificate of this program.",
                hint: "Set client_cert and client_key in the block mqtt."
            )
        } else if said.contains("unable to load") {
            self = .unusableCertificates(at: address)
        } else {
            self.init(.tls, "\(sentence).", hint: "Check port and certificate in the block mqtt.")
        }
    }

    private init(status: Int32, errorNumber: Int32, address: BrokerAddress) {
        switch status {
        case MOSQ_ERR_EAI.code, MOSQ_ERR_LOOKUP.code:
            self.init(
                .unreachable,
                "The name of the broker, \(address.host), is not known.",
                hint: "Check broker in the block mqtt, or write the IP address."
            )
        case MOSQ_ERR_ERRNO.code where errorNumber == ECONNREFUSED:
            self.init(
                .unreachable,
                "Nobody listens at \(address.place).",
                hint: "Check that the broker runs, and broker and port in the block mqtt."
            )
        case MOSQ_ERR_TIMEOUT.code:
            self = .silent(at: address)
        case MOSQ_ERR_CONN_LOST.code, MOSQ_ERR_PROTOCOL.code, MOSQ_ERR_MALFORMED_PACKET.code, MOSQ_ERR_KEEPALIVE.code:
            self.init(
                .unreachable,
                "\(address.place) ended the connection before it answered as a broker does.",
                hint: "Check port in the block mqtt; if it is the port for TLS, set certificate."
            )
        default:
            self.init(
                .unreachable,
                "The broker at \(address.place) cannot be reached.",
                hint: "Check broker and port in the block mqtt, and that both machines are in one network."
            )
        }
    }
}
